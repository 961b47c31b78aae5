// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "store/draftfile.h"
#include "store/settings.h"
#include "ui/forms/launchform.h"
#include "ui/pages/rentpage.h"
#include "ui/pages/settingspage.h"
#include "ui/session.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
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
    m_sandboxBar = new QWidget(central);
    m_sandboxBar->setObjectName(QStringLiteral("sandboxBar"));
    m_sandboxBar->setAutoFillBackground(true);
    QPalette bar = m_sandboxBar->palette();
    bar.setColor(QPalette::Window, toneColor(Tone::SandboxBar, palette()));
    bar.setColor(QPalette::WindowText, toneColor(Tone::SandboxText, palette()));
    m_sandboxBar->setPalette(bar);
    auto *words = new QLabel(tr("Sandbox: nothing is billed"), m_sandboxBar);
    words->setAlignment(Qt::AlignCenter);
    auto *barLayout = new QHBoxLayout(m_sandboxBar);
    barLayout->setContentsMargins(8, 4, 8, 4);
    barLayout->addWidget(words);

    m_rail = new Rail(central);
    m_pages = new QStackedWidget(central);
    m_rent = new RentPage(m_services, m_pages);
    m_pages->addWidget(m_rent);
    m_rail->addPage(QStringLiteral("rent"), Glyph::Rent, tr("Rent"), QKeySequence(Qt::CTRL | Qt::Key_1));
    m_rail->addPage(
        QStringLiteral("settings"), Glyph::Settings, tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma));

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

    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_rent, &RentPage::settingsWanted, this, [this] {
        m_rail->setCurrent(SettingsPageIndex);
        m_settings->focusKey();
    });
    connect(m_rent, &RentPage::sandboxWanted, this, [this] { enterSandbox(true); });
    connect(m_rent, &RentPage::copied, this,
        [this](const QString &what) { statusBar()->showMessage(what, noticeMs); });
    connect(m_rent, &RentPage::linkWanted, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void MainWindow::showPage(int page)
{
    if (page == SettingsPageIndex && !m_settings) {
        m_settings = new SettingsPage(m_services, m_pages);
        m_pages->addWidget(m_settings);
        connect(m_settings, &SettingsPage::sandboxWanted, this, &MainWindow::enterSandbox);
    }
    m_pages->setCurrentIndex(page);
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
    if (m_services.controller.isBusy()) {
        statusBar()->showMessage(tr("A launch is under way; wait for its answer first."), noticeMs);
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
        QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
        m_rent->form()->focusField(FieldId::Image);
    }
    return handled;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_services.controller.isBusy()) {
        const auto answer = QMessageBox::question(this, tr("A launch is under way"),
            tr("Vast.ai has not answered yet. If you close Berth now, whether a contract was made stays "
               "unknown, and it "
               "may be billed. Close all the same?"),
            QMessageBox::Close | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer != QMessageBox::Close) {
            event->ignore();
            return;
        }
    }
    m_services.settings.setBlob(geometryName, saveGeometry());
    saveUnfinishedForm();
    event->accept();
}

void MainWindow::saveUnfinishedForm()
{
    const auto saved
        = saveDraft(m_services.stateDir, {m_services.draft.fields(), m_services.draft.offerId()});
    if (!saved)
        qWarning("The unfinished form was not kept: %s", qPrintable(saved.error()));
}

}
