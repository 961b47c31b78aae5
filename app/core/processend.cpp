// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processend.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <cstdio>
#include <windows.h>
#endif

namespace berth {

int atEnd(int exitCode)
{
#ifdef Q_OS_WIN
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(exitCode));
#endif
    return exitCode;
}

}
