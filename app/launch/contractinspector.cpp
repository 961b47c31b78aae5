// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractinspector.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/showinstance.h"
#include "launch/journalservice.h"
#include "launch/sweep.h"

#include <array>

namespace berth {
namespace {

// Before each attempt: reads lag behind creations.
constexpr std::array pauses{std::chrono::milliseconds(1000), std::chrono::milliseconds(2000),
    std::chrono::milliseconds(5000), std::chrono::milliseconds(15000)};

}

ContractInspector::ContractInspector(
    ApiClient &client, Clock &clock, JournalService &journal, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_journal(journal)
{
}

void ContractInspector::inspect(const LaunchRecord &record)
{
    readLater(record, 0);
}

void ContractInspector::readLater(const LaunchRecord &record, int attempt)
{
    m_clock.after(pauses.at(std::size_t(attempt)), this, [this, record, attempt] { read(record, attempt); });
}

void ContractInspector::read(const LaunchRecord &record, int attempt)
{
    if (record.contract <= 0 || !AccountAt{record.account, record.baseUrl}.isOf(m_client)) {
        Q_EMIT failed(record, tr("The contract belongs to another account, so it was not compared."));
        return;
    }
    ApiCall *call = m_client.send(showInstance(record.contract));
    connect(call, &ApiCall::finished, this, [this, record, attempt](const RawReply &reply) {
        const auto contract = readShownInstance(reply);
        if (contract && *contract)
            keep(record, **contract);
        else if (std::size_t(attempt) + 1 < pauses.size())
            readLater(record, attempt + 1);
        else if (contract)
            Q_EMIT failed(record, tr("Vast.ai does not show contract %1.").arg(record.contract));
        else
            Q_EMIT failed(record, describe(contract.error()));
    });
}

void ContractInspector::keep(const LaunchRecord &record, const Instance &contract)
{
    const QList<Difference> differences = compareContract(record, contract);
    QStringList words{differences.isEmpty()
            ? tr("Contract %1 is as it was confirmed.").arg(record.contract)
            : tr("Contract %1 is not as it was confirmed.").arg(record.contract)};
    for (const Difference &one : differences)
        words << one.words;
    const Observation seen{m_clock.now(), ObservationKind::Note, words.join(u' '),
        {{QStringLiteral("differences"), differencesJson(differences)}}, {}};
    m_journal.observe(this, record.id, seen, {}, [this, record, differences](const auto &kept) {
        if (kept)
            Q_EMIT inspected(*kept, differences);
        else
            Q_EMIT failed(record, kept.error().message);
    });
}

}
