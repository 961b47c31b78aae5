// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/searchfailure.h"

#include <QCoreApplication>
#include <QStringList>

namespace berth {
namespace {

struct ServerWords
{
    QString operator()(const NotSentError &error) const { return error.detail; }
    QString operator()(const TransportError &error) const { return error.detail; }
    QString operator()(const MalformedError &error) const { return withStatus(error.status, error.detail); }
    QString operator()(const RefusalError &error) const
    {
        return withStatus(error.status, QStringList{error.code, error.message}.join(u'\n').trimmed());
    }
    static QString withStatus(int status, const QString &words)
    {
        return status > 0 ? QStringLiteral("HTTP %1\n%2").arg(QString::number(status), words).trimmed()
                          : words;
    }
};

QString tr(const char *text)
{
    return QCoreApplication::translate("OfferPicker", text);
}

}

QString whatToDo(const ApiError &error)
{
    if (std::holds_alternative<NotSentError>(error))
        return tr("Check the network connection and the address in Settings, then try again.");
    if (const auto *refusal = std::get_if<RefusalError>(&error)) {
        if (refusal->status == 401 || refusal->status == 403)
            return tr("Check the API key in Settings, then try again.");
        if (refusal->status == 429)
            return tr("Offers may be searched about ten times a minute. The next search waits for that.");
        if (refusal->status >= 400 && refusal->status < 500)
            return tr("Change the filters, then try again.");
    }
    return tr("Nothing was rented by this. Try again in a moment.");
}

QString serverWords(const ApiError &error)
{
    return std::visit(ServerWords{}, error);
}

}
