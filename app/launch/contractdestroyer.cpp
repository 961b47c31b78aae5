// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractdestroyer.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/destroyinstance.h"
#include "launch/journalservice.h"
#include "launch/lookschedule.h"

#include <algorithm>
#include <array>

namespace berth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// When to look whether it is gone, in time since the answer.
constexpr std::array goneTimes{seconds(1), seconds(3), seconds(8), seconds(20), seconds(60)};
// A list may not show a new contract yet. Without the server's word that it is destroyed, an earlier list
// proves nothing.
constexpr seconds listsLag{20};
constexpr int mostFailures = 8; // looks in a row that do not count

// The server knows of no such contract. Bad keys and ended sessions answer 404 too.
bool isUnknownContract(const ApiError &error)
{
    const auto *refusal = std::get_if<RefusalError>(&error);
    return refusal && refusal->status == 404
        && (refusal->code == QLatin1String("no_such_instance")
            || refusal->code == QLatin1String("not_found"));
}

// The server has read the request and did not do it.
bool isRefused(const ApiError &error)
{
    if (std::holds_alternative<NotSentError>(error))
        return true;
    const auto *refusal = std::get_if<RefusalError>(&error);
    return refusal && refusal->status < 500 && refusal->status != 408;
}

}

class ContractDestroyer::Search : public QObject
{
public:
    // `asked`: Clock::elapsed() when it was answered, or asked for. `answered`: the server said that it is
    // destroyed, or that it knows of none.
    Search(ContractDestroyer &owner, LaunchRecord record, milliseconds asked, bool answered)
        : QObject(&owner)
        , m_owner(owner)
        , m_record(std::move(record))
        , m_sweep(owner.m_client, owner.m_clock)
        , m_asked(asked)
        , m_answered(answered)
    {
        connect(&m_sweep, &Sweep::finished, this, &Search::swept);
        lookAfter(goneTimes.front());
    }

private:
    void lookAfter(milliseconds delay)
    {
        m_owner.m_clock.after(delay, this, [this] { m_sweep.start(m_owner.m_whose); });
    }

    void swept(const SweepResult &result)
    {
        if (!result.valid) {
            if (++m_failures >= mostFailures)
                end(tr("The list of contracts can't be read. %1").arg(result.why));
            else
                lookAfter(retryDelay(m_failures, result.limited));
            return;
        }
        m_failures = 0;
        const milliseconds age = result.began - m_asked;
        const bool shown = std::any_of(result.contracts.begin(), result.contracts.end(),
            [this](const Instance &contract) { return contract.id == m_record.contract; });
        m_seen = m_seen || shown;
        if (!shown && (m_answered || m_seen || age >= listsLag)) {
            end({});
            return;
        }
        const auto next
            = std::find_if(goneTimes.begin(), goneTimes.end(), [age](seconds time) { return time > age; });
        if (next == goneTimes.end())
            end(tr("The list of contracts still shows it."));
        else
            lookAfter(*next - age);
    }

    void end(const QString &why)
    {
        m_owner.end(m_record, why);
        deleteLater();
    }

    ContractDestroyer &m_owner;
    const LaunchRecord m_record;
    Sweep m_sweep;
    const milliseconds m_asked;
    const bool m_answered;
    bool m_seen = false;
    int m_failures = 0;
};

