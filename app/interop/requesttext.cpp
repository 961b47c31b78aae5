// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/requesttext.h"

#include "interop/curlcommand.h"
#include "interop/pythoncode.h"
#include "interop/vastaiexport.h"

#include <QJsonDocument>

namespace berth {
namespace {

constexpr RequestForm forms[]
    = {RequestForm::Json, RequestForm::Curl, RequestForm::Vastai, RequestForm::Python};

}

std::span<const RequestForm> requestForms()
{
    return forms;
}

QString requestFormName(RequestForm form)
{
    switch (form) {
    case RequestForm::Json:
        return QStringLiteral("JSON");
    case RequestForm::Curl:
        return QStringLiteral("curl");
    case RequestForm::Vastai:
        return QStringLiteral("vastai");
    case RequestForm::Python:
        break;
    }
    return QStringLiteral("Python");
}

QString requestFormKey(RequestForm form)
{
    return requestFormName(form).toLower();
}

std::optional<RequestForm> requestFormByKey(QStringView key)
{
    for (const RequestForm form : forms) {
        if (requestFormKey(form) == key)
            return form;
    }
    return std::nullopt;
}

RequestText requestText(
    RequestForm form, const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets)
{
    switch (form) {
    case RequestForm::Curl:
        return {curlCommand(fields, offerId, baseUrl, secrets), {}};
    case RequestForm::Vastai: {
        const VastaiExport command = vastaiCommand(fields, offerId, secrets);
        return {command.text, command.notes};
    }
    case RequestForm::Python:
        return {pythonCode(fields, offerId, baseUrl, secrets).trimmed(), {}};
    case RequestForm::Json:
        break;
    }
    return {QString::fromUtf8(QJsonDocument(requestBody(fields, secrets)).toJson()).trimmed(), {}};
}

}
