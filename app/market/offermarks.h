// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"

#include <QByteArray>
#include <QSet>

#include <functional>

namespace berth {

// What a person has marked: machines and hosts that they like, and those that they never want again. The
// same machine is never both.
class OfferMarks
{
public:
    enum class Mark : quint8 { None, Favourite, Never };
    enum class Of : quint8 { Machine, Host };

    [[nodiscard]] Mark mark(Of of, qint64 id) const;
    // Nothing for an id that isn't known (0 or less).
    void setMark(Of of, qint64 id, Mark mark);

    // By its machine or by its host.
    [[nodiscard]] bool isFavourite(const Offer &offer) const;
    // Never wins where one is a favourite and the other is not wanted: hosts have many machines, and a person
    // has said no.
    [[nodiscard]] bool isNever(const Offer &offer) const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qsizetype neverCount() const;

    friend bool operator==(const OfferMarks &, const OfferMarks &) = default;

    // For the file: {"favourite": {"machines": [1], "hosts": [2]}, "never": {…}}. What can't be read in it is
    // passed over.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static OfferMarks fromJson(const QByteArray &json);

private:
    struct Marked
    {
        QSet<qint64> favourite;
        QSet<qint64> never;
        friend bool operator==(const Marked &, const Marked &) = default;
    };
    [[nodiscard]] const Marked &marked(Of of) const { return of == Of::Machine ? m_machines : m_hosts; }
    [[nodiscard]] Marked &marked(Of of) { return of == Of::Machine ? m_machines : m_hosts; }

    Marked m_machines;
    Marked m_hosts;
};

// Those that may be rented: for lists that a person does not see through, as the next best offers.
[[nodiscard]] QList<Offer> withoutNever(const QList<Offer> &offers, const OfferMarks &marks);

}
