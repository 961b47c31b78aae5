// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace berth {

struct SandboxOptions
{
    quint16 port = 0; // 0: any free one
    quint32 seed = 1; // the same seed makes the same market
    int offers = 200;
    QString key; // the account's API key; empty: one is made from the seed
    bool rateLimits = false; // answer 429 as the real API does when calls come too fast
    // How fast contracts move on: real time by default; tests stop it and use advance().
    bool realTime = true;
};

// What the sandbox saw, for tests and for people who want to look.
struct SandboxRequest
{
    QByteArray method;
    QByteArray path; // with the query
    QByteArray authorization; // as sent
    QByteArray userAgent;
    QByteArray body;
    int status = 0; // what was answered
};

// An answer to give instead of, or after, really doing what was asked.
struct SandboxFault
{
    enum class Effect : quint8 { Nothing, Create }; // whether the contract is made before answering
    Effect effect = Effect::Nothing;
    int status = 500;
    QByteArray contentType = "application/json";
    QByteArray body;
    std::chrono::milliseconds delay{0}; // before the answer
};

// A Vast-like API on 127.0.0.1 with a market of its own, on its own threads. Nothing is billed.
class Sandbox
{
public:
    explicit Sandbox(SandboxOptions options = {});
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    // Listens. The error is a sentence for a person, as when the port is taken.
    [[nodiscard]] Expected<void, QString> start();
    void stop();

    [[nodiscard]] QUrl url() const; // http://127.0.0.1:PORT
    [[nodiscard]] QString key() const;

    // Moves the contracts' clock on.
    void advance(std::chrono::seconds time);
    // The next create call (PUT /api/v0/asks/…) gets this, then things are normal again; several queue up.
    void failNextCreate(const SandboxFault &fault);

    // Everything received so far, oldest first.
    [[nodiscard]] QList<SandboxRequest> requests() const;
    [[nodiscard]] QList<SandboxRequest> creates() const; // only PUT /api/v0/asks/…
    [[nodiscard]] QList<qint64> contracts() const; // ids of what exists now
    // An offer that can be rented now; with `interruptible` one that takes bids.
    [[nodiscard]] qint64 anyOffer(bool interruptible = false) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
