// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"
#include "ui/engine.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace berth::test {

// What stands behind the history page, on a sandbox that is spoken to as if it were Vast.ai, with a journal
// that is filled by hand.
class HistoryHarness
{
public:
    explicit HistoryHarness(QList<Rehearsable> faults = {}, SandboxOptions options = {});

    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] Services services() { return m_engine->services(); }
    [[nodiscard]] Sandbox &sandbox() { return m_sandbox; }
    [[nodiscard]] QString dir() const { return m_dir.path(); }

    // A launch of this account, prepared `minutesAgo`.
    [[nodiscard]] LaunchRecord launch(int minutesAgo = 10);
    // Writes it, and what leads to that state. `changes` come with the last step.
    LaunchRecord keep(const LaunchRecord &record, LaunchState state, const LaunchChanges &changes = {},
        const QJsonObject &data = {});
    LaunchRecord observe(const QString &id, ObservationKind kind, const QString &text,
        const QJsonObject &data = {}, const LaunchChanges &changes = {});
    // As the journal has it now.
    [[nodiscard]] LaunchRecord record(const QString &id);
    [[nodiscard]] QList<Observation> timeline(const QString &id);
    // A launch through the controller; in the journal and in the sandbox.
    LaunchRecord rent(qint64 offer, const RequestFields &fields);

    template <typename Work> auto ask(Work work)
    {
        using Answer = std::invoke_result_t<Work, Journal &>;
        std::optional<Answer> got;
        QObject context;
        m_engine->journal().ask(&context, work, [&got](const Answer &answer) { got = answer; });
        waitFor([&got] { return got.has_value(); });
        return *got;
    }

private:
    static void waitFor(const std::function<bool()> &done);

    QTemporaryDir m_dir;
    Sandbox m_sandbox;
    std::unique_ptr<Engine> m_engine;
    int m_launches = 0;
};

}
