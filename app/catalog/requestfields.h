// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"
#include "catalog/fieldvalue.h"

#include <array>

namespace berth {

// The values of one create request. A plain value: copy it, compare it.
class RequestFields
{
public:
    [[nodiscard]] const FieldValue &value(FieldId id) const { return m_values[index(id)]; }
    [[nodiscard]] bool isSet(FieldId id) const
    {
        return !std::holds_alternative<std::monostate>(m_values[index(id)]);
    }
    // Nothing when the field is left alone.
    template <typename T> [[nodiscard]] const T *get(FieldId id) const
    {
        return std::get_if<T>(&m_values[index(id)]);
    }
    [[nodiscard]] QString text(FieldId id) const
    {
        const QString *value = get<QString>(id);
        return value ? *value : QString();
    }
    [[nodiscard]] bool isTrue(FieldId id) const
    {
        const bool *value = get<bool>(id);
        return value && *value;
    }

    // The value's type must be the one of the field's kind (checked); std::monostate leaves the field alone.
    void set(FieldId id, FieldValue value);
    void unset(FieldId id) { m_values[index(id)] = std::monostate{}; }
    [[nodiscard]] bool isEmpty() const;

    friend bool operator==(const RequestFields &, const RequestFields &) = default;

private:
    static constexpr std::size_t index(FieldId id) { return static_cast<std::size_t>(id); }

    std::array<FieldValue, fieldCount> m_values;
};

// Whether a value of this type belongs to a field of this kind.
[[nodiscard]] bool fits(FieldKind kind, const FieldValue &value);

}
