// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "sandbox/httpserver.h"
#include "sandbox/routes.h"
#include "sandbox/world.h"

#include <deque>
#include <mutex>

namespace berth {

using sandbox::Answer;
using sandbox::Incoming;

namespace {

sandbox::WireEnd wireEnd(SandboxFault::Wire wire)
{
    switch (wire) {
    case SandboxFault::Wire::Cut:
        return sandbox::WireEnd::Cut;
    case SandboxFault::Wire::Reset:
        return sandbox::WireEnd::Reset;
    case SandboxFault::Wire::Whole:
        break;
    }
    return sandbox::WireEnd::Whole;
}

}

class Sandbox::Private
{
public:
    explicit Private(const SandboxOptions &wanted)
        : options(wanted)
        , world(wanted)
        , routes(world, wanted.rateLimits)
        , server([this](const Incoming &request) { return answer(request); })
    {
    }

    Answer answer(const Incoming &request)
    {
        const std::lock_guard lock(mutex);
        const bool create = sandbox::Routes::isCreate(request);
        Answer given;
        if (create && !faults.empty()) {
            const SandboxFault fault = faults.front();
            faults.pop_front();
            given = faulty(fault, request);
        } else {
            given = routes.answer(request);
        }
        const SandboxRequest seen{request.method, request.target, request.authorization, request.userAgent,
            request.body, given.status};
        log.append(seen);
        if (create)
            createLog.append(seen);
        return given;
    }

    Answer faulty(const SandboxFault &fault, const Incoming &request)
    {
        Answer given{.status = fault.status, .contentType = fault.contentType, .body = fault.body};
        if (fault.effect == SandboxFault::Effect::Create || fault.sendRealAnswer) {
            const Answer real = routes.answer(request);
            if (fault.sendRealAnswer)
                given = real;
        }
        given.delay = fault.delay;
        given.end = wireEnd(fault.wire);
        return given;
    }

    SandboxOptions options;
    mutable std::mutex mutex; // for everything but the server
    sandbox::World world;
    sandbox::Routes routes;
    std::deque<SandboxFault> faults;
    QList<SandboxRequest> log;
    QList<SandboxRequest> createLog;
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
    const std::lock_guard lock(d->mutex);
    d->faults.push_back(fault);
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
