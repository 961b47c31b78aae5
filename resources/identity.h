// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace berth {

// What the desktop knows the program by: the name of its desktop file (without ".desktop"), icon and
// metainfo. For QGuiApplication::setDesktopFileName().
[[nodiscard]] QString applicationId();

// The program's icon, 16 to 256 pixels. PNG inside, so that no SVG plugin is loaded at start-up.
[[nodiscard]] QIcon applicationIcon();

}
