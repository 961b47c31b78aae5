// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace berth {

// How the Secret Service of a Linux session stands. QtKeychain does not tell: a locked keyring answers it
// "not found" when it is read and success when something is removed (0.13 with libsecret 0.20, tried out).
enum class SecretServiceState : quint8 {
    NoBus, // no session bus
    NoService, // nobody answers for org.freedesktop.secrets
    NoCollection, // a keyring was never set up
    Locked,
    Ready, // also on systems that have no Secret Service
};

// `then` is called once, later and on the caller's thread, unless `context` is gone by then.
void askSecretService(QObject *context, std::function<void(SecretServiceState)> then);

}
