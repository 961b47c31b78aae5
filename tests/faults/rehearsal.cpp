// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/rehearsal.h"

#include <QJsonDocument>

#include <algorithm>

namespace berth::test {
namespace {

const QString tokenName = QStringLiteral("BERTH_LAUNCH_ID");

constexpr std::chrono::milliseconds patience{60'000}; // Berth's own, for an answer
constexpr std::chrono::milliseconds silence{2500}; // where none comes at all

}

SandboxOptions Rehearsal::atSpeed(SandboxOptions options)
{
    options.speed = speed;
    return options;
}

Rehearsal::Rehearsal(const SandboxOptions &options)
    : m_path(m_dir.path())
    , m_sandbox(atSpeed(options))
    , m_client(ApiAccount{}, ProxyLookup::Source{})
    , m_journal(m_path, m_clock)
    , m_controller(m_client, m_clock, m_journal)
    , m_reconciler(m_client, m_clock, m_journal)
{
    if (const auto started = m_sandbox.start(); !started)
        m_problem = started.error();
    m_url = m_sandbox.url();
    const Secret key(m_sandbox.key());
    m_reconciler.setAccount(accountFingerprint(key), apiIdentity(m_url));
    connect(&m_controller, &LaunchController::finished, this, &Rehearsal::follow);
    connect(&m_reconciler, &Reconciler::changed, this, &Rehearsal::see);
    connect(&m_reconciler, &Reconciler::resolved, this, &Rehearsal::see);
    connect(&m_reconciler, &Reconciler::problem, this, [this](const QString &words) {
        m_problem = words;
        end();
    });
}

void Rehearsal::begin(const std::optional<SandboxRehearsal> &fault)
{
    ApiAccount account;
    account.baseUrl = m_url;
    account.key = Secret(m_sandbox.key());
    // Shortened only where no answer comes: a busy machine shall not look like a silent server. Where the answer
    // comes late, only as much as it is late.
    const auto delay = fault ? fault->create.delay : std::chrono::milliseconds::zero();
    account.timeout = delay.count() == 0 ? patience : delay > 2 * patience ? silence : patience / speed;
    m_client.setAccount(account);
    m_createsBefore = m_sandbox.creates().size();
    const qint64 offer = m_sandbox.anyOffer();
    if (fault)
        m_sandbox.rehearse(*fault);
    LaunchIntent intent;
    intent.token = m_token = newLaunchToken();
    intent.offerId = offer;
    intent.fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    intent.fields.set(FieldId::Disk, 10.0);
    m_done = false;
    m_record = {};
    if (!m_controller.launch(intent)) {
        m_problem = QStringLiteral("the launch did not begin");
        end();
    }
}

void Rehearsal::follow(const LaunchResult &result)
{
    m_first = result.state;
    if (!result.journalProblem.isEmpty())
        m_problem = result.journalProblem;
    m_record = result.record;
    if (isOver(m_record) || !m_problem.isEmpty())
        end();
    else
        m_reconciler.watch(m_record);
}

void Rehearsal::see(const LaunchRecord &record)
{
    if (record.id != m_token || m_done)
        return;
    m_record = record;
    if (isOver(record) || record.state == LaunchState::Conflict)
        end();
}

void Rehearsal::end()
{
    m_done = true;
    Q_EMIT finished();
}

Truth Rehearsal::truth() const
{
    Truth truth;
    const std::pair<QString, QString> mark(tokenName, m_token);
    for (const SandboxContract &contract : m_sandbox.truth()) {
        if (contract.env.contains(mark))
            truth.contracts << contract.id;
        else
            ++truth.others;
    }
    const QList<SandboxRequest> creates = m_sandbox.creates().mid(m_createsBefore);
    for (const SandboxRequest &create : creates) {
        if (create.body.isEmpty() || create.body.contains(m_token.toLatin1()))
            ++truth.sent;
    }
    return truth;
}

bool isOver(const LaunchRecord &record)
{
    switch (record.state) {
    case LaunchState::Created:
    case LaunchState::NotSent:
    case LaunchState::Absent:
        return true;
    case LaunchState::Refused:
        return record.confirmedAbsent.isValid();
    default:
        return false;
    }
}

QString lie(const LaunchRecord &record, const Truth &truth)
{
    const QString said = launchStateName(record.state);
    if (truth.sent > 1)
        return QStringLiteral("%1 create calls were sent").arg(truth.sent);
    if (record.state == LaunchState::Created) {
        return truth.contracts == QList<qint64>{record.contract}
            ? QString()
            : QStringLiteral("created, contract %1; there are %2 with the token")
                  .arg(record.contract)
                  .arg(truth.contracts.size());
    }
    if (!isOver(record))
        return QStringLiteral("still %1 when the schedule is over").arg(said);
    if (!truth.contracts.isEmpty())
        return QStringLiteral("%1, and contract %2 exists").arg(said).arg(truth.contracts.first());
    if (record.state == LaunchState::NotSent && truth.sent > 0)
        return QStringLiteral("not sent, and it was");
    return {};
}

}
