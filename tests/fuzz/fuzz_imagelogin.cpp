// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/imagelogin.h"
#include "fuzz/target.h"

using namespace berth;

namespace {

void imageLogin(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const auto login = parseImageLogin(text);
    if (!login) {
        fuzz::check(!login.error().isEmpty(), "a refusal has a reason", text);
        return;
    }
    fuzz::check(!login->user.isEmpty() && !login->token.isEmpty(), "a login has user and token", text);
    const QString written = imageLoginText(*login);
    const auto again = parseImageLogin(written);
    fuzz::check(again && *again == *login, "a login comes back", written);
    const QString token = login->token.reveal();
    if (token.size() > 8 && !token.contains(u' ') && !login->user.contains(token)
        && !login->registry.contains(token))
        fuzz::check(!maskedImageLoginText(*login).contains(token), "a masked login has no token", written);
}

}

BERTH_FUZZ_TARGET(imagelogin, imageLogin)
