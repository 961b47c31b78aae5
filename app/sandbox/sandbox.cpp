// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "sandbox/admin.h"
#include "sandbox/faultqueue.h"
#include "sandbox/httpserver.h"
#include "sandbox/routes.h"
#include "sandbox/world.h"

#include <mutex>

namespace berth {

using sandbox::Answer;
using sandbox::Incoming;

class Sandbox::Private
{
public:
    explicit Private(const SandboxOptions &wanted)
        : options(wanted)
        , world(wanted)
        , routes(world, wanted.rateLimits)
        , faults(world, routes, options)
        , admin(world, faults, createLog)
        , server([this](const Incoming &request) { return answer(request); },
              [this](const Incoming &request) { return refusesBody(request); })
    {
    }

    Answer answer(const Incoming &request)
    {
        const std::lock_guard lock(mutex);
        if (options.admin && sandbox::Admin::isFor(request))
            return admin.answer(request);
        const bool create = sandbox::Routes::isCreate(request);
        // Before it is answered, so that whoever counts sees what is being done.
        log.append(seen(request));
        if (create)
            createLog.append(seen(request));
        const auto faulty = faults.answer(request, [this](const std::function<void()> &work) {
            const std::lock_guard later(mutex);
            work();
        });
        const Answer given = faulty ? *faulty : routes.answer(request);
        log.last().status = given.status;
        if (create)
            createLog.last().status = given.status;
        return given;
    }

    bool refusesBody(const Incoming &request)
    {
        const std::lock_guard lock(mutex);
        if (!sandbox::Routes::isCreate(request) || !faults.takeResetBeforeBody())
            return false;
        log.append(seen(request));
        createLog.append(seen(request));
        return true;
    }

    static SandboxRequest seen(const Incoming &request)
    {
        return {request.method, request.target, request.authorization, request.userAgent, request.body};
    }

    SandboxOptions options;
    mutable std::mutex mutex; // for everything but the server
    sandbox::World world;
    sandbox::Routes routes;
    sandbox::FaultQueue faults;
    QList<SandboxRequest> log;
    QList<SandboxRequest> createLog;
    sandbox::Admin admin;
    sandbox::HttpServer server; // last: its threads end before the rest goes
};

Sandbox::Sandbox(SandboxOptions options)
    : d(std::make_unique<Private>(options))
{
}

Sandbox::~Sandbox()
{
    stop();
}

Expected<void, QString> Sandbox::start()
{
    return d->server.start(d->options.port);
}

void Sandbox::stop()
{
    d->server.stop();
}

QUrl Sandbox::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(d->server.port());
    return url;
}

QString Sandbox::key() const
{
    const std::lock_guard lock(d->mutex);
    return d->world.account(0).key;
}

void Sandbox::advance(std::chrono::seconds time)
{
    const std::lock_guard lock(d->mutex);
    d->world.advance(time);
}

void Sandbox::failNextCreate(const SandboxFault &fault)
{
    SandboxRehearsal rehearsal;
    rehearsal.create = fault;
    rehearse(rehearsal);
}

void Sandbox::failNextLists(int count, const SandboxFault &fault)
{
    const std::lock_guard lock(d->mutex);
    for (int i = 0; i < count; ++i)
        d->faults.armList(fault);
}

bool Sandbox::rehearse(const QString &name)
{
    const QList<SandboxRehearsal> all = sandboxRehearsals();
    for (const SandboxRehearsal &one : all) {
        if (one.name == name) {
            rehearse(one);
            return true;
        }
    }
    return false;
}

void Sandbox::rehearse(const SandboxRehearsal &rehearsal)
{
    const std::lock_guard lock(d->mutex);
    d->faults.armCreate(rehearsal);
}

bool Sandbox::turn(qint64 offer, SandboxTurn what)
{
    const std::lock_guard lock(d->mutex);
    return d->world.turn(offer, what);
}

QList<SandboxRequest> Sandbox::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->log;
}

QList<SandboxRequest> Sandbox::creates() const
{
    const std::lock_guard lock(d->mutex);
    return d->createLog;
}

QList<qint64> Sandbox::contracts() const
{
    const std::lock_guard lock(d->mutex);
    return d->world.contractIds();
}

QList<SandboxContract> Sandbox::truth() const
{
    const std::lock_guard lock(d->mutex);
    return d->world.truth();
}

qint64 Sandbox::anyOffer(bool interruptible) const
{
    return offer(interruptible ? SandboxOffer::Interruptible : SandboxOffer::Rentable);
}

qint64 Sandbox::offer(SandboxOffer kind) const
{
    const std::lock_guard lock(d->mutex);
    return d->world.offerOfKind(kind);
}

QString Sandbox::addAccount(double credit)
{
    const std::lock_guard lock(d->mutex);
    return d->world.account(d->world.addAccount(credit)).key;
}

}
