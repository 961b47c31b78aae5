// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wine.h"

#include <qglobal.h>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace berth::test {

bool underWine()
{
#ifdef Q_OS_WIN
    return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
#else
    return false;
#endif
}

}
