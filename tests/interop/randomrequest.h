// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

#include <QRandomGenerator>

namespace berth::test {

// Text with what breaks quoting: quotes, line ends, emoji, equals signs, shell characters; sometimes nothing,
// sometimes very long.
QString awkwardText(QRandomGenerator &random);

// Each field set or not, with awkward values. Not a request that makes sense.
RequestFields randomRequest(QRandomGenerator &random);

}
