// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "launch/reconciler.h"
#include "store/draftfile.h"
#include "store/settings.h"
#include "ui/forms/launchform.h"
#include "ui/history/historypage.h"
#include "ui/history/rehearsemenu.h"
#include "ui/history/unresolvednotifier.h"
#include "ui/pages/rentpage.h"
#include "ui/pages/settingspage.h"
#include "ui/series/seriesdialog.h"
#include "ui/series/seriesrun.h"
#include "ui/session.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace berth {
namespace {

const QString geometryName = QStringLiteral("geometry");
constexpr int noticeMs = 4000;

}

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
{
    setObjectName(QStringLiteral("mainWindow"));
    build();
    showSession();
    resize(1100, 720);
    setMinimumSize(900, 600);
    restoreGeometry(m_services.settings.blob(geometryName));
    connect(&m_services.session, &Session::changed, this, &MainWindow::showSession);
}

void MainWindow::build()
{
    auto *central = new QWidget(this);
    m_sandboxBar = buildSandboxBar(central);
    buildPages(central);

    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sandboxBar);
    layout->addLayout(body, 1);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false); // made now, so that nothing moves when it first speaks
}

QWidget *MainWindow::buildSandboxBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    bar->setObjectName(QStringLiteral("sandboxBar"));
    bar->setAutoFillBackground(true);
    QPalette colors = bar->palette();
    colors.setColor(QPalette::Window, toneColor(Tone::SandboxBar, palette()));
    colors.setColor(QPalette::WindowText, toneColor(Tone::SandboxText, palette()));
    colors.setColor(QPalette::ButtonText, toneColor(Tone::SandboxText, palette()));
    bar->setPalette(colors);
    auto *words = new QLabel(tr("Sandbox: nothing is billed"), bar);
    words->setAlignment(Qt::AlignCenter);
    auto *faults = new RehearseMenu(m_services.faults, bar);
    connect(faults, &RehearseMenu::armed, this, &MainWindow::say);
    auto *layout = new QGridLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(words, 0, 0);
    layout->addWidget(faults, 0, 0, Qt::AlignRight | Qt::AlignVCenter);
    return bar;
}

void MainWindow::buildPages(QWidget *parent)
{
    m_rail = new Rail(parent);
    m_rail->addPage(QStringLiteral("rent"), Glyph::Rent, tr("Rent"), QKeySequence(Qt::CTRL | Qt::Key_1));
    m_rail->addPage(
        QStringLiteral("history"), Glyph::History, tr("History"), QKeySequence(Qt::CTRL | Qt::Key_3));
    m_rail->addPage(
        QStringLiteral("settings"), Glyph::Settings, tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_pages = new QStackedWidget(parent);
    m_rent = new RentPage(m_services, m_pages);
    m_pages->addWidget(m_rent);

    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_rent, &RentPage::settingsWanted, this, [this] {
        m_rail->setCurrent(SettingsPageIndex);
        m_settings->focusKey();
    });
    connect(m_rent, &RentPage::limitsWanted, this, [this] {
        m_rail->setCurrent(SettingsPageIndex);
        m_settings->focusLimits();
    });
    connect(m_rent, &RentPage::sandboxWanted, this, [this] { enterSandbox(true); });
    connect(m_rent, &RentPage::historyWanted, this, &MainWindow::showHistory);
    connect(m_rent, &RentPage::copied, this, &MainWindow::say);
    connect(m_rent, &RentPage::linkWanted, this, &MainWindow::openLink);
}

void MainWindow::showPage(int page)
{
    if (page == HistoryPageIndex && !m_history) {
        m_history = new HistoryPage(m_services, m_pages);
        m_pages->addWidget(m_history);
        connect(m_history, &HistoryPage::copied, this, &MainWindow::say);
        connect(m_history, &HistoryPage::linkWanted, this, &MainWindow::openLink);
        connect(m_history, &HistoryPage::rentWanted, this, [this] { m_rail->setCurrent(RentPageIndex); });
    }
    if (page == SettingsPageIndex && !m_settings) {
        m_settings = new SettingsPage(m_services, m_pages);
        m_pages->addWidget(m_settings);
        connect(m_settings, &SettingsPage::sandboxWanted, this, &MainWindow::enterSandbox);
    }
    QWidget *const pages[] = {m_rent, m_history, m_settings};
    m_pages->setCurrentWidget(pages[page]);
}