ContractDestroyer::ContractDestroyer(
    ApiClient &client, Clock &clock, JournalService &journal, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_journal(journal)
{
}

ContractDestroyer::~ContractDestroyer()
{
    qDeleteAll(m_busy); // they use this object to their end
}

void ContractDestroyer::setAccount(const QString &account, const QUrl &baseUrl)
{
    const AccountAt whose{account, apiIdentity(baseUrl)};
    if (whose == m_whose)
        return;
    m_whose = whose;
    ++m_round;
    qDeleteAll(m_busy);
    m_busy.clear();
}

bool ContractDestroyer::isBusy(const QString &id) const
{
    return m_busy.contains(id);
}

void ContractDestroyer::start()
{
    JournalFilter filter;
    filter.account = m_whose.account;
    filter.baseUrl = m_whose.baseUrl;
    filter.states = {LaunchState::Created};
    if (!m_whose.isSet())
        return;
    m_journal.ask(
        this, [filter](Journal &journal) { return journal.records(filter); },
        [this, round = m_round](const Expected<QList<LaunchRecord>, JournalError> &records) {
            if (!records || round != m_round)
                return; // the history tells of a journal that can't be read
            for (const LaunchRecord &record : *records) {
                if (!record.destroyAsked.isValid() || record.gone.isValid() || isBusy(record.id))
                    continue;
                const auto age = std::max<qint64>(record.destroyAsked.msecsTo(m_clock.now()), 0);
                search(record, milliseconds(age), false);
            }
        });
}

void ContractDestroyer::destroy(const LaunchRecord &record)
{
    if (isBusy(record.id))
        return;
    if (record.contract <= 0 || record.account != m_whose.account || record.baseUrl != m_whose.baseUrl) {
        Q_EMIT failed(record,
            tr("Berth destroys only contracts that its journal holds for this account. Nothing was sent."));
        return;
    }
    m_busy.insert(record.id, nullptr);
    m_journal.write(
        this,
        [id = record.id, contract = record.contract, at = m_clock.now()](
            Journal &journal) -> Expected<LaunchRecord, JournalError> {
            const auto held = journal.record(id);
            if (!held)
                return held;
            if (held->contract != contract || held->gone.isValid())
                return fail(JournalError{JournalError::Kind::NotAllowed,
                    tr("The journal does not hold contract %1 any more. Nothing was sent.").arg(contract)});
            LaunchChanges changes;
            changes.destroyAsked = at;
            return journal.observe(id,
                {at, ObservationKind::Decision, tr("You asked to destroy contract %1.").arg(contract), {},
                    {}},
                changes);
        },
        [this, record, round = m_round](const Expected<LaunchRecord, JournalError> &kept) {
            if (round != m_round)
                return; // nothing is sent for another account
            if (kept) {
                Q_EMIT changed(*kept);
                send(*kept);
            } else {
                m_busy.remove(record.id);
                Q_EMIT failed(record, kept.error().message);
            }
        });
}

void ContractDestroyer::send(const LaunchRecord &record)
{
    if (!m_whose.isOf(m_client)) {
        end(record, tr("Berth uses another key or server now."));
        return;
    }
    ApiCall *call = m_client.send(destroyInstance(record.contract));
    connect(call, &ApiCall::finished, this, [this, record, round = m_round](const RawReply &reply) {
        if (round != m_round)
            return;
        const auto destroyed = readDestroyed(reply);
        const bool answered = destroyed || isUnknownContract(destroyed.error());
        if (!answered && isRefused(destroyed.error()))
            end(record, describe(destroyed.error()));
        else
            search(record, milliseconds::zero(), answered);
    });
}

void ContractDestroyer::search(const LaunchRecord &record, std::chrono::milliseconds age, bool answered)
{
    m_busy.insert(record.id, new Search(*this, record, m_clock.elapsed() - age, answered));
}

void ContractDestroyer::end(const LaunchRecord &record, const QString &why)
{
    if (why.isEmpty()) {
        keepGone(record);
        return;
    }
    m_busy.remove(record.id);
    const Observation seen{m_clock.now(), ObservationKind::Note,
        tr("Contract %1 was not seen to be gone. %2").arg(record.contract).arg(why), {}, {}};
    m_journal.observe(this, record.id, seen, {}, [](const auto &) {});
    Q_EMIT failed(record,
        why + u' '
            + tr("Contract %1 may still be billed. Destroy it again, or look at your instances on Vast.ai.")
                  .arg(record.contract));
}

void ContractDestroyer::keepGone(const LaunchRecord &record)
{
    LaunchChanges changes;
    changes.gone = m_clock.now();
    const Observation seen{m_clock.now(), ObservationKind::Destroyed,
        tr("The list of contracts does not show contract %1 any more.").arg(record.contract), {}, {}};
    m_journal.observe(this, record.id, seen, changes,
        [this, record, round = m_round](const Expected<LaunchRecord, JournalError> &kept) {
            if (round != m_round)
                return;
            m_busy.remove(record.id);
            if (kept) {
                Q_EMIT changed(*kept);
                Q_EMIT gone(*kept);
            } else {
                Q_EMIT failed(record, kept.error().message);
            }
        });
}

}
