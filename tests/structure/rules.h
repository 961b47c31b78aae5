// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace berth::test {

struct SourceFile
{
    QString path; // from the top of the checkout, with '/'
    QString text;
};

struct Finding
{
    QString rule;
    QString path;
    int line = 0; // from 1; 0: the whole file
    QString what;
};
using Findings = QList<Finding>;

// What differs from machine to machine.
struct Surroundings
{
    QSet<QString> windowHeaders; // names of all headers of Qt's Gui and Widgets: "QWidget", "qpainter.h"
    QStringList machinePaths; // where this checkout stands
};

// Everything that is wrong with one file by itself.
[[nodiscard]] Findings checkFile(const SourceFile &file, const Surroundings &surroundings);

// What is wrong between files: a folder that links, or includes without linking, what its place does not
// allow; a source that no CMakeLists names, so that it is neither built nor run.
[[nodiscard]] Findings checkTree(const QList<SourceFile> &files);

}
