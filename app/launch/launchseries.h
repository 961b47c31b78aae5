// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpointpacer.h"
#include "api/offer.h"
#include "catalog/requestfields.h"
#include "core/clock.h"
#include "launch/launchresult.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <optional>

namespace berth {

class LaunchController;
class Reconciler;

// An offer that a series may take, and what it costs there: running, with the disk.
struct SeriesOffer
{
    Offer offer;
    Money pricePerHour;
};

// What a person has confirmed.
struct SeriesOrder
{
    int count = 1; // contracts, at most
    RequestFields fields; // of each; a label gets a number
    // An offer that costs more is not taken. Not set: none that costs more than the dearest of the plan.
    std::optional<Money> ceiling;
    bool tokenInLabel = false;
    int tries = 0; // launches, at most, refused ones too; 0: as many as it takes
    QString firstToken{}; // newLaunchToken() that the preview has shown, for the first; empty: a new one
};

struct SeriesPlan
{
    QList<SeriesOffer> offers; // at most as many as are asked for, in the order in which they are tried
    Money total; // $/hour of all of them
};
// Which of the offers a series would take. One of each machine first: offers of one machine take each other's
// GPUs away. Offers above the ceiling, and such that don't run for the bid, are left out.
[[nodiscard]] SeriesPlan planSeries(const QList<SeriesOffer> &found, const SeriesOrder &order);

// What has been found gone, and is not taken a second time.
struct GoneOffers
{
    QSet<qint64> offers;
    QSet<qint64> machines;
    void add(qint64 offer, qint64 machine);
};
// The cheapest offer for this request at or below the ceiling that is not one of those.
[[nodiscard]] std::optional<SeriesOffer> nextBest(const QList<SeriesOffer> &found,
    const RequestFields &fields, std::optional<Money> ceiling, const GoneOffers &gone);

// Launches several contracts, one after another, each under the launch rule with a record of its own. Never
// more than asked for: a launch counts as made until it is certain that it made nothing, that is, until its
// refusal is confirmed by the list, or nothing had left. Absent counts too, because only a person may send
// again then.
//
// When an offer is gone, another one at or below the ceiling takes its place, from the same question and not
// of the same machine. Any other refusal would meet the next offer too, so it ends the series, as does a
// launch that could not be sent.
class LaunchSeries : public QObject
{
    Q_OBJECT

public:
    enum class End : quint8 {
        Complete, // as many as asked for were made, or may have been
        NoOffers, // the market had no further offer
        Tried, // as many launches as were allowed
        Refused, // for a reason that holds for every offer
        NotSent, // the last launch did not leave this computer
        Unconfirmed, // the list did not tell whether a refused launch made nothing
        Stopped,
    };
    Q_ENUM(End)

    // The controller is the series' own while it runs; the reconciler is set to the same account.
    LaunchSeries(LaunchController &controller, Reconciler &reconciler, Clock &clock, EndpointPacer &pacer,
        QObject *parent = nullptr);

    // Begins with the plan. False while it runs, or when there is nothing to begin with. Ends in finished().
    bool start(const SeriesOrder &order, const SeriesPlan &plan);
    // The answers to offersWanted().
    void addOffers(const QList<SeriesOffer> &found);
    void offersFailed();

    // Takes no further offer until resume(); what is under way goes on.
    void pause();
    void resume();
    // The same for good: finished() follows when what is under way has its outcome.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] const SeriesOrder &order() const { return m_order; }
    // The ceiling in force: the order's, else the dearest price of the plan.
    [[nodiscard]] Money ceiling() const { return m_ceiling; }
    // The number that the label of this try bears, from 0 in results().
    [[nodiscard]] int numberOf(qsizetype result) const { return m_numbers.value(result); }
    [[nodiscard]] const QList<LaunchResult> &results() const { return m_results; } // every try, in order
    [[nodiscard]] int made() const; // contracts that are known
    // Contracts that exist or may exist.
    [[nodiscard]] int taken() const;

    // An answer of the market is good for so long; then it is asked again before the next launch.
    static constexpr std::chrono::seconds offersGoodFor{90};
    // How long to wait for the list to confirm a refusal once there is nothing else to do.
    static constexpr std::chrono::seconds confirmedWithin{30};
    // Questions in a row that bring nothing new, before the series gives up.
    static constexpr int emptyAnswers = 2;

Q_SIGNALS:
    // The market is to be asked again; addOffers() or offersFailed() follows.
    void offersWanted();
    void waiting(std::chrono::milliseconds time); // until the API takes the next launch
    void launching(const berth::SeriesOffer &offer); // its request is about to leave
    void launched(const berth::LaunchResult &result); // the first outcome of a try
    void progress(); // made(), taken() or results() changed
    void finished(berth::LaunchSeries::End end);

private:
    void step();
    void stepLater(std::chrono::milliseconds delay);
    void launch(const SeriesOffer &candidate);
    void onFinished(const LaunchResult &result);
    void onResolved(const LaunchRecord &record);
    void end(End end);
    void awaitConfirmation();
    [[nodiscard]] int nextNumber() const;
    [[nodiscard]] bool isWaitingForList() const;

    LaunchController &m_controller;
    Reconciler &m_reconciler;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    SeriesOrder m_order;
    Money m_ceiling;
    QList<SeriesOffer> m_queue;
    std::chrono::milliseconds m_askedAt{0};
    QSet<qint64> m_tried; // offers
    QSet<qint64> m_avoided; // machines of offers that were gone
    QList<LaunchResult> m_results;
    QList<int> m_numbers; // of each try; labels bear them
    std::optional<End> m_reason; // no further launch, because of this
    std::optional<std::chrono::milliseconds> m_confirmBy;
    int m_empty = 0; // answers in a row without a new offer
    bool m_running = false;
    bool m_paused = false;
    bool m_sending = false;
    bool m_wanting = false; // an answer of the market is on its way
    quint64 m_alarm = 0;
};

}
