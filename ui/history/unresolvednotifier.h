// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QWidget;

namespace berth {

// Keeps a person in the picture about launches that may have left a contract behind: how many there are now,
// and, while the window is not in front, a notification on the desktop when one is resolved. Only launches of
// the account and the server that are set count.
class UnresolvedNotifier : public QObject
{
    Q_OBJECT

public:
    // Shows a notification; `clicked` may be called when the person clicks it.
    using Sink
        = std::function<void(const QString &title, const QString &words, std::function<void()> clicked)>;

    // Without a sink the desktop's own notifications are used, where there are any.
    UnresolvedNotifier(const Services &services, QWidget *window, Sink sink = {});
    ~UnresolvedNotifier() override;

    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void countChanged(int count);
    void launchWanted(const QString &id); // a notification was clicked

private:
    void recount();
    void resolved(const LaunchRecord &record);

    Services m_services;
    QPointer<QWidget> m_window;
    Sink m_sink;
    int m_count = 0;
    bool m_asking = false;
    bool m_stale = false;
};

}
