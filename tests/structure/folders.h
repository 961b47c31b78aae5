// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace berth::test {

// A folder of the house and what it may use (ARCHITECTURE.md, "The house"). Names are those in #include
// "name/…", and those of the libraries: core is Berth::Core.
struct Folder
{
    QString name;
    QString path; // from the top of the checkout
    QStringList uses;
};

[[nodiscard]] const QList<Folder> &folders();
// Nothing for files that may use everything: tests, and the two programs' main files.
[[nodiscard]] const Folder *folderOf(const QString &path);
// The folder that a header's name stands in: "core" for "core/money.h", "ui" for "ui/forms/x.h"; empty if
// none.
[[nodiscard]] QString folderOfHeader(const QString &header);

}
