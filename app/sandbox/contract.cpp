// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contract.h"

#include <algorithm>

namespace berth::sandbox {
namespace {

// Seconds. Short enough to watch, long enough to be seen.
constexpr double provisioning = 2;
constexpr double loading = 3;
constexpr double stopping = 2;
constexpr double rebooting = 3;
constexpr double hour = 3600;

QString runningText()
{
    return QStringLiteral("running");
}
QString stoppedText()
{
    return QStringLiteral("stopped");
}
QString loadingText()
{
    return QStringLiteral("loading");
}

}

Contract::Contract(qint64 newId, int owner, const MarketOffer &from, const CreateOrder &wanted, double now)
    : id(newId)
    , account(owner)
    , offer(from)
    , order(wanted)
    , label(wanted.label)
    , created(now)
    , m_intended(wanted.targetState)
    , m_settled(now)
{
    if (!bidReaches() || !offer.rentable)
        m_intended = stoppedText();
    if (m_intended == stoppedText()) {
        m_plan = {{now + provisioning, stoppedText()}};
        return;
    }
    m_plan = {{now + provisioning, loadingText()}, {now + provisioning + loading, runningText()}};
}

bool Contract::bills() const
{
    return m_status == runningText() || m_status == QLatin1String("rebooting");
}

void Contract::start(double now)
{
    m_intended = runningText();
    plan(now);
}

void Contract::stop(double now)
{
    m_intended = stoppedText();
    plan(now);
}

void Contract::plan(double now)
{
    const bool run = m_intended == runningText() && bidReaches() && offer.rentable;
    const bool young = m_status.isEmpty() && now < created + provisioning;
    const double from = young ? created + provisioning : now;
    m_plan.clear();
    if (!run) {
        if (m_status != stoppedText())
            m_plan = {{young ? from : now + stopping, stoppedText()}};
        return;
    }
    if (m_status == runningText())
        return;
    if (young) {
        m_plan = {{from, loadingText()}, {from + loading, runningText()}};
        return;
    }
    m_status = loadingText();
    m_plan = {{now + loading, runningText()}};
}

void Contract::reboot(double now)
{
    if (m_status != runningText())
        return;
    m_status = QStringLiteral("rebooting");
    m_plan = {{now + rebooting, runningText()}};
}

void Contract::recycle(double now)
{
    if (m_status != runningText())
        return;
    m_status = QStringLiteral("recycling");
    m_plan = {{now + 1, loadingText()}, {now + 1 + loading, runningText()}};
}

void Contract::setBid(double price, double now)
{
    const bool reached = bidReaches();
    order.price = price;
    if (bidReaches() == reached)
        return;
    // One that came too low was stopped by the bid, not by its owner: a high enough one starts it.
    if (bidReaches() && order.targetState == runningText())
        m_intended = runningText();
    plan(now);
}

Charges Contract::settle(double now)
{
    Charges charges;
    const auto pass = [&](double until) {
        const double hours = std::max(0.0, until - m_settled) / hour;
        charges.disk += hours * diskPrice();
        if (bills())
            charges.gpu += hours * gpuPrice();
        m_settled = std::max(m_settled, until);
    };
    while (!m_plan.isEmpty() && m_plan.first().at <= now) {
        const Step step = m_plan.takeFirst();
        pass(step.at);
        m_status = step.status;
    }
    pass(now);
    return charges;
}

}
