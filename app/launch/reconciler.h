// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/expected.h"
#include "launch/openlaunches.h"
#include "launch/sweep.h"
#include "store/launchrecord.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace berth {

class ApiClient;
class JournalService;

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
    // Looks for every open record of the account, whoever has sent it. When it is looking already, it looks
    // once more, unless its list is still to be asked for.
    void lookNow();
    // A person has checked that it does not exist. From Unknown, Conflict or Absent to Absent; a Decision.
    void declareAbsent(const QString &id);
    // In Conflict: this contract is it. A Decision.
    void declareCreated(const QString &id, qint64 contract);

    [[nodiscard]] bool isLooking() const;
    [[nodiscard]] QList<LaunchRecord> watched() const; // as last seen

Q_SIGNALS:
    void changed(const berth::LaunchRecord &record); // it has another state, or was looked for once more
    void resolved(const berth::LaunchRecord &record); // its state changed, or its refusal is confirmed
    void lookingChanged(bool looking);
    void listed(const QList<berth::Instance> &contracts); // a valid sweep: all that the account has
    void problem(const QString &words); // the journal could not take what was seen

private:
    using Time = std::chrono::milliseconds;
    struct Watch
    {
        LaunchRecord record;
        Time replied{0}; // Clock::elapsed() when its reply came
        bool placed = false; // `replied` is by the journal
        std::optional<Time> last; // its age when the last look that counted began
        QString why; // why the last look did not count
    };
    using Kept = Expected<LaunchRecord, JournalError>;

    void look();
    void collected(const Expected<OpenLaunches, JournalError> &launches);
    void adopt(const OpenLaunch &launch);
    void swept(const SweepResult &result);
    void keep(Watch &watch, const SweepResult &result);
    void kept(const QString &id, const SweepResult &result, const Kept &record);
    void lookedOnce();
    void setLooking(bool looking);

    void arm();
    [[nodiscard]] std::optional<Time> due(const Watch &watch) const;
    [[nodiscard]] std::optional<Time> nextDue() const;
    [[nodiscard]] QDateTime wallTime(Time elapsed) const;
    [[nodiscard]] Time elapsedAt(const QDateTime &time) const; // now at the latest
    void postpone(bool limited);
    void planLook(const Watch &watch);

    void decided(const Kept &record);
    void follow(const LaunchRecord &record);
    void tell(const JournalError &error);
    // Wraps an answer's receiver: it is not called once the account has changed.
    template <typename Then> auto mine(Then then)
    {
        return [this, round = m_round, then = std::move(then)](const auto &answer) {
            if (round == m_round)
                then(answer);
        };
    }

    ApiClient &m_client;
    Clock &m_clock;
    JournalService &m_journal;
    Sweep m_sweep;
    AccountAt m_whose;
    QHash<QString, Watch> m_watches;
    QStringList m_swept; // which launches the running sweep counts for
    int m_unkept = 0; // answers that the journal owes
    quint64 m_round = 0; // of setAccount()
    quint64 m_alarm = 0; // which one is in force
    Time m_notBefore{0};
    int m_failures = 0; // looks in a row that did not count
    bool m_looking = false;
    bool m_listAsked = false; // by the present look
    bool m_again = false;
    QString m_told; // the last problem
};

}
