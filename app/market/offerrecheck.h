// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/cost.h"
#include "market/offersearcher.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace berth {

// What the market says of an offer just before it is rented.
struct OfferAnswer
{
    enum class State : quint8 {
        There,
        Gone, // the market does not have it any more, or somebody else has it
        Failed, // it could not be asked, or not in time
    };
    State state = State::Failed;
    std::optional<Offer> offer; // while There
    QString why; // while Failed, a sentence
};

// Asks for one offer again, so that nobody rents at a price that is no longer true. An answer comes within
// `patience`, whatever the network does.
class OfferRecheck : public QObject
{
    Q_OBJECT

public:
    // Shares the pace of questions with others that ask the same server; all outlive this object.
    OfferRecheck(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);

    // answered() follows, always later; not for a question that a new one or cancel() took the place of.
    void ask(qint64 id, RentalType type, double diskGb);
    void cancel();

    // What the market has just told to others. Counts instead of an answer while the API's rate limit does
    // not let us ask, for as long as that is.
    void noteSeen(const QList<Offer> &offers);

    static constexpr std::chrono::seconds patience{4};
    static constexpr std::chrono::seconds seenCountsFor{6};

Q_SIGNALS:
    void answered(const berth::OfferAnswer &answer);

private:
    void tell(const OfferAnswer &answer);
    [[nodiscard]] std::optional<Offer> seen(qint64 id, RentalType type) const;

    ApiClient &m_client;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    OfferSearcher m_searcher;
    QList<Offer> m_seen;
    std::chrono::milliseconds m_seenAt{0}; // Clock::elapsed()
    qint64 m_id = 0;
    quint64 m_question = 0; // which one a late timer belongs to
    bool m_asking = false;
};

// One price that is not what it was, in the person's words.
struct PriceChange
{
    QString what;
    QString before;
    QString after;
    friend bool operator==(const PriceChange &, const PriceChange &) = default;
};

// What of the offer's prices concerns this rental and has changed, up or down. Empty: all is as it was shown.
// A price that was not known and is now is a change.
[[nodiscard]] QList<PriceChange> priceChanges(const std::optional<Offer> &before, const Offer &now,
    RentalType type, double diskGb, std::optional<Money> bid);

}
