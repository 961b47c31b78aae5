// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include "api/searchoffers.h"
#include "launch/launchseries.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace berth {

struct LaunchIntent;

// While one contract is wanted and several offers may be tried for it: which one is under way, what became of
// those before, and how to stop.
class TriesPage : public QWidget
{
    Q_OBJECT

public:
    explicit TriesPage(const Services &services, QWidget *parent = nullptr);

    // Launches the intent, and if its offer is gone up to so many others of those that answer the question.
    // False: nothing was begun. Else ended() follows.
    bool start(const LaunchIntent &intent, int others, Money ceiling, const OfferSearch &question);

Q_SIGNALS:
    void ended(const berth::LaunchResult &last, const QString &tried);

private:
    void onLaunching(const SeriesOffer &offer);
    void onEnd(LaunchSeries::End end);
    void showTries();

    Services m_services;
    QLabel *m_now;
    QLabel *m_before;
    QPushButton *m_stop;
    QPushButton *m_stopWaiting;
    bool m_mine = false; // the series under way was begun here
};

}
