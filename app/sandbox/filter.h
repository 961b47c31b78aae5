// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>

namespace berth::sandbox {

enum class Operator : quint8 { Eq, Neq, Gt, Lt, Gte, Lte, In, NotIn };

struct Condition
{
    QString field;
    Operator op = Operator::Eq;
    QJsonValue value;
};

// `{field: {op: value}, …}` as searches and lists take it. Every condition must hold.
using Filter = QList<Condition>;

// Reads one field's `{op: value, …}`. The error names what is wrong with it.
[[nodiscard]] Expected<Filter, QString> parseConditions(const QString &field, const QJsonValue &conditions);

// The value of a field for comparing; an undefined value matches nothing but neq and notin.
using FieldReader = std::function<QJsonValue(const QString &field)>;
[[nodiscard]] bool matches(const Filter &filter, const FieldReader &read);
[[nodiscard]] bool holds(const QJsonValue &actual, Operator op, const QJsonValue &wanted);

// Before, equal or after (<0, 0, >0). Numbers by value, and so are texts that are numbers (the official
// client sends {"gt": "0.98"}) and flags (true is 1); everything else as text. Null comes first.
[[nodiscard]] int compareValues(const QJsonValue &a, const QJsonValue &b);

struct SortKey
{
    QString field;
    bool descending = false;
};

}
