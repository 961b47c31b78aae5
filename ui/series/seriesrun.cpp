// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesrun.h"

#include "api/apiclient.h"
#include "market/markbook.h"
#include "store/launchrecord.h"
#include "ui/series/seriesquestion.h"

namespace berth {

SeriesRun::SeriesRun(ApiClient &client, Clock &clock, EndpointPacer &pacer, LaunchController &controller,
    Reconciler &reconciler, const MarkBook &marks, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_series(controller, reconciler, clock, pacer)
    , m_searcher(client, clock, pacer)
{
    connect(&m_series, &LaunchSeries::offersWanted, &m_searcher, [this] { m_searcher.search(m_question); });
    connect(&m_searcher, &OfferSearcher::found, &m_series, [this, &marks](const QList<Offer> &offers) {
        m_series.addOffers(priced(withoutNever(offers, marks.marks()), m_effective));
    });
    connect(&m_searcher, &OfferSearcher::failed, &m_series, &LaunchSeries::offersFailed);
    connect(&m_series, &LaunchSeries::finished, this, [this] {
        m_searcher.cancel();
        Q_EMIT runningChanged(false);
    });
}

bool SeriesRun::start(const SeriesOrder &order, const SeriesPlan &plan, const OfferSearch &question,
    const RequestFields &effective)
{
    if (m_series.isRunning())
        return false;
    m_question = question;
    m_effective = effective;
    m_account = accountFingerprint(m_client.account().key);
    m_server = apiIdentity(m_client.account().baseUrl);
    if (!m_series.start(order, plan))
        return false;
    Q_EMIT runningChanged(true);
    return true;
}

void SeriesRun::followAccount()
{
    if (!m_series.isRunning())
        return;
    if (m_account != accountFingerprint(m_client.account().key)
        || m_server != apiIdentity(m_client.account().baseUrl))
        m_series.stop();
}

}
