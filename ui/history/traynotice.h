// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QSystemTrayIcon;

namespace berth {

// The desktop's notifications. Its icon comes when there is first something to tell, and goes some time
// after.
class TrayNotice : public QObject
{
    Q_OBJECT

public:
    explicit TrayNotice(QObject *parent = nullptr);
    ~TrayNotice() override;

    // Does nothing where the desktop shows none.
    void show(const QString &title, const QString &words, std::function<void()> clicked);

private:
    QSystemTrayIcon *m_icon = nullptr;
    std::function<void()> m_clicked; // of the latest
};

}
