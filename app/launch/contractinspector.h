// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "launch/contractcheck.h"
#include "store/launchrecord.h"

#include <QObject>

namespace berth {

class ApiClient;
class JournalService;

// After a contract was made: reads it, compares it with what was confirmed, and keeps what differs in the
// journal, as a Note whose data has "differences" (an empty array: it was compared and is as confirmed).
class ContractInspector : public QObject
{
    Q_OBJECT

public:
    ContractInspector(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent = nullptr);

    // The record is Created. Asks a moment later (lists and reads lag), and again a few times while the
    // contract is not shown yet; then inspected() or failed().
    void inspect(const LaunchRecord &record);

Q_SIGNALS:
    void inspected(const berth::LaunchRecord &record, const QList<berth::Difference> &differences);
    void failed(const berth::LaunchRecord &record, const QString &words);

private:
    void readLater(const LaunchRecord &record, int attempt);
    void read(const LaunchRecord &record, int attempt);
    void keep(const LaunchRecord &record, const Instance &contract);

    ApiClient &m_client;
    Clock &m_clock;
    JournalService &m_journal;
};

}
