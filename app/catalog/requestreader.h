// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"
#include "core/expected.h"

#include <QJsonObject>
#include <QList>

namespace berth {

// Something that could not be taken over, and why. Nothing is dropped in silence.
struct ReadProblem
{
    QString key; // "env.FOO", "volume_info.size"
    QString message;
    bool unknownKey = false;
};

struct ReadResult
{
    RequestFields fields;
    QList<ReadProblem> problems;
};

// Reads a create body as anybody may have written it: null is "left alone", older runtype spellings are
// understood.
[[nodiscard]] ReadResult readRequestBody(const QJsonObject &body);

// One value as text, as in --set FIELD=VALUE: text for text fields, JSON for the others (bare words, numbers
// and true/false included). The error is a sentence for a person.
[[nodiscard]] Expected<FieldValue, QString> parseFieldText(const Field &field, const QString &text);
[[nodiscard]] Expected<FieldValue, QString> fieldValueFromJson(const Field &field, const QJsonValue &value);

}
