// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"
#include "catalog/imagelogin.h"
#include "core/money.h"

#include <QStringList>

#include <variant>

namespace berth {

// std::monostate is "left alone": the field is absent from the body.
using FieldValue
    = std::variant<std::monostate, QString, qint64, double, Money, bool, QStringList, EnvRows, ImageLogin>;

}
