// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/field.h"

#include "catalog/requestfields.h"

#include <QCoreApplication>

#include <array>

namespace berth {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Catalogue", text);
}

constexpr std::array groups{FieldGroup::Image, FieldGroup::Access, FieldGroup::Machine,
    FieldGroup::Environment, FieldGroup::Startup, FieldGroup::Volume, FieldGroup::Advanced};

}

QString Field::label() const
{
    return translated(labelText);
}
QString Field::unit() const
{
    return *unitText ? translated(unitText) : QString();
}
QString Field::unsetMeaning() const
{
    return translated(unsetText);
}
QString Field::help() const
{
    return translated(helpText);
}

bool isRelevant(const Field &field, const RequestFields &fields)
{
    return !field.relevant || fields.isSet(field.id) || field.relevant(fields);
}

std::span<const FieldGroup> fieldGroups()
{
    return groups;
}

QString groupLabel(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Image:
        return QCoreApplication::translate("Catalogue", "Image");
    case FieldGroup::Access:
        return QCoreApplication::translate("Catalogue", "Access");
    case FieldGroup::Machine:
        return QCoreApplication::translate("Catalogue", "Machine and price");
    case FieldGroup::Environment:
        return QCoreApplication::translate("Catalogue", "Environment");
    case FieldGroup::Startup:
        return QCoreApplication::translate("Catalogue", "Start-up");
    case FieldGroup::Volume:
        return QCoreApplication::translate("Catalogue", "Volume");
    case FieldGroup::Advanced:
        return QCoreApplication::translate("Catalogue", "Advanced");
    }
    Q_UNREACHABLE();
}

QString choiceLabel(const FieldChoice &choice)
{
    return translated(choice.label);
}
QString choiceHelp(const FieldChoice &choice)
{
    return translated(choice.help);
}

}
