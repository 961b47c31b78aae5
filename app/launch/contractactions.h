// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "store/launchrecord.h"

#include <QObject>

namespace berth {

class ApiClient;
struct ApiRequest;
class JournalService;

// What mends a contract that is not as it was confirmed, short of destroying it: a higher bid, start, stop.
// Only for a contract that the journal holds; what was asked and answered is kept there as a Note.
class ContractActions : public QObject
{
    Q_OBJECT

public:
    ContractActions(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent = nullptr);

    void changeBid(const LaunchRecord &record, Money pricePerHour);
    void start(const LaunchRecord &record);
    void stop(const LaunchRecord &record);

Q_SIGNALS:
    void done(const berth::LaunchRecord &record, const QString &words);
    void failed(const berth::LaunchRecord &record, const QString &words); // what happened and the remedy

private:
    void act(
        const LaunchRecord &record, const ApiRequest &request, const QString &asked, const QString &done);
    void send(const LaunchRecord &record, const ApiRequest &request, const QString &done);
    void note(const LaunchRecord &record, const QString &words);

    ApiClient &m_client;
    Clock &m_clock;
    JournalService &m_journal;
};

}
