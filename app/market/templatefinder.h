// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/endpointpacer.h"
#include "api/rawreply.h"
#include "api/searchtemplates.h"
#include "core/clock.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace berth {

class ApiCall;
class ApiClient;

// Asks for templates. Only the latest question counts: a new one takes the place of one that waits or is
// under way, and an answer to an older one is never told. Answers are read on a thread of its own.
class TemplateFinder : public QObject
{
    Q_OBJECT

public:
    // Whatever else asks this server for templates uses the same pacer.
    TemplateFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);
    ~TemplateFinder() override;

    // Ends in found() or failed(), unless another question or cancel() comes before. Never from within this
    // call.
    void find(const TemplateSearch &search);
    void findMine(); // those that the key's account made
    void cancel();

    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void found(const QList<berth::Template> &templates);
    void failed(const berth::ApiError &error);
    void busy(bool busy);

private:
    void askWhenAllowed();
    void start(const TemplateSearch &search, bool mine);
    void ask();
    void askTemplates();
    void readAccount(const RawReply &reply);
    void read(const RawReply &reply);
    void tell(int question, const Expected<QList<Template>, ApiError> &answer);
    void dropCall();
    void setBusy(bool busy);

    ApiClient &m_client;
    Clock &m_clock;
    EndpointPacer &m_pacer;
    QThreadPool m_reader; // waited for before this object goes
    TemplateSearch m_search; // the latest question
    bool m_mine = false; // whose they are is not known yet
    int m_question = 0; // its number
    bool m_toAsk = false; // it has not gone out yet
    bool m_alarmSet = false; // m_clock will call
    bool m_busy = false;
    QPointer<ApiCall> m_call;
};

}
