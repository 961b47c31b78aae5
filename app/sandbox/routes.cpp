// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include <QJsonDocument>
#include <QUrl>

namespace berth::sandbox {
namespace {

QStringList segmentsOf(const QByteArray &path)
{
    return QUrl::fromPercentEncoding(path).split(u'/', Qt::SkipEmptyParts);
}

QByteArray pathOf(const QByteArray &target)
{
    return target.split('?').first();
}

QUrlQuery queryOf(const QByteArray &target)
{
    const qsizetype at = target.indexOf('?');
    if (at < 0)
        return {};
    // Forms and Python's quote_plus write a space as a plus.
    QByteArray text = target.mid(at + 1);
    text.replace('+', "%20");
    return QUrlQuery(QString::fromLatin1(text));
}

Refusal unauthorized()
{
    return {401, QStringLiteral("auth_error"), QStringLiteral("Invalid user key")};
}

}

struct Routes::Match
{
    const Route *route = nullptr;
    QStringList ids;
    bool pathKnown = false; // under another method
};

std::span<const Routes::Route> Routes::table()
{
    using R = Routes;
    using Rate = RateClass;
    static const Route routes[] = {
        {"PUT", "api/v0/asks/{id}", &R::create, Rate::Create},
        {"GET", "api/v1/instances", &R::listInstances, Rate::ListInstances},
        {"GET", "api/v0/instances", &R::oldList, Rate::ListInstances},
        {"GET", "api/v0/instances/{id}", &R::showInstance, Rate::ShowInstance, true, true},
        {"PUT", "api/v0/instances/{id}", &R::manageInstance, Rate::Manage, true, true},
        {"DELETE", "api/v0/instances/{id}", &R::destroyInstance, Rate::Destroy, true, true},
        {"PUT", "api/v0/instances/reboot/{id}", &R::rebootInstance, Rate::Manage, true, true},
        {"PUT", "api/v0/instances/recycle/{id}", &R::recycleInstance, Rate::Manage},
        {"PUT", "api/v0/instances/bid_price/{id}", &R::changeBid, Rate::ChangeBid},
        {"PUT", "api/v0/instances/request_logs/{id}", &R::requestLogs, Rate::Manage},
        {"GET", "api/v0/instances/{id}/ssh", &R::showInstanceKeys, Rate::SshKeys},
        {"POST", "api/v0/instances/{id}/ssh", &R::attachKey, Rate::SshKeys},
        {"GET", "logs/{id}", &R::sendLog, Rate::None, false},
        {"POST", "api/v0/bundles", &R::searchOffers, Rate::Search, false},
        {"GET", "api/v0/bundles", &R::searchOffersByQuery, Rate::Search, false},
        {"PUT", "api/v0/search/asks", &R::searchOffersByQuery, Rate::Search, false},
        {"GET", "api/v0/gpu_names/unique", &R::listGpuNames, Rate::None, false},
        {"GET", "api/v0/users/current", &R::showUser},
        {"GET", "api/v0/ssh", &R::listKeys, Rate::SshKeys},
        {"POST", "api/v0/ssh", &R::addKey, Rate::SshKeys},
        {"DELETE", "api/v0/ssh/{id}", &R::deleteKey, Rate::SshKeys},
        {"GET", "api/v0/secrets", &R::listSecrets, Rate::Secrets},
        {"POST", "api/v0/secrets", &R::setSecret, Rate::Secrets},
        {"PUT", "api/v0/secrets", &R::setSecret, Rate::Secrets},
        {"DELETE", "api/v0/secrets", &R::deleteSecret, Rate::Secrets},
        {"GET", "api/v0/template", &R::listTemplates, Rate::Templates},
        {"GET", "api/v0/volumes", &R::listVolumes, Rate::Volumes},
        {"PUT", "api/v0/volumes", &R::createVolume, Rate::Volumes},
        {"DELETE", "api/v0/volumes", &R::deleteVolume, Rate::Volumes},
        {"POST", "api/v0/volumes/search", &R::searchVolumes, Rate::Volumes},
    };
    return routes;
}

Routes::Match Routes::find(const QByteArray &method, const QStringList &path)
{
    Match match;
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    for (const Route &route : table()) {
        const QStringList pattern = QString::fromLatin1(route.path).split(u'/');
        if (pattern.size() != path.size())
            continue;
        QStringList ids;
        bool same = true;
        for (qsizetype i = 0; same && i < pattern.size(); ++i) {
            if (pattern.at(i) == QLatin1String("{id}"))
                ids << path.at(i);
            else
                same = pattern.at(i) == path.at(i);
        }
        if (!same)
            continue;
        match.pathKnown = true;
        if (wanted != route.method)
            continue;
        match.route = &route;
        match.ids = ids;
        return match;
    }
    return match;
}

bool Routes::isCreate(const Incoming &request)
{
    const QStringList path = segmentsOf(pathOf(request.target));
    return request.method == "PUT" && path.size() == 4 && path[2] == QLatin1String("asks");
}

bool Routes::isList(const Incoming &request)
{
    return request.method == "GET"
        && segmentsOf(pathOf(request.target)).join(u'/') == QLatin1String("api/v1/instances");
}

Answer Routes::answer(const Incoming &request)
{
    const QStringList path = segmentsOf(pathOf(request.target));
    const Match match = find(request.method, path);
    if (!match.route) {
        return match.pathKnown
            ? refusalAnswer({405, QStringLiteral("method_not_allowed"), QStringLiteral("Method not allowed")})
            : refusalAnswer({404, QStringLiteral("not_found"), QStringLiteral("There is no such call.")});
    }
    Call call{.request = request,
        .query = queryOf(request.target),
        .body = {},
        .caller = {},
        .id = match.ids.value(0),
        .secondId = match.ids.value(1)};
    return dispatch(*match.route, call);
}

Answer Routes::dispatch(const Route &route, Call &call)
{
    const Incoming &request = call.request;
    if (m_rateLimits) {
        const QByteArray identity = request.authorization + ' ' + request.peer;
        if (const auto seconds = m_limit.exceeded(identity, route.rate, m_world.now()))
            return textAnswer(
                "API requests too frequent: endpoint threshold=" + QByteArray::number(*seconds), 429);
    }
    if (route.needsKey) {
        // Older official clients put the key into the address of what they read.
        const QByteArray key = request.authorization.isEmpty()
            ? "Bearer " + call.query.queryItemValue(QStringLiteral("api_key"), QUrl::FullyDecoded).toUtf8()
            : request.authorization;
        const auto caller = m_world.identify(key);
        if (!caller)
            return refusalAnswer(unauthorized());
        const bool own
            = caller->contract == 0 || (route.contractKey && QString::number(caller->contract) == call.id);
        if (!own)
            return refusalAnswer(unauthorized());
        call.caller = *caller;
    }
    if (!request.body.trimmed().isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        // "null" is what Python's requests makes of json=None; it is no document to Qt.
        if (!document.isObject() && request.body.trimmed() != "null")
            return refusalAnswer(
                {400, QStringLiteral("invalid_request"), QStringLiteral("Invalid json body")});
        call.body = document.object();
    }
    m_world.settle();
    return (this->*route.handler)(call);
}

}
