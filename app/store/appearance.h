// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace berth {

enum class Appearance : quint8 { System, Light, Dark };

}
