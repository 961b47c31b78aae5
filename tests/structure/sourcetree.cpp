// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace berth::test {
namespace {

bool isOurText(const QString &path)
{
    static const QStringList endings{QStringLiteral(".cpp"), QStringLiteral(".h"), QStringLiteral(".txt"),
        QStringLiteral(".cmake"), QStringLiteral(".in"), QStringLiteral(".md"), QStringLiteral(".sh"),
        QStringLiteral(".svg"), QStringLiteral(".qrc"), QStringLiteral(".json"), QStringLiteral(".py")};
    for (const QString &ending : endings) {
        if (path.endsWith(ending))
            return true;
    }
    // The scripts without an ending.
    return path.startsWith(QStringLiteral("packaging/dev/")) || path == QStringLiteral(".ci/run");
}

void read(const QString &top, const QString &path, QList<SourceFile> &files)
{
    QFile file(top + u'/' + path);
    if (isOurText(path) && file.open(QIODevice::ReadOnly))
        files << SourceFile{path, QString::fromUtf8(file.readAll())};
}

}

QList<SourceFile> readSourceTree(const QString &top)
{
    QList<SourceFile> files;
    const QDir root(top);
    const QStringList plain = root.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : plain) {
        if (name != QStringLiteral("CMakeUserPresets.json"))
            read(top, name, files);
    }
    const QStringList folders{QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("resources"),
        QStringLiteral("tests"), QStringLiteral("packaging"), QStringLiteral(".ci")};
    for (const QString &folder : folders) {
        QDirIterator each(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            read(top, root.relativeFilePath(each.next()), files);
    }
    return files;
}

QSet<QString> headerNames(const QStringList &folders)
{
    QSet<QString> names;
    for (const QString &folder : folders) {
        // The list also holds folders of Qt Core and the platform's mkspec; only these two need a window.
        if (!folder.contains(QStringLiteral("QtGui")) && !folder.contains(QStringLiteral("QtWidgets")))
            continue;
        const QStringList headers = QDir(folder).entryList(QDir::Files);
        for (const QString &header : headers)
            names << header;
    }
    return names;
}

}
