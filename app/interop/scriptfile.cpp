// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/scriptfile.h"

#include "core/environment.h"

#include <QDir>
#include <QFileInfo>

namespace berth {

QString findScriptFile(const QString &name, const QStringList &folders)
{
    if (name.isEmpty())
        return {};
    // In a text that is quoted as a whole no shell has replaced it.
    const bool inHome = name == u'~' || name.startsWith(QLatin1String("~/"));
    const QString path = inHome ? homeFolder() + name.sliced(1) : name;
    for (const QString &folder : folders) {
        const QString whole = QDir::cleanPath(QDir(folder).absoluteFilePath(path));
        if (QFileInfo::exists(whole))
            return whole;
    }
    return {};
}

void takeScript(ImportResult &import, const QString &script)
{
    import.fields.set(FieldId::Onstart, script);
    import.onstartFile.clear();
    import.problems.removeIf([](const ImportProblem &one) { return one.unreadFile;
});
}
}
