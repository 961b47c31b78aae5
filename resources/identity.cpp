// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/identity.h"

// Q_INIT_RESOURCE declares a function, so it must stand outside every namespace. The call also keeps the
// linker from leaving the drawings out of a program that links this library.
static void initResources()
{
    Q_INIT_RESOURCE(berth);
}

namespace berth {

QString applicationId()
{
    return QStringLiteral(BERTH_APP_ID);
}

QIcon applicationIcon()
{
    initResources();
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        result.addFile(QStringLiteral(":/berth/icons/berth-%1.png").arg(size), QSize(size, size));
    return result;
}

}
