// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processbegin.h"

#include <QtGlobal>

namespace berth {

void atBegin()
{
#ifdef Q_CC_MINGW
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
#endif
}

}
