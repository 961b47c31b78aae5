// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace berth {

// A piece of pasted text as a message may show it: short, on one line, and NAME=VALUE without the value where
// the name looks secret.
[[nodiscard]] QString shownEnvText(QStringView text);

}
