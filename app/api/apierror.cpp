// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"

#include <QCoreApplication>

namespace berth {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("berth::ApiError", text);
}

// A server's words go behind a colon; without any the sentence just ends.
QString withWords(const QString &sentence, const QString &words)
{
    if (words.isEmpty())
        return sentence + u'.';
    const bool ends = words.endsWith(u'.') || words.endsWith(u'!') || words.endsWith(u'?');
    return sentence + QStringLiteral(": ") + words + (ends ? QString() : QStringLiteral("."));
}

QString sentence(const NotSentError &error)
{
    return withWords(tr("Nothing was sent"), error.detail);
}

QString sentence(const TransportError &error)
{
    if (error.timedOut)
        return tr("No complete answer came in time.");
    if (error.cancelled)
        return tr("You stopped waiting for the answer.");
    return withWords(tr("The connection broke before a complete answer came"), error.detail);
}

QString sentence(const RefusalError &error)
{
    const QString words = error.message.isEmpty() ? error.code : error.message;
    switch (error.status) {
    case 401:
        return withWords(tr("Vast.ai does not accept the API key"), words);
    case 403:
        return withWords(tr("Vast.ai does not allow this"), words);
    case 404:
        return withWords(tr("Vast.ai does not know what was asked for"), words);
    case 429:
        return withWords(tr("Vast.ai was asked too often"), words);
    default:
        break;
    }
    if (error.status >= 500)
        return withWords(tr("Vast.ai has a problem of its own (%1)").arg(error.status), words);
    if (error.status >= 400)
        return withWords(tr("Vast.ai refused (%1)").arg(error.status), words);
    return withWords(tr("Vast.ai refused"), words);
}

QString sentence(const MalformedError &error)
{
    return withWords(error.status >= 400 ? tr("The server failed with status %1").arg(error.status)
                                         : tr("The answer cannot be read"),
        error.detail);
}

}

QString describe(const ApiError &error)
{
    return std::visit([](const auto &one) { return sentence(one); }, error);
}

}
