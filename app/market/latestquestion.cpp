// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/latestquestion.h"

#include "api/apiclient.h"

namespace berth {

LatestQuestion::LatestQuestion(
    ApiClient &client, Clock &clock, EndpointPacer &pacer, Endpoint endpoint, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
    , m_endpoint(endpoint)
{
    m_reader.setMaxThreadCount(1);
}

LatestQuestion::~LatestQuestion()
{
    dropCall();
    m_reader.clear();
    m_reader.waitForDone();
}

void LatestQuestion::ask(const ApiRequest &request, const Read &read)
{
    begin(request, read, false);
}

void LatestQuestion::askFirst(const ApiRequest &first, const Read &readFirst)
{
    begin(first, readFirst, true);
}

void LatestQuestion::begin(const ApiRequest &request, const Read &read, bool isFirst)
{
    m_request = request;
    m_read = read;
    m_isFirst = isFirst;
    ++m_question;
    m_toAsk = true;
    dropCall();
    setBusy(true);
    askWhenAllowed();
}

void LatestQuestion::goOn(const ApiRequest &request, const Read &read)
{
    m_request = request;
    m_read = read;
    m_isFirst = false;
    send();
}

void LatestQuestion::end()
{
    setBusy(false);
}

void LatestQuestion::cancel()
{
    ++m_question;
    m_toAsk = false;
    dropCall();
    setBusy(false);
}

void LatestQuestion::askWhenAllowed()
{
    m_pacer.setServer(m_client.account().baseUrl);
    const auto wait = m_pacer.waitFor(m_endpoint);
    if (wait.count() <= 0) {
        send();
        return;
    }
    Q_EMIT waiting(wait);
    if (m_alarmSet)
        return;
    m_alarmSet = true;
    m_clock.after(wait, this, [this] {
        m_alarmSet = false;
        if (m_toAsk)
            askWhenAllowed();
    });
}

void LatestQuestion::send()
{
    m_toAsk = false;
    if (!m_isFirst)
        m_pacer.sent(m_endpoint);
    m_call = m_client.send(m_request);
    connect(m_call, &ApiCall::finished, this, &LatestQuestion::read);
}

void LatestQuestion::read(const RawReply &reply)
{
    if (!m_isFirst)
        m_pacer.answered(m_endpoint, reply);
    m_reader.start([this, reply, read = m_read, question = m_question] {
        Tell told = read(reply);
        // Dropped by Qt if this object is gone before its turn comes.
        QMetaObject::invokeMethod(
            this, [this, question, told = std::move(told)] { tell(question, told); }, Qt::QueuedConnection);
    });
}

void LatestQuestion::tell(int question, const Tell &told)
{
    if (question != m_question)
        return;
    if (!m_isFirst)
        setBusy(false);
    told();
}

void LatestQuestion::dropCall()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->cancel();
    m_call = nullptr;
}

void LatestQuestion::setBusy(bool busyNow)
{
    if (m_busy == busyNow)
        return;
    m_busy = busyNow;
    Q_EMIT busy(busyNow);
}

}
