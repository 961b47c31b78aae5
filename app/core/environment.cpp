// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment.h"

#include <QDir>

namespace berth {

EnvironmentLookup processEnvironment()
{
    return [](const char *name) { return qEnvironmentVariable(name); };
}

QString homeFolder()
{
#ifdef Q_OS_WIN
    if (const QString profile = qEnvironmentVariable("USERPROFILE"); !profile.isEmpty())
        return QDir::cleanPath(QDir::fromNativeSeparators(profile));
#endif
    return QDir::homePath();
}

}
