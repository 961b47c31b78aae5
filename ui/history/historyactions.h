// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/contractcheck.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace berth {

struct LaunchRecord;

// What a person can do about a launch of the history, with the questions that come first.
class HistoryActions : public QObject
{
    Q_OBJECT

public:
    // The dialogs stand in front of `window`.
    HistoryActions(const Services &services, QWidget *window);

    void lookNow();
    void declareAbsent(const LaunchRecord &record); // asks
    void declareCreated(const LaunchRecord &record, qint64 contract);
    void destroy(const LaunchRecord &record); // asks
    void mend(const LaunchRecord &record, const Difference &difference); // asks where it costs or destroys

    // Of the account and the server that are set now.
    [[nodiscard]] bool isMine(const LaunchRecord &record) const;

Q_SIGNALS:
    void done(const QString &words);
    void failed(const QString &words); // what happened and the remedy

private:
    void changeBid(const LaunchRecord &record);

    Services m_services;
    QPointer<QWidget> m_window;
};

}
