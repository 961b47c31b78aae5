// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/socketreset.h"

#include <QAbstractSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace berth::test {

void resetSocket(QAbstractSocket *socket)
{
    // Lingering for 0 seconds makes closing a reset.
    linger none{};
    none.l_onoff = 1;
    none.l_linger = 0;
#ifdef Q_OS_WIN
    setsockopt(static_cast<SOCKET>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char *>(&none), sizeof none);
#else
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
#endif
    socket->abort();
}

}
