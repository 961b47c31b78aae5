// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace berth {

class Sweep : public QObject
{
    Q_OBJECT
};

}
