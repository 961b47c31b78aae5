// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesdialog.h"

#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "store/settings.h"
#include "ui/series/seriesconfirm.h"
#include "ui/series/seriesplanpage.h"
#include "ui/series/seriesresultpage.h"
#include "ui/series/seriesrun.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace berth {

SeriesDialog::SeriesDialog(const Services &services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_pages(new QStackedWidget(this))
    , m_plan(new SeriesPlanPage(services, m_pages))
    , m_result(new SeriesResultPage(services, m_pages))
{
    setObjectName(QStringLiteral("series"));
    m_pages->addWidget(m_plan);
    m_pages->addWidget(m_result);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_pages);
    connect(m_plan, &SeriesPlanPage::rentWanted, this, &SeriesDialog::confirm);
    connect(m_plan, &SeriesPlanPage::closeWanted, this, &QDialog::reject);
    connect(m_plan, &SeriesPlanPage::settingsWanted, this, &SeriesDialog::settingsWanted);
    connect(m_plan, &SeriesPlanPage::limitsWanted, this, &SeriesDialog::limitsWanted);
    connect(m_plan, &SeriesPlanPage::linkWanted, this, &SeriesDialog::linkWanted);
    connect(m_result, &SeriesResultPage::closeWanted, this, &QDialog::reject);
    connect(m_result, &SeriesResultPage::planWanted, this, [this] {
        m_pages->setCurrentWidget(m_plan);
        m_plan->restart();
    });
    connect(m_result, &SeriesResultPage::historyWanted, this, &SeriesDialog::historyWanted);
    connect(m_result, &SeriesResultPage::copied, this, &SeriesDialog::copied);
    resize(720, 560);
}

void SeriesDialog::present(const Sources &sources)
{
    const bool sandbox = m_services.session.isSandbox();
    setWindowTitle(sandbox ? tr("Rent several in the sandbox") : tr("Rent several"));
    if (!m_services.series.isRunning()) {
        m_pages->setCurrentWidget(m_plan);
        m_plan->open(sources);
    }
    show(); // not modal: the window stays usable
    raise();
    activateWindow();
}

void SeriesDialog::confirm()
{
    if (findChild<SeriesConfirm *>() || m_services.series.isRunning() || m_services.controller.isBusy()
        || !m_plan->mayRent())
        return;
    auto *ask = new SeriesConfirm(m_plan->plan(), m_plan->order(), m_services.session.isSandbox(), this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, &SeriesDialog::run);
    ask->open();
}

void SeriesDialog::run()
{
    if (m_services.controller.isBusy() || !m_plan->mayRent())
        return;
    if (!m_services.series.start(m_plan->order(), m_plan->plan(), m_plan->question(), m_plan->effective()))
        return;
    m_services.draft.renewToken(); // the preview's is not one of theirs
    m_result->begin();
    m_pages->setCurrentWidget(m_result);
}

void SeriesDialog::reject()
{
    if (m_services.series.isRunning() && m_pages->currentWidget() == m_result
        && !maySeriesEnd(m_services, this))
        return;
    QDialog::reject();
}

bool maySeriesEnd(const Services &services, QWidget *parent)
{
    LaunchSeries &series = services.series.series();
    if (!series.isRunning())
        return true;
    QMessageBox ask(QMessageBox::Question, SeriesDialog::tr("Contracts are being rented"),
        SeriesDialog::tr("%1 of %2 contracts are made. Stop before the next one? What is under way still has "
                         "its outcome, in History.")
            .arg(series.made())
            .arg(series.order().count),
        QMessageBox::NoButton, parent);
    ask.setObjectName(QStringLiteral("seriesEnding"));
    QPushButton *goOn = ask.addButton(SeriesDialog::tr("&Go on renting"), QMessageBox::RejectRole);
    QPushButton *stop = ask.addButton(SeriesDialog::tr("&Stop and close"), QMessageBox::DestructiveRole);
    goOn->setObjectName(QStringLiteral("seriesEnding.goOn"));
    stop->setObjectName(QStringLiteral("seriesEnding.stop"));
    ask.setDefaultButton(goOn);
    ask.setEscapeButton(goOn);
    ask.exec();
    if (ask.clickedButton() != stop)
        return !series.isRunning();
    series.stop();
    return true;
}

}
