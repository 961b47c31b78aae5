// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"

#include <QList>
#include <QString>

namespace berth {

// A warning does not stop a launch; an error does.
enum class Severity : quint8 { Warning, Error };

// Something wrong or doubtful about a request, in a form that both windows and scripts can use.
struct Issue
{
    Severity severity = Severity::Error;
    QString name; // stable, for scripts and tests: "port.malformed"
    QList<FieldId> fields; // the first one is where the focus goes
    QString message; // what is wrong, one sentence
    QString remedy; // what to do, one sentence
    int row = -1; // for env and args: which row, from 0
};
using Issues = QList<Issue>;

[[nodiscard]] bool hasErrors(const Issues &issues);

}
