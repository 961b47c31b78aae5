// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestreader.h"
#include "catalog/validator.h"
#include "fuzz/requests.h"

using namespace berth;

namespace {

// As a body, and as the text of each field (--set FIELD=VALUE).
void request(const QByteArray &bytes)
{
    const ReadResult read = readRequestBody(QJsonDocument::fromJson(bytes).object());
    for (const ReadProblem &problem : read.problems)
        fuzz::check(!problem.key.isNull() && !problem.message.isEmpty(), "a problem has a key and a message");
    const QByteArray body = fuzz::meaning(read.fields);
    const ReadResult again = readRequestBody(QJsonDocument::fromJson(body).object());
    fuzz::check(again.problems.isEmpty() && fuzz::meaning(again.fields) == body, "a body comes back",
        QString::fromUtf8(body));
    for (const Issue &issue : validate(read.fields))
        fuzz::check(!issue.name.isEmpty() && !issue.message.isEmpty(), "an issue has a name and a message");
    (void)requestBody(read.fields, SecretPolicy::Mask);

    const QString text = QString::fromUtf8(bytes);
    for (const Field &f : catalogue()) {
        const auto value = parseFieldText(f, text);
        if (value)
            fuzz::check(fits(f.kind, *value), "a value fits its field", f.name());
        else
            fuzz::check(!value.error().isEmpty(), "a refusal has a reason", f.name());
    }
}

}

BERTH_FUZZ_TARGET(request, request)
