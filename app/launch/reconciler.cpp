// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/reconciler.h"

#include "launch/decision.h"
#include "launch/journalservice.h"
#include "launch/look.h"
#include "launch/lookschedule.h"
#include "store/journalrules.h"

#include <algorithm>

namespace berth {

Reconciler::Reconciler(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_journal(journal)
    , m_sweep(client, clock)
{
    connect(&m_sweep, &Sweep::finished, this, &Reconciler::swept);
}

Reconciler::~Reconciler() = default;

void Reconciler::setAccount(const QString &account, const QUrl &baseUrl)
{
    const AccountAt whose{account, apiIdentity(baseUrl)};
    if (whose == m_whose)
        return;
    m_whose = whose;
    ++m_round;
    ++m_alarm;
    m_sweep.cancel();
    m_watches.clear();
    m_swept.clear();
    m_unkept = 0;
    m_notBefore = Time::zero();
    m_failures = 0;
    m_told.clear();
    m_again = false;
    m_listAsked = false;
    setLooking(false);
}

void Reconciler::start()
{
    lookNow();
}

void Reconciler::watch(const LaunchRecord &record)
{
    if (record.account != m_whose.account || record.baseUrl != m_whose.baseUrl)
        return;
    if (!isOpen(record, m_clock.now()) || m_watches.contains(record.id))
        return;
    Watch &watch = m_watches[record.id];
    watch.record = record;
    watch.replied = elapsedAt(record.updated);
    planLook(watch);
    arm();
}

void Reconciler::lookNow()
{
    if (!m_whose.isSet())
        return;
    if (!m_looking)
        look();
    else if (m_listAsked)
        m_again = true;
}

bool Reconciler::isLooking() const
{
    return m_looking;
}

QList<LaunchRecord> Reconciler::watched() const
{
    QList<LaunchRecord> records;
    for (const Watch &watch : m_watches)
        records.append(watch.record);
    std::sort(records.begin(), records.end(),
        [](const LaunchRecord &a, const LaunchRecord &b) { return a.prepared > b.prepared; });
    return records;
}

// One look: what is open by the journal, then the list of contracts, then the journal takes what was seen.

void Reconciler::look()
{
    ++m_alarm; // what was armed is due or overtaken
    m_again = false;
    m_listAsked = false;
    JournalFilter filter;
    filter.account = m_whose.account;
    filter.baseUrl = m_whose.baseUrl;
    m_journal.write(
        this,
        [filter, known = QStringList(m_watches.keyBegin(), m_watches.keyEnd())](
            Journal &journal) { return readOpenLaunches(journal, filter, known); },
        mine([this](const auto &launches) { collected(launches); }));
    setLooking(true);
}

void Reconciler::collected(const Expected<OpenLaunches, JournalError> &launches)
{
    if (!launches) {
        tell(launches.error());
        postpone(false);
        lookedOnce();
        return;
    }
    const quint64 round = m_round;
    for (const LaunchRecord &record : launches->closed)
        follow(record);
    for (const OpenLaunch &launch : launches->open)
        adopt(launch);
    for (const LaunchRecord &record : launches->conflicts)
        adopt({record, record.updated});
    if (round != m_round)
        return; // whoever was told has changed the account
    m_swept.clear();
    for (const Watch &watch : std::as_const(m_watches)) {
        if (watch.record.state != LaunchState::Conflict)
            m_swept.append(watch.record.id);
    }
    if (m_swept.isEmpty()) {
        lookedOnce();
        return;
    }
    m_listAsked = true;
    m_sweep.start(m_whose);
}

void Reconciler::adopt(const OpenLaunch &launch)
{
    if (launch.record.account != m_whose.account || launch.record.baseUrl != m_whose.baseUrl)
        return;
    const bool isNew = !m_watches.contains(launch.record.id);
    Watch &watch = m_watches[launch.record.id];
    if (!watch.placed) {
        watch.placed = true;
        watch.replied = elapsedAt(launch.since);
    }
    if (isNew) {
        watch.record = launch.record;
        Q_EMIT changed(launch.record);
    } else {
        follow(launch.record);
    }
}

void Reconciler::swept(const SweepResult &result)
{
    if (result.valid)
        m_failures = 0;
    else
        postpone(result.limited);
    for (const QString &id : std::as_const(m_swept)) {
        if (const auto watch = m_watches.find(id); watch != m_watches.end())
            keep(*watch, result);
    }
    if (result.valid)
        Q_EMIT listed(result.contracts);
    if (m_unkept == 0)
        lookedOnce();
}

void Reconciler::keep(Watch &watch, const SweepResult &result)
{
    Look look;
    look.at = m_clock.now();
    look.age = result.began - watch.replied;
    look.ageNow = m_clock.elapsed() - watch.replied;
    look.valid = result.valid;
    look.contracts = result.contracts;
    look.why = result.why;
    look.repeated = !result.valid && watch.why == result.why;
    if (!result.valid)
        look.retry = wallTime(std::max(m_notBefore, due(watch).value_or(m_notBefore)));
    ++m_unkept;
    const QString id = watch.record.id;
    m_journal.write(
        this, [id, look](Journal &journal) { return keepLook(journal, id, look); },
        mine([this, id, result](const auto &record) { kept(id, result, record); }));
}

void Reconciler::kept(const QString &id, const SweepResult &result, const Kept &record)
{
    --m_unkept;
    if (!record) {
        tell(record.error());
        postpone(false); // the next look finds it again
    } else {
        m_told.clear();
        if (const auto watch = m_watches.find(id); watch != m_watches.end()) {
            watch->why = result.why;
            if (result.valid)
                watch->last = result.began - watch->replied;
        }
        const quint64 round = m_round;
        if (record->state != LaunchState::Sending) // else the journal has yet to learn of its reply
            follow(*record);
        if (round != m_round)
            return;
    }
    if (m_unkept == 0)
        lookedOnce();
}

void Reconciler::lookedOnce()
{
    m_swept.clear();
    m_listAsked = false;
    if (m_again) {
        look();
        return;
    }
    setLooking(false);
    arm();
}

void Reconciler::setLooking(bool looking)
{
    if (m_looking == looking)
        return;
    m_looking = looking;
    Q_EMIT lookingChanged(looking);
}

// When to look next. Time is counted by elapsed(): it does not jump when somebody sets the computer's clock.

void Reconciler::arm()
{
    if (m_looking)
        return;
    const auto next = nextDue();
    if (!next)
        return;
    m_clock.after(std::max(*next - m_clock.elapsed(), Time::zero()), this, [this, alarm = ++m_alarm] {
        if (alarm != m_alarm || m_looking)
            return;
        if (nextDue().value_or(m_clock.elapsed()) > m_clock.elapsed())
            arm(); // a coarse timer may be early
        else
            look();
    });
}

std::optional<Reconciler::Time> Reconciler::due(const Watch &watch) const
{
    const auto age = nextLookAge(watch.record.state, watch.last);
    return age ? std::optional(watch.replied + *age) : std::nullopt;
}

std::optional<Reconciler::Time> Reconciler::nextDue() const
{
    std::optional<Time> next;
    for (const Watch &watch : m_watches) {
        if (const auto time = due(watch))
            next = std::min(next.value_or(*time), *time);
    }
    return next ? std::optional(std::max(*next, m_notBefore)) : std::nullopt;
}

QDateTime Reconciler::wallTime(Time elapsed) const
{
    return m_clock.now().addMSecs(std::max<qint64>((elapsed - m_clock.elapsed()).count(), 0));
}

Reconciler::Time Reconciler::elapsedAt(const QDateTime &time) const
{
    return m_clock.elapsed() - Time(std::max<qint64>(time.msecsTo(m_clock.now()), 0));
}

void Reconciler::postpone(bool limited)
{
    m_notBefore = std::max(m_notBefore, m_clock.elapsed() + retryDelay(++m_failures, limited));
}

void Reconciler::planLook(const Watch &watch)
{
    const auto time = due(watch);
    if (!time)
        return;
    m_journal.write(
        this,
        [id = watch.record.id, next = wallTime(std::max(*time, m_notBefore))](
            Journal &journal) { return journal.planLook(id, next); },
        mine([this](const Kept &record) {
            if (!record)
                tell(record.error());
            else if (record->state != LaunchState::Sending)
                follow(*record);
        }));
}

// What the journal holds.

void Reconciler::follow(const LaunchRecord &record)
{
    const auto watch = m_watches.find(record.id);
    if (watch == m_watches.end())
        return;
    const LaunchRecord before = std::exchange(watch->record, record);
    if (!isOpen(record, m_clock.now()) && record.state != LaunchState::Conflict)
        m_watches.erase(watch);
    if (record == before)
        return;
    Q_EMIT changed(record);
    if (record.state != before.state || record.confirmedAbsent.isValid() != before.confirmedAbsent.isValid())
        Q_EMIT resolved(record);
}

void Reconciler::tell(const JournalError &error)
{
    if (error.message == m_told)
        return;
    m_told = error.message;
    Q_EMIT problem(error.message);
}

void Reconciler::declareAbsent(const QString &id)
{
    m_journal.write(
        this,
        [whose = m_whose, id, at = m_clock.now()](
            Journal &journal) { return keepAbsentDecision(journal, whose, id, at); },
        mine([this](const Kept &record) { decided(record); }));
}

void Reconciler::declareCreated(const QString &id, qint64 contract)
{
    m_journal.write(
        this,
        [whose = m_whose, id, contract, at = m_clock.now()](
            Journal &journal) { return keepContractDecision(journal, whose, id, contract, at); },
        mine([this](const Kept &record) { decided(record); }));
}

void Reconciler::decided(const Kept &record)
{
    if (!record) {
        Q_EMIT problem(record.error().message);
        return;
    }
    if (!m_watches.contains(record->id)) { // as after a restart: a conflict is not looked for
        Watch &watch = m_watches[record->id];
        watch.record = *record;
        watch.record.state = LaunchState::Conflict;
    }
    Watch &watch = m_watches[record->id];
    watch.last = m_clock.elapsed() - watch.replied; // no look is owed to it
    follow(*record);
    arm();
}

}
