// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"
#include "fuzz/target.h"
#include "interop/importresult.h"

#include <QJsonDocument>

namespace berth::fuzz {

inline QByteArray meaning(const RequestFields &fields)
{
    return QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact);
}

// What holds for whatever was read from a text.
inline void checkImport(const ImportResult &result, const QString &text)
{
    check(result.offerId >= 0, "an offer's number is not negative", text);
    for (const ImportProblem &one : result.problems + result.notes) {
        check(one.position >= -1 && one.position <= text.size(), "a position lies in the text", text);
        check(!one.reason.isEmpty(), "a problem has a reason", text);
        check(one.text.size() <= 200, "a problem's text is short", one.text);
    }
    for (const Field &f : catalogue())
        check(fits(f.kind, result.fields.value(f.id)), "a value fits its field", f.name());
}

}
