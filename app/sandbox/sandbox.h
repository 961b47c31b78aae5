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
#include <utility>

namespace berth {

struct SandboxOptions
{
    quint16 port = 0; // 0: any free one
    quint32 seed = 1; // the same seed makes the same market
    int offers = 200;
    // How many offers a search gives at most. More than the real 64, and it gives that many whatever it is
    // asked for: to see how a program copes.
    int answerLimit = 64;
    QString key{}; // the account's API key; empty: one is made from the seed
    bool rateLimits = false; // answer 429 as the real API does when calls come too fast
    // How fast contracts move on: real time by default; tests stop it and use advance().
    bool realTime = true;
    double credit = 100; // dollars on the account at first; a contract must be covered for an hour
    bool sshKey = true; // whether the account has an SSH key at first; a VM can't be rented without one
    // How long the list does not show a new contract yet; the real one lags too.
    std::chrono::milliseconds listLag{0};
    bool singleUseOffers = true; // false: an offer can become any number of contracts
    // How many times faster than real time all of it goes: contracts, lag and the delays of faults.
    double speed = 1;
    // Answers under /sandbox/, to who has the key, so that another program can arm faults and ask what is
    // true.
    bool admin = false;
    // The share of create calls, 0…1, whose offer somebody else has just taken, and whose offer has just
    // become dearer. Which ones follows from the seed.
    double takenShare = 0;
    double dearerShare = 0;
    // The account has volumes at first: on the machine of anyOffer(), and on another one.
    bool volumes = false;
};

// What the sandbox saw, for tests and for people who want to look.
struct SandboxRequest
{
    QByteArray method;
    QByteArray path; // with the query
    QByteArray authorization; // as sent
    QByteArray userAgent;
    QByteArray body{};
    int status = 0; // what was answered
};

// What befalls an offer under one's hands: somebody else takes it; its host asks 20 % more.
enum class SandboxTurn : quint8 { None, Taken, Dearer };
inline constexpr double sandboxPriceRise = 1.2;

// An answer to give instead of, or after, really doing what was asked.
struct SandboxFault
{
    // Whether the contract is made: before answering; the same, and stopped; after the delay.
    enum class Effect : quint8 { Nothing, Create, CreateStopped, CreateLate };
    Effect effect = Effect::Nothing;
    SandboxTurn turn = SandboxTurn::None; // of the offer that a create call names, before anything else
    int status = 500;
    QByteArray contentType = "application/json";
    QByteArray body{}; // {contract} in it stands for the id of the contract that was made
    std::chrono::milliseconds delay{0}; // before the answer
    // How the answer ends on the wire.
    enum class Wire : quint8 {
        Whole,
        Cut, // half of its body, then closed
        CutOpen, // the same without a Content-Length
        Reset, // no byte and a reset
        ResetBeforeBody, // a reset when the headers have come; nothing is done
        Fin, // no byte and a proper end
    };
    Wire wire = Wire::Whole;
    // The real answer instead of status, contentType and body; delay and wire apply.
    bool sendRealAnswer = false;
    bool redirect = false; // with a Location: the same call once more
    bool sameCursor = false; // for a list: the real first page, and a cursor that leads to it again
    qsizetype padTo = 0; // blanks behind the body until it has that many bytes
};

// A contract as it is, whatever a list shows.
struct SandboxContract
{
    qint64 id = 0;
    qint64 offer = 0;
    QString label;
    QString status; // running, stopped …; empty while it is being provisioned
    QList<std::pair<QString, QString>> env;
};

struct SandboxRehearsal;

// Kinds of offers, each good for one of the documented outcomes.
enum class SandboxOffer : quint8 {
    Rentable, // starts at once
    Interruptible, // takes bids; starts at once from its min_bid on
    Occupied, // can't start now: 410, or a stopped contract with cancel_unavail false
    HostOnly, // 403
    VirtualMachines, // takes `vm`
    NoVirtualMachines,
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
    // The same for the next `count` calls of GET /api/v1/instances/.
    void failNextLists(int count, const SandboxFault &fault);
    // Arms one of sandboxRehearsals() for the next create call and what follows it. False: no such name.
    bool rehearse(const QString &name);
    void rehearse(const SandboxRehearsal &rehearsal);
    // At once. False: there is no such offer, or it is taken already.
    bool turn(qint64 offer, SandboxTurn what);

    // Everything received so far, oldest first.
    [[nodiscard]] QList<SandboxRequest> requests() const;
    [[nodiscard]] QList<SandboxRequest> creates() const; // only PUT /api/v0/asks/…
    [[nodiscard]] QList<qint64> contracts() const; // ids of what exists now
    [[nodiscard]] QList<SandboxContract> truth() const; // the same with what is known of them
    // An offer that can be rented now; with `interruptible` one that takes bids.
    [[nodiscard]] qint64 anyOffer(bool interruptible = false) const;
    // The first of that kind that has not become a contract; 0 when the market has none.
    [[nodiscard]] qint64 offer(SandboxOffer kind) const;
    // Another account, with nothing on it but credit (dollars); gives its key.
    [[nodiscard]] QString addAccount(double credit);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
