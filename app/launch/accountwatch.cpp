// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/accountwatch.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/endpointpacer.h"
#include "api/manageinstance.h"
#include "api/showuser.h"
#include "api/sshkeys.h"
#include "launch/reconciler.h"

#include <algorithm>

namespace berth {
namespace {

bool isStopped(const Instance &contract)
{
    const auto is = [](const QString &status, const char *word) { return status == QLatin1String(word); };
    return is(contract.intendedStatus, "stopped") && !is(contract.actualStatus, "running")
        && !is(contract.actualStatus, "loading");
}

bool isRefusedKey(const ApiError &error)
{
    const auto *refusal = std::get_if<RefusalError>(&error);
    return refusal
        && (refusal->status == 401 || refusal->status == 403
            || refusal->code.contains(QLatin1String("auth")));
}

}

AccountSpending spendingOf(const QList<Instance> &contracts)
{
    AccountSpending spending;
    for (const Instance &contract : contracts) {
        ++spending.contracts;
        if (contract.dphTotal <= Money()) {
            ++spending.unpriced;
            continue;
        }
        // Where the list does not tell what the disk costs, the whole price errs on the dear side.
        const bool diskKnown = contract.dphBase > Money() && contract.dphBase <= contract.dphTotal;
        spending.perHour = spending.perHour
            + (isStopped(contract) && diskKnown ? contract.dphTotal - contract.dphBase : contract.dphTotal);
    }
    return spending;
}

AccountWatch::AccountWatch(
    ApiClient &client, Clock &clock, EndpointPacer &pacer, Reconciler &reconciler, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
    , m_reconciler(reconciler)
    , m_sweep(client, clock)
{
    connect(&m_sweep, &Sweep::finished, this, [this](const SweepResult &result) {
        if (result.valid)
            takeContracts(result.contracts);
        else
            m_facts.spending.reset();
        answered();
    });
    connect(&m_reconciler, &Reconciler::lookingChanged, this, [this](bool looking) {
        if (!looking && m_contractsWanted && !m_client.account().key.isEmpty()) {
            askContracts();
            answered();
        }
    });
    connect(&m_reconciler, &Reconciler::listed, this, [this](const QList<Instance> &contracts) {
        takeContracts(contracts);
        Q_EMIT changed();
    });
}

AccountWatch::~AccountWatch()
{
    forget(m_userCall);
    forget(m_keysCall);
    forget(m_addCall);
}

AccountAt AccountWatch::whose() const
{
    return {accountFingerprint(m_client.account().key), apiIdentity(m_client.account().baseUrl)};
}

void AccountWatch::startAnew()
{
    ++m_round;
    forget(m_userCall);
    forget(m_keysCall);
    forget(m_addCall);
    m_sweep.cancel();
    m_keysWaiting = false;
    m_contractsWanted = false;
    m_userHasKey = false;
    m_readAt.reset();
    m_facts = {};
    if (m_client.account().key.isEmpty()) {
        m_facts.key = AccountFacts::Key::Missing;
        Q_EMIT changed();
        return;
    }
    read();
}

void AccountWatch::read()
{
    if (m_client.account().key.isEmpty() || m_facts.reading)
        return;
    m_readAt = m_clock.elapsed();
    m_facts.reading = true;
    askUser();
    askKeys();
    askContracts();
    Q_EMIT changed();
}

void AccountWatch::readIfOlderThan(std::chrono::milliseconds age)
{
    if (!m_readAt || m_clock.elapsed() - *m_readAt >= age)
        read();
}

void AccountWatch::readContractsSoon()
{
    m_clock.after(listLag, this, [this, round = m_round] {
        if (round == m_round && !m_client.account().key.isEmpty())
            askContracts();
    });
}

void AccountWatch::askUser()
{
    if (m_userCall)
        return;
    ApiRequest request = showUser();
    request.timeout = timeout;
    m_userCall = m_client.send(request);
    connect(m_userCall, &ApiCall::finished, this, &AccountWatch::takeUser);
}

void AccountWatch::askKeys()
{
    if (m_keysCall)
        return;
    m_pacer.setServer(m_client.account().baseUrl);
    if (const auto wait = m_pacer.waitFor(Endpoint::SshKeys); wait.count() > 0) {
        if (m_keysWaiting)
            return;
        m_keysWaiting = true;
        m_clock.after(wait, this, [this, round = m_round] {
            if (round != m_round)
                return;
            m_keysWaiting = false;
            askKeys();
        });
        return;
    }
    ApiRequest request = listSshKeys();
    request.timeout = timeout;
    m_pacer.sent(Endpoint::SshKeys);
    m_keysCall = m_client.send(request);
    connect(m_keysCall, &ApiCall::finished, this, &AccountWatch::takeKeys);
}

void AccountWatch::askContracts()
{
    // A list of ours a moment before its own could make the server refuse that.
    const QList<LaunchRecord> watched = m_reconciler.watched();
    const bool open = std::any_of(watched.begin(), watched.end(),
        [](const LaunchRecord &record) { return isUnresolved(record.state); });
    m_contractsWanted = m_reconciler.isLooking() || open;
    if (!m_contractsWanted && !m_sweep.isRunning())
        m_sweep.start(whose());
}

void AccountWatch::takeUser(const RawReply &reply)
{
    m_userCall.clear();
    m_facts.keyWords.clear();
    m_facts.credit.reset();
    const auto user = readUser(reply);
    if (user) {
        m_facts.key = AccountFacts::Key::Good;
        m_facts.credit = user->spendable;
        m_userHasKey = user->hasSshKey;
        if (m_userHasKey && m_facts.sshKeys == 0)
            m_facts.sshKeys = 1;
    } else {
        m_facts.key = isRefusedKey(user.error()) ? AccountFacts::Key::Refused : AccountFacts::Key::Unknown;
        m_facts.keyWords = describe(user.error());
    }
    answered();
}

void AccountWatch::takeKeys(const RawReply &reply)
{
    m_keysCall.clear();
    m_pacer.answered(Endpoint::SshKeys, reply);
    const auto keys = readSshKeys(reply);
    m_facts.sshKeys.reset();
    if (keys)
        m_facts.sshKeys = std::max(static_cast<int>(keys->size()), m_userHasKey ? 1 : 0);
    else if (m_userHasKey)
        m_facts.sshKeys = 1;
    answered();
}

void AccountWatch::takeContracts(const QList<Instance> &contracts)
{
    m_contractsWanted = false;
    m_facts.spending = spendingOf(contracts);
}

void AccountWatch::answered()
{
    m_facts.reading = m_userCall || m_keysCall || m_keysWaiting || m_sweep.isRunning();
    Q_EMIT changed();
}

void AccountWatch::addSshKey(const QString &publicKey)
{
    if (m_addCall)
        return;
    ApiRequest request = berth::addSshKey(publicKey);
    request.timeout = timeout;
    m_pacer.sent(Endpoint::SshKeys);
    m_addCall = m_client.send(request);
    connect(m_addCall, &ApiCall::finished, this, [this](const RawReply &reply) {
        m_addCall.clear();
        m_pacer.answered(Endpoint::SshKeys, reply);
        const auto done = readAccepted(reply);
        askKeys(); // whatever was answered: the list decides
        if (done)
            Q_EMIT sshKeyAdded();
        else
            Q_EMIT sshKeyRefused(describe(done.error()));
        Q_EMIT changed();
    });
}

void AccountWatch::forget(QPointer<ApiCall> &call)
{
    if (!call)
        return;
    call->disconnect(this);
    call->cancel();
    call.clear();
}

}
