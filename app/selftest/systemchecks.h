// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "selftest/selfcheck.h"

#include <QUrl>

#include <chrono>
#include <functional>

namespace berth {

// System, processor, Qt's version now and when Berth was built. Fails when Qt is older than that.
[[nodiscard]] SelfCheck checkSystem();

// The TLS back end that Qt has loaded. Fails when there is none that can encrypt.
[[nodiscard]] SelfCheck checkTls();

// A TLS handshake with this https address, judged by the system's certificates. NotAsked for an empty one.
// Runs an event loop for at most `patience`.
[[nodiscard]] SelfCheck checkHandshake(const QUrl &url, std::chrono::milliseconds patience);

// Writes a launch into a journal of its own in `dir`, and reads it by another connection. The journal waits
// for the disk (fsync) at each step; `facts` tell how long that took, in milliseconds. Leaves its files
// there.
[[nodiscard]] SelfCheck checkDatabase(const QString &dir);

// Keeps a secret in the system's vault, reads it and removes it. Without a probe this build has no vault.
using VaultProbe = std::function<SelfCheck()>;
[[nodiscard]] SelfCheck checkVault(const VaultProbe &probe);

}
