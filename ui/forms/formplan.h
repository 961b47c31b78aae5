// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"

#include <QList>
#include <QStringList>

#include <functional>

class QWidget;

namespace berth {

class FieldEditor;

// What editors need to know that isn't in the request.
struct FormContext
{
    QStringList recentImages; // newest first
};

// One row of the form: which fields it stands for and what edits them.
struct RowPlan
{
    QList<FieldId> fields; // the first one gives the label, the help and the unit
    QString label; // empty: the catalogue's
    bool wide = false; // the label above, the editor over the whole width
    std::function<FieldEditor *(const FormContext &, QWidget *parent)> create;
};

// The rows of a group, from the top. Every field of the catalogue is in exactly one row.
[[nodiscard]] QList<RowPlan> formPlan(FieldGroup group);

}
