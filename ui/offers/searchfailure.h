// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

#include <QString>

namespace berth {

// What a person can do about a search that failed.
[[nodiscard]] QString whatToDo(const ApiError &error);
// What the server or the network said, word by word.
[[nodiscard]] QString serverWords(const ApiError &error);

}
