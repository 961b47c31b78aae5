// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/templatemerge.h"

#include <algorithm>

namespace berth {
namespace {

// Not the template's to give: how it is named, what the rental costs, and the volume.
bool isOwnOnly(FieldId id)
{
    switch (id) {
    case FieldId::TemplateId:
    case FieldId::TemplateHash:
    case FieldId::RentalType:
    case FieldId::Price:
    case FieldId::VolumeCreateNew:
    case FieldId::VolumeId:
    case FieldId::VolumeSize:
    case FieldId::VolumeMountPath:
    case FieldId::VolumeName:
        return true;
    default:
        return false;
    }
}

bool isSet(const FieldValue &value)
{
    return !std::holds_alternative<std::monostate>(value);
}

ValueSource sourceOf(bool given, bool own)
{
    if (given && own)
        return ValueSource::FormOverTemplate;
    if (own)
        return ValueSource::Form;
    return given ? ValueSource::Template : ValueSource::Nobody;
}

EnvRows rowsOf(const RequestFields &fields)
{
    const EnvRows *rows = fields.get<EnvRows>(FieldId::Env);
    return rows ? *rows : EnvRows{};
}

QList<MergedRow> mergeRows(const EnvRows &given, const EnvRows &own)
{
    QList<MergedRow> merged;
    const auto find = [&merged](const QString &key) {
        return std::find_if(
            merged.begin(), merged.end(), [&key](const MergedRow &one) { return envKey(one.row) == key; });
    };
    for (const EnvRow &row : given) {
        if (const auto same = find(envKey(row)); same != merged.end())
            same->row = row;
        else
            merged.append({ValueSource::Template, row, {}});
    }
    for (const EnvRow &row : own) {
        const auto same = find(envKey(row));
        if (same == merged.end()) {
            merged.append({ValueSource::Form, row, {}});
            continue;
        }
        if (same->source == ValueSource::Template) {
            same->source = ValueSource::FormOverTemplate;
            same->given = same->row;
        }
        same->row = row;
    }
    return merged;
}

}

const MergedField *TemplateMerge::field(FieldId id) const
{
    const auto found
        = std::find_if(fields.begin(), fields.end(), [id](const MergedField &one) { return one.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

TemplateMerge mergeTemplate(const RequestFields &given, const RequestFields &own)
{
    TemplateMerge merge;
    const bool ownArguments = own.isSet(FieldId::Args) || own.isSet(FieldId::ArgsStr);
    for (const Field &f : catalogue()) {
        const FieldValue value = isOwnOnly(f.id) ? FieldValue() : given.value(f.id);
        const ValueSource source = sourceOf(isSet(value), own.isSet(f.id));
        if (source == ValueSource::Nobody)
            continue;
        merge.fields.append({f.id, source, value, own.value(f.id)});
        const bool arguments = f.id == FieldId::Args || f.id == FieldId::ArgsStr;
        if (source != ValueSource::Template)
            merge.result.set(f.id, own.value(f.id));
        else if (!arguments || !ownArguments)
            merge.result.set(f.id, value);
        else // the form's arguments, written the other way, count in its place
            merge.fields.last().source = ValueSource::FormOverTemplate;
    }
    merge.env = mergeRows(rowsOf(given), rowsOf(own));
    EnvRows rows;
    for (const MergedRow &row : std::as_const(merge.env))
        rows << row.row;
    if (merge.field(FieldId::Env))
        merge.result.set(FieldId::Env, rows);
    return merge;
}

}
