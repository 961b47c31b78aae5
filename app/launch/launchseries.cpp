// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchseries.h"

#include "launch/launchcontroller.h"
#include "launch/offergone.h"
#include "launch/reconciler.h"

#include <algorithm>

namespace berth {
namespace {

constexpr qsizetype longestLabel = 256;
constexpr qsizetype roomForToken = 40; // a short form of the token may follow

// Nobody can say that it made nothing.
bool counts(const LaunchResult &result)
{
    const LaunchRecord &record = result.record;
    if (result.state == LaunchState::NotSent)
        return false;
    return result.state != LaunchState::Refused || !record.confirmedAbsent.isValid();
}

bool isUnconfirmed(const LaunchResult &result)
{
    return result.state == LaunchState::Refused && !result.record.confirmedAbsent.isValid();
}

bool suits(const SeriesOffer &candidate, const RequestFields &fields, const std::optional<Money> &ceiling)
{
    if (candidate.offer.id <= 0 || (ceiling && candidate.pricePerHour > *ceiling))
        return false;
    const Money *bid = fields.get<Money>(FieldId::Price);
    return !bid || *bid >= candidate.offer.minBid;
}

// One of each machine in front, the order kept otherwise.
QList<SeriesOffer> spread(const QList<SeriesOffer> &offers)
{
    QList<SeriesOffer> first;
    QList<SeriesOffer> others;
    QSet<qint64> machines;
    for (const SeriesOffer &one : offers) {
        const qint64 machine = one.offer.machineId;
        const bool seen = machine > 0 && machines.contains(machine);
        (seen ? others : first) << one;
        machines.insert(machine);
    }
    return first + others;
}

QString numbered(const QString &label, int number)
{
    const QString end = QStringLiteral("-%1").arg(number);
    return label.left(longestLabel - roomForToken - end.size()) + end;
}

}

SeriesPlan planSeries(const QList<SeriesOffer> &found, const SeriesOrder &order)
{
    SeriesPlan plan;
    QSet<qint64> seen;
    for (const SeriesOffer &one : spread(found)) {
        if (plan.offers.size() >= order.count)
            break;
        if (!suits(one, order.fields, order.ceiling) || seen.contains(one.offer.id))
            continue;
        seen.insert(one.offer.id);
        plan.offers << one;
        plan.total = plan.total + one.pricePerHour;
    }
    return plan;
}

void GoneOffers::add(qint64 offer, qint64 machine)
{
    offers.insert(offer);
    if (machine > 0)
        machines.insert(machine);
}

std::optional<SeriesOffer> nextBest(const QList<SeriesOffer> &found, const RequestFields &fields,
    std::optional<Money> ceiling, const GoneOffers &gone)
{
    std::optional<SeriesOffer> best;
    for (const SeriesOffer &one : found) {
        if (gone.offers.contains(one.offer.id) || gone.machines.contains(one.offer.machineId))
            continue;
        if (suits(one, fields, ceiling) && (!best || one.pricePerHour < best->pricePerHour))
            best = one;
    }
    return best;
}

LaunchSeries::LaunchSeries(
    LaunchController &controller, Reconciler &reconciler, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_reconciler(reconciler)
    , m_clock(clock)
    , m_pacer(pacer)
{
    connect(&m_controller, &LaunchController::finished, this, &LaunchSeries::onFinished);
    connect(&m_reconciler, &Reconciler::changed, this, &LaunchSeries::onResolved);
}

bool LaunchSeries::start(const SeriesOrder &order, const SeriesPlan &plan)
{
    if (m_running || order.count < 1 || plan.offers.isEmpty())
        return false;
    m_order = order;
    m_ceiling = std::max_element(plan.offers.begin(), plan.offers.end(), [](const auto &a, const auto &b) {
        return a.pricePerHour < b.pricePerHour;
    })->pricePerHour;
    if (order.ceiling)
        m_ceiling = *order.ceiling;
    m_queue = plan.offers;
    m_askedAt = m_clock.elapsed();
    m_tried.clear();
    m_avoided.clear();
    m_results.clear();
    m_numbers.clear();
    m_reason.reset();
    m_confirmBy.reset();
    m_empty = 0;
    m_running = true;
    m_paused = m_sending = m_wanting = false;
    stepLater(std::chrono::milliseconds(0));
    return true;
}

int LaunchSeries::made() const
{
    return int(std::count_if(m_results.begin(), m_results.end(),
        [](const LaunchResult &result) { return result.state == LaunchState::Created; }));
}

int LaunchSeries::taken() const
{
    return int(std::count_if(m_results.begin(), m_results.end(), counts)) + (m_sending ? 1 : 0);
}

void LaunchSeries::pause()
{
    m_paused = true;
}

void LaunchSeries::resume()
{
    m_paused = false;
    if (m_running)
        stepLater(std::chrono::milliseconds(0));
}

void LaunchSeries::stop()
{
    if (!m_running)
        return;
    if (!m_reason)
        m_reason = End::Stopped;
    stepLater(std::chrono::milliseconds(0));
}

void LaunchSeries::stepLater(std::chrono::milliseconds delay)
{
    // Only the latest alarm counts.
    m_clock.after(delay, this, [this, alarm = ++m_alarm] {
        if (alarm == m_alarm)
            step();
    });
}

// Does the next thing there is to do; whatever ends comes back here.
void LaunchSeries::step()
{
    if (!m_running || m_sending)
        return;
    if (m_reason) {
        end(*m_reason);
        return;
    }
    if (m_paused)
        return;
    if (taken() >= m_order.count) {
        if (isWaitingForList())
            awaitConfirmation();
        else
            end(End::Complete);
        return;
    }
    m_confirmBy.reset();
    if (m_order.tries > 0 && m_results.size() >= m_order.tries) {
        end(End::Tried);
        return;
    }
    if (m_wanting)
        return;
    while (!m_queue.isEmpty()
        && (m_tried.contains(m_queue.first().offer.id)
            || m_avoided.contains(m_queue.first().offer.machineId)))
        m_queue.removeFirst();
    if (m_queue.isEmpty() || m_clock.elapsed() - m_askedAt > offersGoodFor) {
        m_queue.clear();
        m_wanting = true;
        Q_EMIT offersWanted();
        return;
    }
    if (const auto wait = m_pacer.waitFor(Endpoint::Create); wait.count() > 0) {
        Q_EMIT waiting(wait);
        stepLater(wait);
        return;
    }
    launch(m_queue.takeFirst());
}

void LaunchSeries::launch(const SeriesOffer &candidate)
{
    LaunchIntent intent;
    const bool first = m_results.isEmpty() && !m_order.firstToken.isEmpty();
    intent.token = first ? m_order.firstToken : newLaunchToken();
    intent.offerId = candidate.offer.id;
    intent.fields = m_order.fields;
    intent.offer = candidate.offer;
    intent.tokenInLabel = m_order.tokenInLabel;
    const Money *bid = intent.fields.get<Money>(FieldId::Price);
    intent.pricePerHour = bid ? *bid : candidate.pricePerHour;
    const int number = nextNumber();
    if (const QString *label = intent.fields.get<QString>(FieldId::Label); label && m_order.count > 1)
        intent.fields.set(FieldId::Label, numbered(*label, number));
    m_tried.insert(candidate.offer.id);
    m_sending = true;
    m_numbers << number;
    m_pacer.sent(Endpoint::Create);
    Q_EMIT launching(candidate);
    if (m_controller.launch(intent))
        return;
    // Somebody else's launch is under way in it, or the request has errors: nothing was sent.
    m_sending = false;
    m_numbers.removeLast();
    m_reason = End::NotSent;
    stepLater(std::chrono::milliseconds(0));
}

void LaunchSeries::onFinished(const LaunchResult &result)
{
    if (!m_sending)
        return;
    m_sending = false;
    m_results << result;
    RawReply reply;
    reply.delivery = result.outcome.delivery;
    reply.status = result.outcome.status;
    reply.retryAfter = result.outcome.retryAfter;
    m_pacer.answered(Endpoint::Create, reply);
    // Before anybody is told: who listens may delete this.
    if (result.state == LaunchState::Unknown || result.state == LaunchState::Refused)
        m_reconciler.watch(result.record);
    if (result.state == LaunchState::NotSent)
        m_reason = m_reason.value_or(End::NotSent);
    else if (result.state == LaunchState::Refused && !isOfferGone(result.outcome))
        m_reason = m_reason.value_or(End::Refused);
    else if (result.state == LaunchState::Refused && result.record.offer.machineId > 0)
        m_avoided.insert(result.record.offer.machineId);
    stepLater(std::chrono::milliseconds(0));
    Q_EMIT launched(result);
    Q_EMIT progress();
}

void LaunchSeries::onResolved(const LaunchRecord &record)
{
    const auto found = std::find_if(m_results.begin(), m_results.end(),
        [&record](const LaunchResult &result) { return result.record.id == record.id; });
    if (found == m_results.end())
        return;
    found->record = record;
    found->state = record.state;
    if (m_running)
        stepLater(std::chrono::milliseconds(0));
    Q_EMIT progress();
}

void LaunchSeries::addOffers(const QList<SeriesOffer> &found)
{
    if (!m_running || !m_wanting)
        return;
    m_wanting = false;
    m_askedAt = m_clock.elapsed();
    for (const SeriesOffer &one : spread(found)) {
        const bool fresh = !m_tried.contains(one.offer.id) && !m_avoided.contains(one.offer.machineId);
        if (fresh && suits(one, m_order.fields, m_ceiling))
            m_queue << one;
    }
    m_empty = m_queue.isEmpty() ? m_empty + 1 : 0;
    if (m_empty >= emptyAnswers)
        m_reason = m_reason.value_or(End::NoOffers);
    stepLater(std::chrono::milliseconds(0));
}

void LaunchSeries::offersFailed()
{
    addOffers({});
}

// Labels number what exists or may exist; a try that made nothing gives its number back.
int LaunchSeries::nextNumber() const
{
    for (int number = 1;; ++number) {
        bool free = true;
        for (qsizetype i = 0; i < m_results.size() && free; ++i)
            free = m_numbers.at(i) != number || !counts(m_results.at(i));
        if (free)
            return number;
    }
}

bool LaunchSeries::isWaitingForList() const
{
    return std::any_of(m_results.begin(), m_results.end(), isUnconfirmed);
}

void LaunchSeries::awaitConfirmation()
{
    if (!m_confirmBy)
        m_confirmBy = m_clock.elapsed() + confirmedWithin;
    if (m_clock.elapsed() >= *m_confirmBy)
        end(End::Unconfirmed);
    else
        stepLater(*m_confirmBy - m_clock.elapsed());
}

void LaunchSeries::end(End end)
{
    m_running = false;
    m_queue.clear();
    ++m_alarm;
    Q_EMIT finished(end);
}

}
