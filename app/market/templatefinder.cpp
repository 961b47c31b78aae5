// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/templatefinder.h"

#include "api/apiclient.h"
#include "api/showuser.h"

namespace berth {

TemplateFinder::TemplateFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_pacer(pacer)
{
    m_reader.setMaxThreadCount(1);
}

TemplateFinder::~TemplateFinder()
{
    dropCall();
    m_reader.clear();
    m_reader.waitForDone();
}

void TemplateFinder::find(const TemplateSearch &search)
{
    start(search, false);
}

void TemplateFinder::findMine()
{
    start({}, true);
}

void TemplateFinder::start(const TemplateSearch &search, bool mine)
{
    m_search = search;
    m_mine = mine;
    ++m_question;
    m_toAsk = true;
    dropCall();
    setBusy(true);
    askWhenAllowed();
}

void TemplateFinder::cancel()
{
    ++m_question;
    m_toAsk = false;
    dropCall();
    setBusy(false);
}

void TemplateFinder::askWhenAllowed()
{
    m_pacer.setServer(m_client.account().baseUrl);
    const auto wait = m_pacer.waitFor(Endpoint::Templates);
    if (wait.count() <= 0) {
        ask();
        return;
    }
    if (m_alarmSet)
        return;
    m_alarmSet = true;
    m_clock.after(wait, this, [this] {
        m_alarmSet = false;
        if (m_toAsk)
            askWhenAllowed();
    });
}

void TemplateFinder::ask()
{
    m_toAsk = false;
    if (m_mine) {
        m_call = m_client.send(showUser());
        connect(m_call, &ApiCall::finished, this, &TemplateFinder::readAccount);
    } else {
        askTemplates();
    }
}

void TemplateFinder::readAccount(const RawReply &reply)
{
    const auto user = readUser(reply);
    if (user) {
        m_search.creatorId = user->id;
        askTemplates();
    } else {
        tell(m_question, fail(user.error()));
    }
}

void TemplateFinder::askTemplates()
{
    m_pacer.sent(Endpoint::Templates);
    m_call = m_client.send(searchTemplates(m_search));
    connect(m_call, &ApiCall::finished, this, &TemplateFinder::read);
}

// A list of all that people share is megabytes of readmes.
void TemplateFinder::read(const RawReply &reply)
{
    m_pacer.answered(Endpoint::Templates, reply);
    m_reader.start([this, reply, question = m_question] {
        auto answer = readTemplates(reply);
        // Dropped by Qt if this object is gone before its turn comes.
        QMetaObject::invokeMethod(
            this, [this, question, answer = std::move(answer)] { tell(question, answer); },
            Qt::QueuedConnection);
    });
}

void TemplateFinder::tell(int question, const Expected<QList<Template>, ApiError> &answer)
{
    if (question != m_question)
        return;
    setBusy(false);
    if (answer)
        Q_EMIT found(*answer);
    else
        Q_EMIT failed(answer.error());
}

void TemplateFinder::dropCall()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->cancel();
    m_call = nullptr;
}

void TemplateFinder::setBusy(bool busyNow)
{
    if (m_busy == busyNow)
        return;
    m_busy = busyNow;
    Q_EMIT busy(busyNow);
}

}
