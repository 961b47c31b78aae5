// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestfields.h"

#include <algorithm>

namespace berth {

bool fits(FieldKind kind, const FieldValue &value)
{
    if (std::holds_alternative<std::monostate>(value))
        return true;
    switch (kind) {
    case FieldKind::Text:
    case FieldKind::Script:
    case FieldKind::Choice:
        return std::holds_alternative<QString>(value);
    case FieldKind::Integer:
        return std::holds_alternative<qint64>(value);
    case FieldKind::Decimal:
        return std::holds_alternative<double>(value);
    case FieldKind::Amount:
        return std::holds_alternative<Money>(value);
    case FieldKind::Flag:
        return std::holds_alternative<bool>(value);
    case FieldKind::List:
        return std::holds_alternative<QStringList>(value);
    case FieldKind::KeyValues:
        return std::holds_alternative<EnvRows>(value);
    case FieldKind::Login:
        return std::holds_alternative<ImageLogin>(value);
    }
    Q_UNREACHABLE();
}

void RequestFields::set(FieldId id, FieldValue value)
{
    Q_ASSERT(fits(field(id).kind, value));
    m_values[index(id)] = std::move(value);
}

bool RequestFields::isEmpty() const
{
    return std::all_of(m_values.begin(), m_values.end(),
        [](const FieldValue &value) { return std::holds_alternative<std::monostate>(value); });
}

}
