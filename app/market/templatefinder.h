// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/searchtemplates.h"
#include "market/latestquestion.h"

namespace berth {

// Asks for templates. Only the latest question counts (LatestQuestion).
class TemplateFinder : public QObject
{
    Q_OBJECT

public:
    // Whatever else asks this server for templates uses the same pacer.
    TemplateFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent = nullptr);

    // Ends in found() or failed(), unless another question or cancel() comes before. Never from within this
    // call.
    void find(const TemplateSearch &search);
    void findMine(); // those that the key's account made
    void cancel() { m_question.cancel(); }

    [[nodiscard]] bool isBusy() const { return m_question.isBusy(); }

Q_SIGNALS:
    void found(const QList<berth::Template> &templates);
    void failed(const berth::ApiError &error);
    void busy(bool busy);

private:
    [[nodiscard]] LatestQuestion::Read reader();

    LatestQuestion m_question;
};

}
