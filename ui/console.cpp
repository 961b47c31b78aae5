// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <windows.h>

#include <cstdio>
#endif

namespace berth {

#ifdef Q_OS_WIN
namespace {

bool leadsNowhere(DWORD stream)
{
    const HANDLE handle = GetStdHandle(stream);
    return handle == nullptr || handle == INVALID_HANDLE_VALUE || GetFileType(handle) == FILE_TYPE_UNKNOWN;
}

}
#endif

void printToTheConsole()
{
#ifdef Q_OS_WIN
    const bool out = leadsNowhere(STD_OUTPUT_HANDLE);
    const bool err = leadsNowhere(STD_ERROR_HANDLE);
    if ((!out && !err) || AttachConsole(ATTACH_PARENT_PROCESS) == 0)
        return;
    FILE *reopened = nullptr;
    if (out)
        reopened = std::freopen("CONOUT$", "w", stdout);
    if (err)
        reopened = std::freopen("CONOUT$", "w", stderr);
    Q_UNUSED(reopened)
#endif
}

}
