// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "selftest/launchcheck.h"
#include "selftest/selfcheck.h"
#include "selftest/systemchecks.h"

#include <QUrl>

namespace berth {

// Call it before QApplication is made. On the way to a self-test, --help or --version on a Unix without a
// display it chooses the platform that draws into memory; elsewhere it changes nothing.
void prepareForNoWindow(int argc, char **argv);

// The platform plugin and the style that windows get here. Fails when there is none.
[[nodiscard]] SelfCheck checkPlatform();
// The screens: size in device-independent pixels, and scale.
[[nodiscard]] SelfCheck checkScreens();
// Draws a letter in the usual and in the fixed font. Fails when nothing is seen.
[[nodiscard]] SelfCheck checkFonts();
// The image formats. Fails without PNG, of which the icons are.
[[nodiscard]] SelfCheck checkImages();

// Every check, in a folder of its own that is removed afterwards. A handshake is made only with an address;
// without a vault the report says so.
[[nodiscard]] SelfTestReport runSelfTest(
    const QUrl &handshakeUrl, const PracticeMarket &market, const VaultProbe &vault);

// Writes the report to a file, or to standard output for "-", and gives the exit code; the error is a
// sentence.
[[nodiscard]] Expected<int, QString> writeSelfTest(const SelfTestReport &report, const QString &file);

}
