// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchcontroller.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/createinstance.h"
#include "catalog/requestwriter.h"
#include "catalog/validator.h"

namespace berth {
LaunchController::LaunchController(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
{
}

bool LaunchController::launch(qint64 offerId, const RequestFields &fields)
{
    if (isBusy() || offerId <= 0 || hasErrors(validate(fields)))
        return false;
    m_offerId = offerId;
    m_started = m_clock.elapsed();
    setState(LaunchState::Prepared);
    // The journal's place: the intent is committed here, before the first byte leaves.
    setState(LaunchState::Sending);
    m_call = m_client.send(createInstance(offerId, requestBody(fields, SecretPolicy::Reveal)));
    connect(m_call, &ApiCall::finished, this, &LaunchController::finish);
    return true;
}

void LaunchController::stopWaiting()
{
    if (m_call)
        m_call->cancel();
}

void LaunchController::finish(const RawReply &reply)
{
    LaunchResult result;
    result.offerId = m_offerId;
    result.outcome = classifyCreateReply(reply);
    result.state = launchStateOf(result.outcome.state);
    result.took = m_clock.elapsed() - m_started;
    m_call.clear();
    setState(result.state);
    Q_EMIT finished(result);
}

void LaunchController::setState(LaunchState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

}
