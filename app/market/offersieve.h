// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"

#include <QBitArray>
#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace berth {

// A search made ready to be held against many offers: 20,000 of them take some milliseconds, so that what is
// shown can follow each key that is pressed.
//
// What an offer does not tell (a condition of a field that Offer does not hold, a number that is missing)
// speaks not against it. A sieve is for one thread at a time; copies are independent.
class OfferSieve
{
public:
    OfferSieve() = default; // lets all through
    explicit OfferSieve(const OfferSearch &search);

    [[nodiscard]] bool passes(const Offer &offer) const;
    [[nodiscard]] QBitArray passing(const QList<Offer> &offers) const; // a bit for each
    [[nodiscard]] qsizetype count(const QList<Offer> &offers) const; // how many pass

private:
    enum class Op : quint8 { Less, AtMost, More, AtLeast, Equal, Among, NotAmong };
    using Number = double (*)(const Offer &); // 0: not told
    struct NumberTest
    {
        Number value = nullptr;
        Op op = Op::AtLeast;
        std::vector<double> wanted;
    };
    struct NameTest
    {
        QStringList names;
        bool out = false; // none of them
    };
    struct PlaceTest
    {
        std::vector<quint32> countries; // both letters in one
        bool out = false;
    };
    struct FlagTest
    {
        bool Offer::*flag = nullptr;
        bool wanted = true;
    };

    void addConditions(const QString &key, const QJsonObject &conditions);
    void addNumbers(const QString &key, const QJsonObject &conditions);
    void addNames(const QJsonObject &conditions);
    void addPlaces(const QJsonObject &conditions);
    [[nodiscard]] bool numbersPass(const Offer &offer) const;
    [[nodiscard]] bool placePasses(const Offer &offer) const;
    [[nodiscard]] bool namePasses(const QString &gpu) const;

    std::vector<NumberTest> m_numbers;
    std::vector<NameTest> m_names;
    mutable QHash<QString, bool> m_knownNames; // whether they pass; a market has some dozens
    std::vector<PlaceTest> m_places;
    std::vector<FlagTest> m_flags;
    std::optional<Money> m_maxPrice;
    RentalType m_type = RentalType::OnDemand;
    double m_storageGb = 0;
};

// The code of the country in which an offer says it is ("Norway, NO" and "NO" are NO), in capitals; empty
// where it does not tell one.
[[nodiscard]] QString countryOf(const Offer &offer);

}
