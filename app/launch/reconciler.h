// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/launchrecord.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace berth {

class ApiClient;
class JournalService;
class Sweep; // launch/sweep.h

// Finds out what became of launches whose reply did not tell: by looking for their token in the account's
// list of contracts, at the times that the launch rule names (about 2, 5, 10, 20, 40, 60 and 120 s after the
// launch, then at every start for 72 hours). One sweep serves every open record. What it finds is in the
// journal before anybody is told.
class Reconciler : public QObject
{
    Q_OBJECT

public:
    Reconciler(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent = nullptr);
    ~Reconciler() override;

    // Only launches of this account at this server are looked for; the client must be set to them. Forgets
    // others.
    void setAccount(const QString &account, const QUrl &baseUrl);
    // Adopts what a dead program left behind, then looks for every open record of the account.
    void start();
    // A launch that has just become Unknown, or Refused and unconfirmed.
    void watch(const LaunchRecord &record);
    void lookNow();
    // A person has checked that it does not exist. From Unknown, Conflict or Absent to Absent; a Decision.
    void declareAbsent(const QString &id);
    // In Conflict: this contract is it. A Decision.
    void declareCreated(const QString &id, qint64 contract);

    [[nodiscard]] bool isLooking() const;
    [[nodiscard]] QList<LaunchRecord> watched() const; // as last seen

Q_SIGNALS:
    void changed(const berth::LaunchRecord &record); // it has another state, or was looked for once more
    void resolved(const berth::LaunchRecord &record); // it left Unknown, or its refusal is confirmed
    void lookingChanged(bool looking);
    void problem(const QString &words); // the journal could not take what was seen
};

}
