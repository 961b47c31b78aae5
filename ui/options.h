// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment.h"
#include "core/expected.h"
#include "interop/errand.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace berth {

// What was typed behind "berth".
struct WindowOptions
{
    bool sandbox = false;
    Errand errand; // --preset, --offer and the argument
    QString stateDir;
    QUrl apiUrl; // empty: the settings'
    QString keyFile;
    bool quitAfterFirstPaint = false; // for measuring start-up
    QString rehearseTo; // --rehearse: drive a launch in the sandbox and leave a picture here
    QString selfTestTo; // --self-test: check this installation and write what was found here; "-": standard
                        // output
    QUrl selfTestUrl; // https; may be empty
    // Whether a window that is open already may take the errand. Not where this start is told to be something
    // of its own: the sandbox, another address, a key for this run, a measurement.
    bool mayHandOver = true;
    QString answer; // --help or --version: print this and end
};

// The error is a sentence for a person.
[[nodiscard]] Expected<WindowOptions, QString> readWindowOptions(
    const QStringList &arguments, const EnvironmentLookup &environment);

}