void MainWindow::showHistory(const QString &launchId)
{
    m_rail->setCurrent(HistoryPageIndex);
    m_history->showLaunch(launchId);
}

void MainWindow::showForm()
{
    m_rail->setCurrent(RentPageIndex);
    m_rent->showForm();
}

void MainWindow::say(const QString &words)
{
    statusBar()->showMessage(words, noticeMs);
}

void MainWindow::openLink(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

// What the first frame does not need.
void MainWindow::follow()
{
    m_notifier = new UnresolvedNotifier(m_services, this);
    connect(m_notifier, &UnresolvedNotifier::countChanged, this, [this](int count) {
        m_rail->setBadge(QStringLiteral("history"), count, tr("%n unresolved", nullptr, count));
    });
    connect(m_notifier, &UnresolvedNotifier::launchWanted, this, [this](const QString &id) {
        raise();
        activateWindow();
        showHistory(id);
    });
    connect(&m_services.journal, &JournalService::notice, this, [this](const QString &words) {
        auto *box = new QMessageBox(
            QMessageBox::Warning, tr("The journal of launches"), words, QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    connect(&m_services.reconciler, &Reconciler::problem, this, &MainWindow::say);
}

void MainWindow::showSession()
{
    const bool sandbox = m_services.session.isSandbox();
    m_sandboxBar->setVisible(sandbox);
    setWindowTitle(sandbox ? tr("Berth – sandbox") : tr("Berth"));
}

void MainWindow::enterSandbox(bool on)
{
    // The offer belongs to the other market.
    if (m_services.controller.isBusy() || m_services.series.isRunning()) {
        say(tr("A launch is under way; wait for its answer first."));
        return;
    }
    if (!on)
        m_services.session.leaveSandbox();
    else if (const auto entered = m_services.session.enterSandbox(); !entered)
        QMessageBox::warning(this, tr("Sandbox"), entered.error());
    m_services.draft.setOfferId(0);
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                follow();
                Q_EMIT firstPainted();
            },
            Qt::QueuedConnection);
        m_rent->form()->focusField(FieldId::Image);
    }
    return handled;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_services.settings.setBlob(geometryName, saveGeometry());
    saveUnfinishedForm();
    event->accept();
}

bool MainWindow::mayClose()
{
    if (!maySeriesEnd(m_services, this))
        return false;
    const bool sending = m_services.controller.isBusy();
    const int open = m_notifier ? m_notifier->count() : 0;
    if (!sending && open == 0)
        return true;
    const QString later = m_services.session.isSandbox()
        ? tr("This is the sandbox: it ends with Berth, and nothing is billed.")
        : tr("It may be billed. Berth looks for it again when it is started the next time.");
    QMessageBox ask(QMessageBox::Question,
        sending ? tr("A launch is under way") : tr("The outcome of a launch is open"),
        (sending ? tr(
             "Vast.ai has not answered yet. If you close Berth now, whether a contract was made stays "
             "unknown.")
                : open == 1
                ? tr("A launch possibly created a contract, and Berth is still looking for it.")
                : tr("%1 launches possibly created a contract, and Berth is still looking for them.")
                      .arg(open))
            + u' ' + later,
        QMessageBox::NoButton, this);
    ask.setObjectName(QStringLiteral("closing"));
    QPushButton *stay = ask.addButton(tr("&Stay"), QMessageBox::RejectRole);
    QPushButton *show = sending ? nullptr : ask.addButton(tr("Show in &History"), QMessageBox::RejectRole);
    QPushButton *close = ask.addButton(tr("&Close all the same"), QMessageBox::DestructiveRole);
    stay->setObjectName(QStringLiteral("closing.stay"));
    close->setObjectName(QStringLiteral("closing.close"));
    ask.setDefaultButton(stay);
    ask.setEscapeButton(stay);
    ask.exec();
    if (show && ask.clickedButton() == show)
        m_rail->setCurrent(HistoryPageIndex);
    return ask.clickedButton() == close;
}

void MainWindow::saveUnfinishedForm()
{
    const auto saved
        = saveDraft(m_services.stateDir, {m_services.draft.fields(), m_services.draft.offerId()});
    if (!saved)
        qWarning("The unfinished form was not kept: %s", qPrintable(saved.error()));
}

}
