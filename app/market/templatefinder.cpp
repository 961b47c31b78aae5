// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/templatefinder.h"

#include "api/showuser.h"

namespace berth {

TemplateFinder::TemplateFinder(ApiClient &client, Clock &clock, EndpointPacer &pacer, QObject *parent)
    : QObject(parent)
    , m_question(client, clock, pacer, Endpoint::Templates)
{
    connect(&m_question, &LatestQuestion::busy, this, &TemplateFinder::busy);
}

void TemplateFinder::find(const TemplateSearch &search)
{
    m_question.ask(searchTemplates(search), reader());
}

void TemplateFinder::findMine()
{
    m_question.askFirst(showUser(), [this](const RawReply &reply) -> LatestQuestion::Tell {
        const auto user = readUser(reply);
        if (!user) {
            return [this, error = user.error()] {
                m_question.end();
                Q_EMIT failed(error);
            };
        }
        TemplateSearch mine;
        mine.creatorId = user->id;
        return [this, mine] { m_question.goOn(searchTemplates(mine), reader()); };
    });
}

// A list of all that people share is megabytes of readmes.
LatestQuestion::Read TemplateFinder::reader()
{
    return [this](const RawReply &reply) -> LatestQuestion::Tell {
        const auto templates = readTemplates(reply);
        if (!templates)
            return [this, error = templates.error()] { Q_EMIT failed(error); };
        return [this, found = *templates] { Q_EMIT this->found(found); };
    };
}

}
