// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractSocket;

namespace berth::test {

// Ends a connection with a reset (RST) instead of a proper end (FIN).
void resetSocket(QAbstractSocket *socket);

}
