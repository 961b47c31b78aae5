// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/traynotice.h"

#include "ui/widgets/glyph.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>

namespace berth {
namespace {

constexpr int shownMs = 15000;

}

TrayNotice::TrayNotice(QObject *parent)
    : QObject(parent)
{
}

TrayNotice::~TrayNotice() = default;

void TrayNotice::show(const QString &title, const QString &words, std::function<void()> clicked)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    m_clicked = std::move(clicked);
    if (!m_icon) {
        const QIcon own = QApplication::windowIcon();
        m_icon = new QSystemTrayIcon(own.isNull() ? glyphIcon(Glyph::History) : own, this);
        m_icon->setToolTip(QGuiApplication::applicationDisplayName());
        const auto open = [this] {
            if (m_clicked)
                m_clicked();
        };
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, open);
        connect(m_icon, &QSystemTrayIcon::activated, this, open);
    }
    m_icon->show();
    m_icon->showMessage(title, words, QSystemTrayIcon::Information, shownMs);
    QTimer::singleShot(2 * shownMs, m_icon, &QSystemTrayIcon::hide);
}

}
