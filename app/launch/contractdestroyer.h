// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "launch/sweep.h"
#include "store/launchrecord.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QUrl>

namespace berth {

class ApiClient;
class JournalService;

// Destroys contracts that the journal holds for this account and server, and is not content with the server's
// word: a contract is gone when the answer is success or no_such_instance *and* a valid sweep no longer shows
// it. That it was asked for is in the journal before the call is sent.
class ContractDestroyer : public QObject
{
    Q_OBJECT

public:
    ContractDestroyer(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent = nullptr);
    ~ContractDestroyer() override;

    // As Reconciler::setAccount.
    void setAccount(const QString &account, const QUrl &baseUrl);
    // Looks again for contracts whose destruction was asked for and never seen. Sends no DELETE.
    void start();
    // The person has confirmed it. failed() when the record is of another account or server, or has no
    // contract.
    void destroy(const LaunchRecord &record);
    [[nodiscard]] bool isBusy(const QString &id) const;

Q_SIGNALS:
    void changed(const berth::LaunchRecord &record);
    void gone(const berth::LaunchRecord &record);
    // What happened and the remedy; the contract may still be billed.
    void failed(const berth::LaunchRecord &record, const QString &words);

private:
    class Search; // for one contract's end
    void send(const LaunchRecord &record);
    void search(const LaunchRecord &record, std::chrono::milliseconds age, bool answered);
    void end(const LaunchRecord &record, const QString &why); // an empty `why`: it is gone
    void keepGone(const LaunchRecord &record);

    ApiClient &m_client;
    Clock &m_clock;
    JournalService &m_journal;
    AccountAt m_whose;
    QHash<QString, QPointer<QObject>> m_busy; // a Search by launch; null before it begins and after its end
    quint64 m_round = 0; // of setAccount()
};

}
