// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerrecheck.h"

#include "api/apiclient.h"
#include "market/costtext.h"
#include "market/offerlookup.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("OfferRecheck", sentence);
}

// With as many places as it takes to see the difference.
PriceChange change(const QString &what, Money before, Money now)
{
    const QLocale locale;
    const int places = before.toDisplay(locale, 3) == now.toDisplay(locale, 3) ? 6 : 3;
    return {what, text("%1/h").arg(before.toDisplay(locale, places)),
        text("%1/h").arg(now.toDisplay(locale, places))};
}

}

OfferRecheck::OfferRecheck(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
    , m_searcher(client, clock, pacer)
{
    connect(&m_searcher, &OfferSearcher::found, this, [this](const QList<Offer> &offers) {
        const auto found = std::find_if(
            offers.begin(), offers.end(), [this](const Offer &offer) { return offer.id == m_id; });
        tell(found == offers.end() ? OfferAnswer{OfferAnswer::State::Gone, std::nullopt, {}}
                                   : OfferAnswer{OfferAnswer::State::There, *found, {}});
    });
    connect(&m_searcher, &OfferSearcher::failed, this, [this](const ApiError &error) {
        tell({OfferAnswer::State::Failed, std::nullopt, describe(error)});
    });
}

void OfferRecheck::ask(qint64 id, RentalType type, double diskGb)
{
    cancel();
    m_id = id;
    m_asking = true;
    const auto later = [this](std::chrono::milliseconds delay, const OfferAnswer &answer) {
        m_clock.after(delay, this, [this, question = m_question, answer] {
            if (question == m_question)
                tell(answer);
        });
    };
    m_pacer.setServer(m_client.account().baseUrl);
    const auto wait = m_pacer.waitFor(Endpoint::SearchOffers);
    if (wait.count() > 0) {
        if (const auto fresh = seen(id, type)) {
            later(std::chrono::milliseconds(0), {OfferAnswer::State::There, fresh, {}});
            return;
        }
    }
    if (wait >= patience) {
        later(std::chrono::milliseconds(0),
            {OfferAnswer::State::Failed, std::nullopt,
                text("Vast.ai limits how often offers are searched.")});
        return;
    }
    OfferSearch search = offerById(id, type, diskGb);
    // An offer that is rented, or can't be, is as good as gone.
    search.extraFilters.insert(QStringLiteral("rentable"), QJsonObject{{QStringLiteral("eq"), true}});
    search.extraFilters.insert(QStringLiteral("rented"), QJsonObject{{QStringLiteral("eq"), false}});
    m_searcher.search(search);
    later(patience, {OfferAnswer::State::Failed, std::nullopt, text("No answer came in time.")});
}

void OfferRecheck::cancel()
{
    ++m_question;
    m_asking = false;
    m_searcher.cancel();
}

void OfferRecheck::tell(const OfferAnswer &answer)
{
    if (!m_asking)
        return;
    cancel();
    Q_EMIT answered(answer);
}

void OfferRecheck::noteSeen(const QList<Offer> &offers)
{
    m_seen = offers;
    m_seenAt = m_clock.elapsed();
}

std::optional<Offer> OfferRecheck::seen(qint64 id, RentalType type) const
{
    if (m_clock.elapsed() - m_seenAt >= seenCountsFor)
        return std::nullopt;
    const bool bids = type == RentalType::Interruptible;
    const auto found = std::find_if(m_seen.begin(), m_seen.end(),
        [&](const Offer &offer) { return offer.id == id && offer.isBid == bids; });
    return found == m_seen.end() ? std::nullopt : std::optional(*found);
}

QList<PriceChange> priceChanges(const std::optional<Offer> &before, const Offer &now, RentalType type,
    double diskGb, std::optional<Money> bid)
{
    const HourlyCost cost = hourlyCost(now, type, diskGb, bid);
    if (!before)
        return {{text("Price"), text("not known"), CostText::perHour(cost.total)}};
    QList<PriceChange> changes;
    const HourlyCost old = hourlyCost(*before, type, diskGb, bid);
    if (old.gpu != cost.gpu)
        changes.append(change(text("GPU"), old.gpu, cost.gpu));
    if (old.disk != cost.disk)
        changes.append(change(text("Disk"), old.disk, cost.disk));
    if (!changes.isEmpty())
        changes.prepend(change(text("Total"), old.total, cost.total));
    // A bid stays what it is; but below the lowest one nothing runs.
    if (type == RentalType::Interruptible && bid && before->minBid != now.minBid)
        changes.append(change(text("Lowest bid that runs"), before->minBid, now.minBid));
    const auto traffic = [&changes](const QString &what, double oldPrice, double price) {
        if (trafficCost(oldPrice, 1) != trafficCost(price, 1))
            changes.append({what, CostText::perGb(oldPrice), CostText::perGb(price)});
    };
    traffic(text("Traffic up"), before->inetUpCost, now.inetUpCost);
    traffic(text("Traffic down"), before->inetDownCost, now.inetDownCost);
    return changes;
}

}
