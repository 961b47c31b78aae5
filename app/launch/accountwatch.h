// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountfacts.h"
#include "api/instance.h"
#include "api/rawreply.h"
#include "core/clock.h"
#include "launch/sweep.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

namespace berth {

class ApiCall;
class ApiClient;
class EndpointPacer;
class Reconciler;

// What the contracts cost at the moment: of a stopped one its disk, of all others all.
[[nodiscard]] AccountSpending spendingOf(const QList<Instance> &contracts);

// Knows the account that launches go to: whether its key is good, its credit, its SSH keys, what it spends.
// Asks in the background, and says so of what it could not read. It keeps out of the Reconciler's way: while
// that looks for a launch, its lists are used and no other is asked for.
class AccountWatch : public QObject
{
    Q_OBJECT

public:
    AccountWatch(ApiClient &client, Clock &clock, EndpointPacer &pacer, Reconciler &reconciler,
        QObject *parent = nullptr);
    ~AccountWatch() override;

    [[nodiscard]] const AccountFacts &facts() const { return m_facts; }

    // Another key or server: nothing is known any more. Asks, if there is a key.
    void startAnew();
    // Asks for everything, unless it is being asked for.
    void read();
    void readIfOlderThan(std::chrono::milliseconds age);
    // The contracts alone, when the list can be expected to show a new one.
    void readContractsSoon();

    // Puts a public key on the account; sshKeyAdded() or sshKeyRefused() follows, always later.
    void addSshKey(const QString &publicKey);
    [[nodiscard]] bool isAdding() const { return !m_addCall.isNull(); }

    static constexpr std::chrono::seconds timeout{20}; // for each answer
    static constexpr std::chrono::seconds listLag{4}; // lists lag behind creations

Q_SIGNALS:
    void changed();
    void sshKeyAdded();
    void sshKeyRefused(const QString &words);

private:
    void askUser();
    void askKeys();
    void askContracts();
    void takeUser(const RawReply &reply);
    void takeKeys(const RawReply &reply);
    void takeContracts(const QList<Instance> &contracts);
    void answered();
    void forget(QPointer<ApiCall> &call);
    [[nodiscard]] AccountAt whose() const;

    ApiClient &m_client;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    Reconciler &m_reconciler;
    Sweep m_sweep;
    AccountFacts m_facts;
    QPointer<ApiCall> m_userCall;
    QPointer<ApiCall> m_keysCall;
    QPointer<ApiCall> m_addCall;
    bool m_keysWaiting = false;
    bool m_contractsWanted = false; // when the Reconciler has done
    bool m_userHasKey = false; // the account itself names one
    quint64 m_round = 0; // of startAnew(): which one a late timer belongs to
    std::optional<std::chrono::milliseconds> m_readAt; // Clock::elapsed() when it was asked last
};

}
