// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/apirequest.h"
#include "api/rawreply.h"
#include "core/expected.h"

#include <QList>
#include <QString>

namespace berth {

// A public key that stands on the account.
struct SshKey
{
    qint64 id = 0;
    QString text; // "ssh-ed25519 AAAA… comment"
};

// GET /api/v0/ssh/: the account's public keys.
[[nodiscard]] ApiRequest listSshKeys();
// Without the deleted ones. An account without keys answers 404; but so does a bad key ("auth_error") and an
// expired session, which stay errors.
[[nodiscard]] Expected<QList<SshKey>, ApiError> readSshKeys(const RawReply &reply);

// POST /api/v0/ssh/: puts a public key on the account and on its present instances. Of a team account it is
// refused with team_ssh_keys_not_supported. The answer: readAccepted().
[[nodiscard]] ApiRequest addSshKey(const QString &publicKey);

}
