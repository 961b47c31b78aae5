// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/reconciler.h"
#include "sandbox/faults.h"
#include "sandbox/sandbox.h"
#include "support/scaledclock.h"

#include <QObject>
#include <QTemporaryDir>

#include <optional>

namespace berth::test {

// What the test asks the server itself.
struct Truth
{
    QList<qint64> contracts; // that have the launch's token
    qsizetype others = 0; // contracts without it
    int sent = 0; // create calls since begin() with the token, or whose body was not read
};

// A Berth and a server of its own, both at the same multiple of real time, and a launch that meets a fault:
// through a real socket, into a real journal.
class Rehearsal : public QObject
{
    Q_OBJECT

public:
    static constexpr int speed = 50;

    explicit Rehearsal(const SandboxOptions &options);

    // May be called again when it is done. Launches, then looks for as long as the rule says; finished()
    // follows.
    void begin(const std::optional<SandboxRehearsal> &fault);
    void closeTheServer() { m_sandbox.stop(); }

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] const LaunchRecord &record() const { return m_record; } // as the journal has it at the end
    [[nodiscard]] LaunchState firstOutcome() const { return m_first; }
    [[nodiscard]] QString problem() const { return m_problem; } // of the test's own; usually empty
    [[nodiscard]] Truth truth() const;
    [[nodiscard]] const QString &stateDir() const { return m_path; }
    [[nodiscard]] Sandbox &sandbox() { return m_sandbox; }

Q_SIGNALS:
    void finished();

private:
    static SandboxOptions atSpeed(SandboxOptions options);
    void follow(const LaunchResult &result);
    void see(const LaunchRecord &record);
    void end();

    QTemporaryDir m_dir;
    QString m_path;
    Sandbox m_sandbox;
    QUrl m_url; // also when it is closed
    ScaledClock m_clock{speed};
    ApiClient m_client;
    JournalService m_journal;
    LaunchController m_controller;
    Reconciler m_reconciler;
    QString m_token;
    qsizetype m_createsBefore = 0;
    LaunchRecord m_record;
    LaunchState m_first = LaunchState::Prepared;
    QString m_problem;
    bool m_done = false;
};

// Whether nothing more will be found out of itself: created, not sent, absent, or a refusal that was
// confirmed.
[[nodiscard]] bool isOver(const LaunchRecord &record);
// Compares what the journal says with the truth; empty when they agree.
[[nodiscard]] QString lie(const LaunchRecord &record, const Truth &truth);

}
