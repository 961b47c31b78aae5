// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "launch/launchseries.h"
#include "market/offersearcher.h"

#include <QObject>

namespace berth {

class ApiClient;
class MarkBook;

// The window's one series: it answers the series' questions from the market, and stops it when the account
// becomes another one.
class SeriesRun : public QObject
{
    Q_OBJECT

public:
    // All outlive it.
    SeriesRun(ApiClient &client, Clock &clock, EndpointPacer &pacer, LaunchController &controller,
        Reconciler &reconciler, const MarkBook &marks, QObject *parent = nullptr);

    // `question` is asked for offers in place of those that are gone, whose price is worked out for
    // `effective`: the request with what its template sets. False: one runs already, or the plan is empty.
    bool start(const SeriesOrder &order, const SeriesPlan &plan, const OfferSearch &question,
        const RequestFields &effective);
    [[nodiscard]] bool isRunning() const { return m_series.isRunning(); }
    [[nodiscard]] LaunchSeries &series() { return m_series; }
    // Call it when the client may have another account.
    void followAccount();

Q_SIGNALS:
    void runningChanged(bool running);

private:
    ApiClient &m_client;
    LaunchSeries m_series;
    OfferSearcher m_searcher;
    OfferSearch m_question;
    RequestFields m_effective;
    QString m_account;
    QUrl m_server;
};

}
