// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchseries.h"
#include "ui/services.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace berth {

// Every try of a series as a row, while it runs and afterwards; pause, resume, stop.
class SeriesResultPage : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesResultPage(const Services &services, QWidget *parent = nullptr);

    void begin(); // a series has just begun

Q_SIGNALS:
    void planWanted();
    void closeWanted();
    void historyWanted(const QString &launchId);
    void copied(const QString &what);

private:
    void buildLayout();
    void say(const QString &words);
    void showRows();
    void onEnd(LaunchSeries::End end);
    void copy();
    void showInHistory();
    void pauseOrResume();

    Services m_services;
    bool m_mine = false; // the series' last run was begun here
    QList<QStringList> m_rows;
    QStringList m_launches; // ids, row by row
    QLabel *m_status;
    QProgressBar *m_progress;
    QTableWidget *m_table;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_copy;
    QPushButton *m_history;
    QPushButton *m_again;
    QPushButton *m_close;
};

}
