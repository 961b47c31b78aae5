// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/answer.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace berth::sandbox {

struct VolumeRequest
{
    bool createNew = false;
    qint64 id = 0; // of a volume, or of an offer of volume space when one is to be made
    int sizeGb = 15;
    QString mountPath;
    QString name;
};

// What a create request asks for once it has been checked and merged with its template.
struct CreateOrder
{
    QString image;
    QString label;
    double diskGb = 10;
    QString runtype; // the API's own words for what runs: "ssh_proxy", "jupyter_direc ssh_direc ssh_proxy",
                     // "args"
    QString targetState = QStringLiteral("running");
    std::optional<double> price; // a bid: the contract is interruptible
    bool cancelUnavailable = false; // after the default has been worked out
    bool vm = false;
    QList<std::pair<QString, QString>> env;
    QString onstart;
    QStringList args;
    qint64 templateId = 0;
    QString templateHash;
    QString templateName;
    std::optional<VolumeRequest> volume;
};

// Checks everything that can be told from the body alone, by the documented rules and limits (FACTS.md).
// Unknown keys and nulls pass, as the official client sends both.
[[nodiscard]] Expected<CreateOrder, Refusal> checkCreate(const QJsonObject &body);

// The first thing wrong with `env`, as the server would word it; nothing when it is fine.
[[nodiscard]] std::optional<QString> envProblem(const QJsonObject &env);
// One port mapping, "8000:8000", "53:53/udp", "70000:70000"; what follows "-p " in a key of env.
struct PortMapping
{
    int outside = 0; // 70000 and above: whatever is free, and the same inside
    int inside = 0;
    QString protocol; // "tcp", "udp"
};
[[nodiscard]] std::optional<PortMapping> parsePortMapping(QStringView text);

// All the words and older spellings, brought to the form contracts show; nothing for what is no runtype.
[[nodiscard]] std::optional<QString> runtypeWords(const QString &text);

}
