// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace berth {

// What was seen and decided, oldest first; the server's answers on demand.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int most = 200; // older ones than so many are left out, and it says so

    explicit TimelineView(QWidget *parent = nullptr);

    void setTimeline(const QList<Observation> &timeline);
    void clear() { setTimeline({}); }

private:
    void startAnew(qsizetype leftOut);
    void addLine(const Observation &seen, const QString &time, const QString &state);
    void addAnswer(const QString &answer);

    QVBoxLayout *m_layout;
    QWidget *m_body = nullptr; // made anew for another launch
    QGridLayout *m_grid = nullptr;
    QList<Observation> m_timeline;
};

}
