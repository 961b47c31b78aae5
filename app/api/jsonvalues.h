// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QJsonObject>
#include <QString>

namespace berth {

// Forgiving readers for values that the server spells in more than one way: null, a number as text, 0 and 1
// for a flag. What cannot be read is 0, false or empty.
[[nodiscard]] double jsonNumber(const QJsonValue &value);
[[nodiscard]] qint64 jsonInteger(const QJsonValue &value);
[[nodiscard]] bool jsonFlag(const QJsonValue &value);
[[nodiscard]] QString jsonText(const QJsonValue &value);
[[nodiscard]] Money jsonMoney(const QJsonValue &value); // from dollars

// An id as Vast.ai gives it: a whole number from 1 to 2^53, or a text of such digits. 0 for everything else.
[[nodiscard]] qint64 jsonId(const QJsonValue &value);

}
