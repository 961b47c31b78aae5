// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <span>

namespace berth {

// The ways a request can be copied.
enum class RequestForm : quint8 { Json, Curl, Vastai, Python };

[[nodiscard]] std::span<const RequestForm> requestForms();
[[nodiscard]] QString requestFormKey(RequestForm form); // "json", "curl", "vastai", "python"
[[nodiscard]] QString requestFormName(RequestForm form); // for a menu: "JSON", "curl", "vastai", "Python"
[[nodiscard]] std::optional<RequestForm> requestFormByKey(QStringView key);

struct RequestText
{
    QString text; // without a line end behind it
    QStringList notes; // sentences for a person: what this form can't express
};

// The request in that form. The API key is never part of it: curl and Python take it from VAST_API_KEY when
// they run, the official client from where it keeps it.
[[nodiscard]] RequestText requestText(
    RequestForm form, const RequestFields &fields, qint64 offerId, const QUrl &baseUrl, SecretPolicy secrets);

}
