// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "core/secret.h"

#include <QString>

namespace berth {

// `image_login` on the wire is one text: -u USER -p TOKEN REGISTRY.
struct ImageLogin
{
    QString user;
    Secret token;
    QString registry; // host name; Docker Hub is docker.io

    [[nodiscard]] bool isEmpty() const { return user.isEmpty() && token.isEmpty() && registry.isEmpty(); }
    friend bool operator==(const ImageLogin &, const ImageLogin &) = default;
};

// Quotes each part as a POSIX shell needs it, so that any user name or token survives.
[[nodiscard]] QString imageLoginText(const ImageLogin &login);
// The same with dots in the token's place.
[[nodiscard]] QString maskedImageLoginText(const ImageLogin &login);
// The error is a sentence that says which part is missing or unheard-of, without repeating the token.
[[nodiscard]] Expected<ImageLogin, QString> parseImageLogin(const QString &text);

}
