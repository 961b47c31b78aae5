// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/showuser.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"

#include <QCoreApplication>

namespace berth {

ApiRequest showUser()
{
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/users/current/");
    return request;
}

Expected<UserInfo, ApiError> readUser(const RawReply &reply)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    UserInfo user;
    user.id = jsonId(object->value(QLatin1String("id")));
    if (user.id == 0) {
        return fail(ApiError(MalformedError{
            reply.status, QCoreApplication::translate("berth::ShowUser", "There is no account in it.")}));
    }
    user.email = jsonText(object->value(QLatin1String("email")));
    user.balance = jsonMoney(object->value(QLatin1String("balance")));
    user.credit = jsonMoney(object->value(QLatin1String("credit")));
    for (const char *name : {"credit", "balance"}) {
        const QJsonValue told = object->value(QLatin1String(name));
        bool number = told.isDouble();
        if (told.isString())
            (void)told.toString().toDouble(&number);
        if (number && !user.spendable)
            user.spendable = jsonMoney(told);
    }
    user.hasSshKey = !jsonText(object->value(QLatin1String("ssh_key"))).trimmed().isEmpty();
    return user;
}

}
