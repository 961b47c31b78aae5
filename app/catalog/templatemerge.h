// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

namespace berth {

// Where a value that an instance gets comes from.
enum class ValueSource : quint8 {
    Nobody, // left alone: the server's default
    Template, // the template gives it, the form leaves it alone
    Form, // the form gives it, the template does not
    FormOverTemplate, // both give it: the form's counts
};

// A field that the template or the form gives. For Env see MergedRow: its rows are merged one by one.
struct MergedField
{
    FieldId id;
    ValueSource source = ValueSource::Nobody;
    FieldValue given; // by the template
    FieldValue own; // by the form
    friend bool operator==(const MergedField &, const MergedField &) = default;
};

struct MergedRow
{
    ValueSource source = ValueSource::Nobody;
    EnvRow row; // the one that counts
    EnvRow given; // the template's, where the form's counts in its place
    friend bool operator==(const MergedRow &, const MergedRow &) = default;
};

struct TemplateMerge
{
    QList<MergedField> fields; // in the catalogue's order; those that nobody gives are not in it
    QList<MergedRow> env; // the template's rows in their order, then those the form adds
    RequestFields result; // what the instance is made of; the template's own number is still in it

    [[nodiscard]] const MergedField *field(FieldId id) const; // null: nobody gives it
};

// What becomes of a request with a template (FACTS, create): a scalar that the form sets replaces the
// template's, `env` is merged by key and the form wins, args and args_str are one setting, and the template's
// own volume is not used. A field that the form leaves alone is the template's.
[[nodiscard]] TemplateMerge mergeTemplate(const RequestFields &given, const RequestFields &own);

}
