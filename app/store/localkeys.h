// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace berth {

// A public SSH key in a file of this computer.
struct LocalKey
{
    QString file; // "id_ed25519.pub"
    QString text; // the one line of it
    friend bool operator==(const LocalKey &, const LocalKey &) = default;
};

// Whether it is one public key as OpenSSH writes it. Nothing else is ever sent, least of all a private key.
[[nodiscard]] bool isPublicKey(const QString &text);
// Those in *.pub of the folder, by name. Reads files: not for the window's thread. What is no public key, or
// larger than 16 KB, is left out.
[[nodiscard]] QList<LocalKey> publicKeysIn(const QString &folder);

}
