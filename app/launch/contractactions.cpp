// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractactions.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/manageinstance.h"
#include "launch/journalservice.h"
#include "launch/sweep.h"

#include <QLocale>

namespace berth {

ContractActions::ContractActions(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_journal(journal)
{
}

void ContractActions::changeBid(const LaunchRecord &record, Money pricePerHour)
{
    const QString price = pricePerHour.toDisplay(QLocale());
    act(record, berth::changeBid(record.contract, pricePerHour),
        tr("You asked to bid %1 an hour for contract %2.").arg(price).arg(record.contract),
        tr("Contract %1 bids %2 an hour now.").arg(record.contract).arg(price));
}

void ContractActions::start(const LaunchRecord &record)
{
    act(record, setInstanceState(record.contract, InstanceState::Running),
        tr("You asked to start contract %1.").arg(record.contract),
        tr("Contract %1 is to start.").arg(record.contract));
}

void ContractActions::stop(const LaunchRecord &record)
{
    act(record, setInstanceState(record.contract, InstanceState::Stopped),
        tr("You asked to stop contract %1.").arg(record.contract),
        tr("Contract %1 is to stop. Its disk is billed until it is destroyed.").arg(record.contract));
}

void ContractActions::act(
    const LaunchRecord &record, const ApiRequest &request, const QString &asked, const QString &done)
{
    if (!AccountAt{record.account, record.baseUrl}.isOf(m_client)) {
        Q_EMIT failed(record, tr("This contract belongs to another account. Switch to its account first."));
        return;
    }
    const Observation note{m_clock.now(), ObservationKind::Note, asked, {}, {}};
    m_journal.write(
        this,
        [id = record.id, contract = record.contract, note](
            Journal &journal) -> Expected<LaunchRecord, JournalError> {
            const auto kept = journal.record(id);
            if (!kept)
                return kept;
            if (contract <= 0 || kept->contract != contract)
                return fail(JournalError{JournalError::Kind::NotAllowed,
                    tr("The journal does not hold this contract, so nothing was sent.")});
            return journal.observe(id, note);
        },
        [this, record, request, done](const Expected<LaunchRecord, JournalError> &kept) {
            if (kept)
                send(*kept, request, done);
            else
                Q_EMIT failed(record, kept.error().message);
        });
}

void ContractActions::send(const LaunchRecord &record, const ApiRequest &request, const QString &done)
{
    if (!AccountAt{record.account, record.baseUrl}.isOf(m_client)) {
        Q_EMIT failed(record, tr("The account was changed, so nothing was sent."));
        return;
    }
    ApiCall *call = m_client.send(request);
    connect(call, &ApiCall::finished, this, [this, record, done](const RawReply &reply) {
        const auto accepted = readAccepted(reply);
        const QString words = accepted ? done : describe(accepted.error());
        note(record, words);
        if (accepted)
            Q_EMIT this->done(record, words);
        else
            Q_EMIT failed(record, words + u' ' + tr("See whether it had an effect, then try again."));
    });
}

void ContractActions::note(const LaunchRecord &record, const QString &words)
{
    const Observation seen{m_clock.now(), ObservationKind::Note, words, {}, {}};
    m_journal.observe(this, record.id, seen, {}, [](const auto &) {});
}

}
