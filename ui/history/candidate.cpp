// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/candidate.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Candidate)
};

const Observation *newestSweep(const QList<Observation> &timeline)
{
    const auto found = std::find_if(timeline.rbegin(), timeline.rend(), [](const Observation &seen) {
        return !seen.data.value(QLatin1String("candidates")).toArray().isEmpty();
    });
    return found == timeline.rend() ? nullptr : &*found;
}

}

QList<Candidate> candidatesIn(const QList<Observation> &timeline)
{
    const Observation *sweep = newestSweep(timeline);
    if (!sweep)
        return {};
    QList<Candidate> list;
    for (const QJsonValue &value : sweep->data.value(QLatin1String("candidates")).toArray()) {
        const QJsonObject object = value.toObject();
        const qint64 id = object.value(QLatin1String("id")).toInteger();
        if (id <= 0)
            continue;
        QStringList parts;
        if (const qint64 machine = object.value(QLatin1String("machine_id")).toInteger(); machine > 0)
            parts << Words::tr("machine %1").arg(machine);
        for (const char *name : {"image", "label", "status"}) {
            const QString text = object.value(QLatin1String(name)).toString();
            if (!text.isEmpty())
                parts << text;
        }
        list.append({id, parts.join(QStringLiteral(", "))});
    }
    return list;
}

QString conflictReason(const QList<Observation> &timeline)
{
    const Observation *sweep = newestSweep(timeline);
    return sweep ? sweep->data.value(QLatin1String("why")).toString() : QString();
}

}
