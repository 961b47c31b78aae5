// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace berth {

// What Docker's --publish value stands for.
struct PublishedPorts
{
    QStringList mappings; // OUTSIDE:INSIDE[/udp], each one that parsePort() accepts; a range gives many
    QString address; // that Docker would listen on; an instance has no such choice
    bool outsideLeft = false; // no outside port was named: the same number stands in its place
    friend bool operator==(const PublishedPorts &, const PublishedPorts &) = default;
};

// Reads [ADDRESS:][OUTSIDE:]INSIDE[/tcp|udp], with ranges such as 8000-8010 on either side. A range may hold
// 64 ports, as many as an instance may open. The error is a sentence for a person.
[[nodiscard]] Expected<PublishedPorts, QString> readPublished(QStringView text);

}
