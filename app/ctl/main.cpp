// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment.h"
#include "core/processbegin.h"
#include "core/processend.h"
#include "core/version.h"
#include "ctl/commands.h"
#include "ctl/terminal.h"

#include <QCoreApplication>

#ifdef Q_OS_WIN
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace {

int run(int argc, char **argv)
{
#ifdef Q_OS_WIN
    SetConsoleOutputCP(CP_UTF8);
    // The same bytes as everywhere: no carriage return comes before the end of a line.
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
#endif
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("berthctl"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(berth::version));
    berth::Terminal terminal;
    const berth::Context context{terminal, berth::processEnvironment(), berth::homeFolder()};
    return static_cast<int>(berth::runBerthctl(QCoreApplication::arguments(), context));
}

}

int main(int argc, char **argv)
{
    berth::atBegin();
    return berth::atEnd(run(argc, argv));
}
