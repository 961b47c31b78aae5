// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/triespage.h"

#include "launch/launchcontroller.h"
#include "ui/series/seriesquestion.h"
#include "ui/series/seriesrun.h"
#include "ui/series/serieswords.h"
#include "ui/templates/chosentemplate.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

TriesPage::TriesPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_now(new QLabel(this))
    , m_before(new QLabel(this))
    , m_stop(new QPushButton(tr("Try no &further"), this))
    , m_stopWaiting(new QPushButton(tr("&Stop waiting"), this))
{
    setObjectName(QStringLiteral("tries"));
    m_now->setObjectName(QStringLiteral("tries.now"));
    m_before->setObjectName(QStringLiteral("tries.before"));
    for (QLabel *label : {m_now, m_before}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setTextTone(m_before, Tone::Quiet);
    m_stop->setObjectName(QStringLiteral("tries.stop"));
    m_stop->setToolTip(tr("What is under way has its outcome; no other offer is taken"));
    m_stopWaiting->setObjectName(QStringLiteral("tries.stopWaiting"));
    m_stopWaiting->setToolTip(
        tr("Stopping does not undo the request: whether a contract was made is then unknown"));
    auto *progress = new QProgressBar(this);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setAccessibleName(tr("Renting"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_stop);
    buttons->addWidget(m_stopWaiting);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_now);
    layout->addWidget(progress);
    layout->addWidget(m_before);
    layout->addLayout(buttons);
    layout->addStretch();

    LaunchSeries &series = m_services.series.series();
    connect(&series, &LaunchSeries::launching, this, &TriesPage::onLaunching);
    connect(&series, &LaunchSeries::progress, this, &TriesPage::showTries);
    connect(&series, &LaunchSeries::finished, this, &TriesPage::onEnd);
    connect(&series, &LaunchSeries::offersWanted, this, [this] {
        if (m_mine)
            m_now->setText(tr("Nothing was made. Asking the market for another offer…"));
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_services.series.series().stop();
    });
    connect(m_stopWaiting, &QPushButton::clicked, this, [this] {
        m_services.series.series().stop();
        m_services.controller.stopWaiting();
    });
}

bool TriesPage::start(const LaunchIntent &intent, int others, Money ceiling, const OfferSearch &question)
{
    if (!intent.offer)
        return false;
    const RequestFields effective = m_services.chosenTemplate.effective();
    SeriesOrder order;
    order.fields = intent.fields;
    order.ceiling = ceiling;
    order.tokenInLabel = intent.tokenInLabel;
    order.tries = 1 + others;
    order.firstToken = intent.token;
    const SeriesOffer first = priced({*intent.offer}, effective).first();
    OfferSearch asked = forRequest(question, effective, std::nullopt);
    asked.maxPrice = ceiling; // the latest word on it
    m_mine = m_services.series.start(order, {{first}, first.pricePerHour}, asked, effective);
    if (!m_mine)
        return false;
    m_stop->setEnabled(true);
    m_stopWaiting->setEnabled(false);
    m_now->setText(tr("Renting offer %1.").arg(first.offer.id));
    m_before->setText({});
    m_stop->setFocus();
    return true;
}

void TriesPage::onLaunching(const SeriesOffer &offer)
{
    if (!m_mine)
        return;
    const LaunchSeries &series = m_services.series.series();
    m_now->setText(
        tr("Try %1 of at most %2: offer %3 for %4. Its request is sent once; waiting for the answer.")
            .arg(series.results().size() + 1)
            .arg(series.order().tries)
            .arg(offer.offer.id)
            .arg(SeriesWords::perHour(offer.pricePerHour)));
    m_stopWaiting->setEnabled(true);
}

void TriesPage::showTries()
{
    if (!m_mine)
        return;
    const QList<LaunchResult> &results = m_services.series.series().results();
    m_before->setText(SeriesWords::tried(results));
    m_stopWaiting->setEnabled(m_services.controller.isBusy());
    const LaunchResult &last = results.last();
    if (last.state == LaunchState::Refused && !last.record.confirmedAbsent.isValid())
        m_now->setText(
            tr("Offer %1 was refused. Waiting until the list of contracts confirms that nothing was "
               "made.")
                .arg(last.offerId));
}

void TriesPage::onEnd(LaunchSeries::End end)
{
    if (!m_mine)
        return;
    m_mine = false;
    const LaunchSeries &series = m_services.series.series();
    if (series.results().isEmpty()) {
        LaunchResult nothing;
        nothing.state = LaunchState::NotSent;
        nothing.outcome.state = CreateState::NotSent;
        nothing.outcome.delivery = Delivery::NotSent;
        Q_EMIT ended(nothing, SeriesWords::end(end, 0, 1));
        return;
    }
    const bool alone = series.results().size() == 1 && end == LaunchSeries::End::Complete;
    Q_EMIT ended(series.results().last(),
        alone ? QString()
              : SeriesWords::tried(series.results()) + u' ' + SeriesWords::end(end, series.made(), 1));
}

}
