// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/experiencereader.h"

#include "api/apiclient.h"
#include "launch/journalservice.h"
#include "ui/session.h"

namespace berth {

ExperienceReader::ExperienceReader(
    JournalService &journal, const ApiClient &client, Session &session, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_client(client)
{
    connect(&journal, &JournalService::changed, this, &ExperienceReader::read);
    connect(&session, &Session::changed, this, &ExperienceReader::read);
    read();
}

void ExperienceReader::read()
{
    JournalFilter filter;
    filter.baseUrl = apiIdentity(m_client.account().baseUrl);
    const int asked = ++m_asked;
    m_journal.ask(
        this,
        [filter](const Journal &journal) -> Expected<MachineExperiences, JournalError> {
            return journal.records(filter).map(machineExperiences);
        },
        [this, asked](const Expected<MachineExperiences, JournalError> &answer) {
            // A journal that can't be read is told of elsewhere.
            if (asked != m_asked || !answer || *answer == m_experiences)
                return;
            m_experiences = *answer;
            Q_EMIT changed();
        });
}

}
