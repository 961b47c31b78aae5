// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/sweep.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/showinstances.h"
#include "store/launchrecord.h"

namespace berth {
namespace {

constexpr int askedTooOften = 429;

}

bool AccountAt::isOf(const ApiClient &client) const
{
    return isSet() && accountFingerprint(client.account().key) == account
        && apiIdentity(client.account().baseUrl) == baseUrl;
}

Sweep::Sweep(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
{
}

Sweep::~Sweep()
{
    cancel();
}

void Sweep::start(const AccountAt &whose)
{
    Q_ASSERT(!m_running);
    m_running = true;
    ++m_run;
    m_whose = whose;
    m_result = {};
    m_cursor.clear();
    m_cursors.clear();
    m_ids.clear();
    m_result.began = m_clock.elapsed();
    askWhenAllowed();
}

void Sweep::cancel()
{
    m_running = false;
    ++m_run;
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
        m_call.clear();
    }
}

void Sweep::askWhenAllowed()
{
    const auto wait = m_spaced && m_asked ? *m_asked + spacing - m_clock.elapsed() : spacing.zero();
    m_clock.after(std::max(wait, spacing.zero()), this, [this, run = m_run] {
        if (run == m_run)
            ask();
    });
}

void Sweep::ask()
{
    if (!m_whose.isOf(m_client)) {
        giveUp(tr("Berth uses another key or server now."));
        return;
    }
    if (m_cursors.isEmpty())
        m_result.began = m_clock.elapsed(); // what was waited before proves nothing
    m_asked = m_clock.elapsed();
    ApiRequest request = showInstances(m_cursor);
    request.timeout = timeout;
    m_call = m_client.send(request);
    connect(m_call, &ApiCall::finished, this, &Sweep::read);
}

void Sweep::read(const RawReply &reply)
{
    m_call.clear();
    const auto page = readInstances(reply);
    if (!page) {
        m_spaced = m_spaced || reply.status == askedTooOften;
        giveUp(describe(page.error()), reply.status == askedTooOften);
        return;
    }
    if (reply.status != 200) {
        giveUp(tr("The list came with status %1.").arg(reply.status));
        return;
    }
    if (page->unreadable > 0) {
        giveUp(tr("Some entries of the list cannot be read."));
        return;
    }
    for (const Instance &contract : page->instances) {
        if (m_ids.contains(contract.id))
            continue; // it may move to another page between two questions
        m_ids.insert(contract.id);
        m_result.contracts.append(contract);
    }
    if (page->nextToken.isEmpty()) {
        m_result.valid = true;
        finish();
        return;
    }
    if (m_cursors.contains(page->nextToken)) {
        giveUp(tr("The list goes round in a circle."));
        return;
    }
    m_cursor = page->nextToken;
    m_cursors.insert(m_cursor);
    if (m_cursors.size() >= mostPages) {
        giveUp(tr("The list has no end."));
        return;
    }
    askWhenAllowed();
}

void Sweep::giveUp(const QString &why, bool limited)
{
    m_result.why = why;
    m_result.limited = limited;
    m_result.contracts.clear();
    finish();
}

void Sweep::finish()
{
    m_running = false;
    ++m_run;
    Q_EMIT finished(SweepResult(m_result)); // a copy: a listener may start the next one
}

}
