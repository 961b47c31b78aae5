// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createreply.h"

#include "api/bodymask.h"
#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace berth {
namespace {

constexpr QLatin1String contractKey("new_contract");
constexpr std::array refusingStatuses{400, 401, 403, 404, 410};

// The keys of the outermost object as they stand in the text, repeated ones repeated. QJsonObject keeps only
// the last of each. `text` is well-formed JSON.
QStringList outermostKeys(const QByteArray &text)
{
    QStringList keys;
    int depth = 0;
    qsizetype stringBegin = 0;
    QByteArray lastString;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            stringBegin = i++;
            while (i < text.size() && text[i] != '"')
                i += text[i] == '\\' ? 2 : 1;
            lastString = text.mid(stringBegin, i - stringBegin + 1);
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':' && depth == 1) {
            keys.append(QJsonDocument::fromJson('[' + lastString + ']').array().first().toString());
        }
    }
    return keys;
}

// Whether a new_contract that is no id plainly says "none".
bool saysNoContract(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || value.isBool()
        || (value.isString() && value.toString().isEmpty()) || (value.isDouble() && value.toDouble() <= 0);
}

bool isKnownRefusal(int status, const QJsonObject &object)
{
    const QJsonValue success = object.value(QLatin1String("success"));
    if (status == 200)
        return success == QJsonValue(false);
    const bool refusing
        = std::find(refusingStatuses.begin(), refusingStatuses.end(), status) != refusingStatuses.end();
    return refusing && success != QJsonValue(true);
}

std::optional<QJsonObject> completeObject(const RawReply &reply)
{
    // A redirect's body counts too: an id in it is an id.
    if (reply.delivery != Delivery::Answered && reply.delivery != Delivery::Redirected)
        return std::nullopt;
    const QJsonDocument json = QJsonDocument::fromJson(reply.body);
    return json.isObject() ? std::optional(json.object()) : std::nullopt;
}

CreateState stateOf(const RawReply &reply, const QJsonObject &object, qint64 contract)
{
    const QStringList keys = outermostKeys(reply.body);
    const bool contractTwice = keys.count(contractKey) > 1;
    if (contract > 0 && !contractTwice)
        return CreateState::Created;
    const bool anyTwice = keys.size() != object.size();
    if (isKnownRefusal(reply.status, object) && saysNoContract(object.value(contractKey)) && !anyTwice)
        return CreateState::Refused;
    return CreateState::Unknown;
}

}

CreateOutcome classifyCreateReply(const RawReply &reply)
{
    CreateOutcome outcome;
    outcome.delivery = reply.delivery;
    outcome.status = reply.status;
    outcome.retryAfter = reply.retryAfter;
    outcome.maskedBody = maskApiKeys(reply.body);
    if (const auto object = completeObject(reply)) {
        const ServerWords words = serverWords(*object);
        outcome.code = words.code;
        outcome.message = words.message;
        outcome.instanceApiKey = Secret(object->value(QLatin1String("instance_api_key")).toString());
        const qint64 contract = jsonId(object->value(contractKey));
        outcome.state = stateOf(reply, *object, contract);
        if (outcome.state == CreateState::Created) {
            outcome.contract = contract;
            outcome.withError = reply.status != 200
                || object->value(QLatin1String("success")) == QJsonValue(false) || !words.code.isEmpty();
        }
        return outcome;
    }
    outcome.message = reply.error;
    const bool answered = reply.delivery == Delivery::Answered || reply.delivery == Delivery::Redirected
        || reply.delivery == Delivery::TooLarge;
    if (reply.delivery == Delivery::NotSent || (!answered && !reply.bodyLeft))
        outcome.state = CreateState::NotSent;
    return outcome;
}

}
