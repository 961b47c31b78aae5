// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statedir.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace berth {
namespace {

// A portable copy, unpacked and not installed, has this file beside its program.
QString portablePlace()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return program.exists(QStringLiteral("berth.portable")) ? program.filePath(QStringLiteral("berth-data"))
                                                            : QString();
}

QString systemPlace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/berth");
}

}

Expected<QString, QString> prepareStateDir(const QString &given, const EnvironmentLookup &environment)
{
    QString path = given;
    if (path.isEmpty())
        path = environment("BERTH_STATE_DIR");
    if (path.isEmpty())
        path = portablePlace();
    if (path.isEmpty())
        path = systemPlace();
    path = QDir::cleanPath(QDir().absoluteFilePath(path));
    const bool existed = QFileInfo::exists(path);
    if (!QDir().mkpath(path))
        return fail(QCoreApplication::translate(
            "StateDir", "The folder %1 can't be made. Name another with --state-dir.")
                        .arg(QDir::toNativeSeparators(path)));
    if (!existed)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

}
