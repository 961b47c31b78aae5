// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/folders.h"

#include <algorithm>

namespace berth::test {
namespace {

Folder folder(const char *name, const char *path, const char *uses)
{
    return {QString::fromLatin1(name), QString::fromLatin1(path),
        QString::fromLatin1(uses).split(u' ', Qt::SkipEmptyParts)};
}

}

const QList<Folder> &folders()
{
    static const QList<Folder> all{
        folder("core", "app/core", ""),
        folder("catalog", "app/catalog", "core"),
        folder("api", "app/api", "core catalog"),
        folder("store", "app/store", "core catalog"),
        folder("interop", "app/interop", "core catalog"),
        // Nothing of what it judges: it checks requests by the API's facts, not by asking our own writer.
        folder("sandbox", "app/sandbox", "core"),
        folder("market", "app/market", "core catalog api store"),
        folder("contracts", "app/contracts", "core catalog api store"),
        folder("launch", "app/launch", "core catalog api store"),
        // Not the sandbox either: whoever runs it starts one and hands in its address.
        folder("selftest", "app/selftest", "core catalog api store"),
        folder("ctl", "app/ctl", "core catalog api store interop sandbox market contracts launch"),
        folder("resources", "resources", ""),
        // Not the sandbox: the window talks to it as to any other server. Only ui/main.cpp starts it.
        folder("ui", "ui", "core catalog api store interop market contracts launch selftest resources"),
    };
    return all;
}

const Folder *folderOf(const QString &path)
{
    if (path == QStringLiteral("ui/main.cpp") || path == QStringLiteral("app/ctl/main.cpp"))
        return nullptr;
    const auto found = std::find_if(folders().begin(), folders().end(),
        [&path](const Folder &one) { return path.startsWith(one.path + u'/'); });
    return found == folders().end() ? nullptr : &*found;
}

QString folderOfHeader(const QString &header)
{
    const QString first = header.section(u'/', 0, 0);
    const bool known = header.contains(u'/')
        && std::any_of(
            folders().begin(), folders().end(), [&first](const Folder &one) { return one.name == first; });
    return known ? first : QString();
}

}
