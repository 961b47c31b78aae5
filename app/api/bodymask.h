// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace berth {

// An answer for people's eyes: indented when it is JSON, as it came otherwise, and in both cases with the
// value of every key whose name ends in "api_key" masked, also inside texts, in answers that were cut short,
// and wherever the same value appears again.
[[nodiscard]] QByteArray maskApiKeys(const QByteArray &body);

}
