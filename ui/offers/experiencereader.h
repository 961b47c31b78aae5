// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/machineexperience.h"

#include <QObject>

namespace berth {

class ApiClient;
class JournalService;
class Session;

// How launches on each machine of the current server went, read from the journal on its own thread: now, and
// whenever the journal or the server changes.
class ExperienceReader : public QObject
{
    Q_OBJECT

public:
    ExperienceReader(
        JournalService &journal, const ApiClient &client, Session &session, QObject *parent = nullptr);

    [[nodiscard]] const MachineExperiences &experiences() const { return m_experiences; }

Q_SIGNALS:
    void changed();

private:
    void read();

    JournalService &m_journal;
    const ApiClient &m_client;
    MachineExperiences m_experiences;
    int m_asked = 0; // an answer to an earlier question does not count
};

}
