// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/imagelogin.h"

#include "core/shellwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("ImageLogin", sentence);
}

// Quotes only where a shell would otherwise take the word apart: whoever reads this text may not be a shell,
// and the official client's example has a bare "!" in a token.
QString quoted(const QString &word)
{
    const bool bare = !word.isEmpty() && std::none_of(word.begin(), word.end(), [](QChar c) {
        return c.isSpace() || QStringView(u"\"'\\$`;&|<>()#*?[]~").contains(c);
    });
    return bare ? word : quoteShellWord(word);
}

QString compose(const ImageLogin &login, const QString &token)
{
    QStringList parts;
    if (!login.user.isEmpty())
        parts << QStringLiteral("-u") << quoted(login.user);
    if (!token.isEmpty())
        parts << QStringLiteral("-p") << token;
    if (!login.registry.isEmpty())
        parts << quoted(login.registry);
    return parts.join(u' ');
}

struct Parts
{
    QString *slot = nullptr;
    QString user, token, registry;
    bool hasUser = false, hasToken = false;
};

}

QString imageLoginText(const ImageLogin &login)
{
    return compose(login, login.token.isEmpty() ? QString() : quoted(login.token.reveal()));
}

QString maskedImageLoginText(const ImageLogin &login)
{
    return compose(login, login.token.isEmpty() ? QString() : maskedText());
}

Expected<ImageLogin, QString> parseImageLogin(const QString &line)
{
    const auto words = splitShellWords(line);
    if (!words)
        return fail(words.error().message);
    Parts parts;
    for (const ShellWord &word : *words) {
        if (parts.slot) {
            *parts.slot = word.text;
            parts.slot = nullptr;
        } else if (word.text == QLatin1String("-u") || word.text == QLatin1String("--username")) {
            parts.slot = &parts.user;
            parts.hasUser = true;
        } else if (word.text == QLatin1String("-p") || word.text == QLatin1String("--password")) {
            parts.slot = &parts.token;
            parts.hasToken = true;
        } else if (word.text.startsWith(QLatin1String("--username="))) {
            parts.user = word.text.mid(11);
            parts.hasUser = true;
        } else if (word.text.startsWith(QLatin1String("--password="))) {
            parts.token = word.text.mid(11);
            parts.hasToken = true;
        } else if (word.text.startsWith(u'-')) {
            return fail(text("an option other than -u and -p; write -u USER -p TOKEN REGISTRY"));
        } else if (!parts.registry.isEmpty()) {
            return fail(
                text("more than one registry; write -u USER -p TOKEN REGISTRY, and quote what has spaces"));
        } else {
            parts.registry = word.text;
        }
    }
    if (parts.slot)
        return fail(text("ends after an option; write -u USER -p TOKEN REGISTRY"));
    if (!parts.hasUser || parts.user.isEmpty())
        return fail(text("no user; write -u USER -p TOKEN REGISTRY"));
    if (!parts.hasToken || parts.token.isEmpty())
        return fail(text("no token; write -u USER -p TOKEN REGISTRY"));
    return ImageLogin{parts.user, Secret(parts.token), parts.registry};
}

}
