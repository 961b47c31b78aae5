// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/gpus.h"
#include "sandbox/routes.h"
#include "sandbox/templates.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace berth::sandbox {
namespace {

QString isoTime(double seconds)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(seconds * 1000), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject shownKey(const SshKey &key, const Account &account)
{
    return {
        {QLatin1String("id"), key.id},
        {QLatin1String("user_id"), account.id},
        {QLatin1String("key"), key.text},
        {QLatin1String("public_key"), key.text},
        {QLatin1String("created_at"), isoTime(key.created)},
        {QLatin1String("deleted_at"), QJsonValue::Null},
    };
}

bool isPublicKey(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "^(ssh-(rsa|dss|ed25519)|ecdsa-sha2-nistp(256|384|521)|sk-[a-z0-9@.-]+) [A-Za-z0-9+/]+=*( .*)?$"));
    return pattern.match(text).hasMatch();
}

Answer badTemplateQuery(const QString &what)
{
    return refusalAnswer(
        {400, QStringLiteral("invalid_request"), QStringLiteral("Error in query: %1").arg(what)});
}

}

Answer Routes::showUser(const Call &call)
{
    const Account &account = m_world.account(call.caller.account);
    const QString key = account.sshKeys.isEmpty() ? QString() : account.sshKeys.first().text;
    return jsonAnswer(QJsonObject{
        {QLatin1String("id"), account.id},
        {QLatin1String("key_id"), 1},
        {QLatin1String("username"), account.email.section(u'@', 0, 0)},
        {QLatin1String("email"), account.email},
        {QLatin1String("email_verified"), true},
        {QLatin1String("balance"), 0},
        {QLatin1String("credit"), account.credit},
        {QLatin1String("can_pay"), true},
        {QLatin1String("has_billing"), true},
        {QLatin1String("balance_threshold"), 0},
        {QLatin1String("balance_threshold_enabled"), false},
        {QLatin1String("ssh_key"), key},
        {QLatin1String("sid"), QStringLiteral("sandbox")},
        // The official client takes it out of the answer and fails without it.
        {QLatin1String("api_key"), QString()},
    });
}

Answer Routes::listKeys(const Call &call)
{
    const Account &account = m_world.account(call.caller.account);
    if (account.sshKeys.isEmpty())
        return refusalAnswer(
            {404, QStringLiteral("not_found"), QStringLiteral("No SSH keys found for the user.")});
    QJsonArray keys;
    for (const SshKey &key : account.sshKeys)
        keys.append(shownKey(key, account));
    return jsonAnswer(keys);
}

Answer Routes::addKey(const Call &call)
{
    QString text = call.body.value(QLatin1String("ssh_key")).toString();
    text = text.remove(QChar::Null).trimmed();
    if (text.isEmpty())
        return refusalAnswer({400, QStringLiteral("no_ssh_key"), QStringLiteral("No ssh key provided")});
    if (!isPublicKey(text))
        return refusalAnswer(
            {400, QStringLiteral("invalid_args"), QStringLiteral("This is not a valid SSH public key.")});
    Account &account = m_world.account(call.caller.account);
    account.sshKeys.append({m_world.newId(), text, m_world.now()});
    return jsonAnswer(QJsonObject{
        {QLatin1String("success"), true}, {QLatin1String("key"), shownKey(account.sshKeys.last(), account)}});
}

Answer Routes::deleteKey(const Call &call)
{
    QList<SshKey> &keys = m_world.account(call.caller.account).sshKeys;
    const qint64 id = call.id.toLongLong();
    const auto gone = keys.removeIf([&](const SshKey &key) { return key.id == id; });
    if (gone == 0)
        return refusalAnswer({404, QStringLiteral("not_found"), QStringLiteral("There is no such key.")});
    return successAnswer();
}

Answer Routes::listSecrets(const Call &call)
{
    QJsonObject secrets;
    const auto &all = m_world.account(call.caller.account).secrets;
    for (auto it = all.begin(); it != all.end(); ++it)
        secrets[it.key()] = QStringLiteral("*****");
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("secrets"), secrets}});
}

Answer Routes::setSecret(const Call &call)
{
    static const QRegularExpression value(QStringLiteral("^[A-Za-z0-9_.-]*$"));
    const QString name = call.body.value(QLatin1String("key")).toString().toUpper();
    const QString text = call.body.value(QLatin1String("value")).toString();
    if (name.isEmpty() || !value.match(text).hasMatch())
        return refusalAnswer({400, QStringLiteral("invalid_args"),
            QStringLiteral("A name, and a value of letters, digits and _.- only, are needed.")});
    m_world.account(call.caller.account).secrets.insert(name, text);
    return successAnswer();
}

Answer Routes::deleteSecret(const Call &call)
{
    const QString name = call.body.value(QLatin1String("key")).toString().toUpper();
    if (m_world.account(call.caller.account).secrets.remove(name) == 0)
        return refusalAnswer(
            {404, QStringLiteral("not_found"), QStringLiteral("There is no such variable.")});
    return successAnswer();
}

Answer Routes::listTemplates(const Call &call)
{
    const QByteArray text
        = call.query.queryItemValue(QStringLiteral("select_filters"), QUrl::FullyDecoded).toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!text.isEmpty() && !document.isObject())
        return badTemplateQuery(QStringLiteral("select_filters is not valid JSON"));
    Filter filter;
    const QJsonObject filters = document.object();
    for (auto it = filters.begin(); it != filters.end(); ++it) {
        const auto conditions = parseConditions(it.key(), *it);
        if (!conditions)
            return badTemplateQuery(conditions.error());
        filter += *conditions;
    }
    QJsonArray found;
    for (const Template &one : publicTemplates()) {
        const QJsonObject shown = shownTemplate(one, m_world.account(call.caller.account).id);
        if (matches(filter, [&](const QString &field) { return shown.value(field); }))
            found.append(shown);
    }
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true},
        {QLatin1String("templates_found"), found.size()}, {QLatin1String("templates"), found}});
}

Answer Routes::listVolumes(const Call &call)
{
    QJsonArray volumes;
    m_world.makeFirstVolumes();
    for (const Volume *volume : m_world.volumesOf(call.caller.account))
        volumes.append(m_world.shown(*volume));
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("volumes"), volumes}});
}

Answer Routes::searchVolumes(const Call &call)
{
    const auto offers = findVolumeOffers(call.body, m_world.offers(), m_world.started());
    if (!offers)
        return refusalAnswer(offers.error());
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("offers"), *offers}});
}

Answer Routes::createVolume(const Call &call)
{
    const auto created = m_world.createVolume(call.caller.account,
        call.body.value(QLatin1String("id")).toInteger(), call.body.value(QLatin1String("size")).toDouble(15),
        call.body.value(QLatin1String("name")).toString());
    if (!created)
        return refusalAnswer(created.error());
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("volume_id"), *created}});
}

Answer Routes::deleteVolume(const Call &call)
{
    if (!m_world.destroyVolume(
            call.caller.account, call.query.queryItemValue(QStringLiteral("id")).toLongLong()))
        return refusalAnswer(
            {404, QStringLiteral("not_found"), QStringLiteral("There is no such volume, or it is in use.")});
    return successAnswer();
}

Answer Routes::offersFor(World &world, const QJsonObject &query)
{
    const auto search = parseOfferSearch(query);
    if (!search)
        return refusalAnswer(search.error());
    return jsonAnswer(QJsonObject{{QLatin1String("offers"), world.search(*search)}});
}

Answer Routes::searchOffers(const Call &call)
{
    return offersFor(m_world, call.body);
}

// The conditions as one JSON value: `q` of the query (GET) or of the body (PUT /search/asks/).
Answer Routes::searchOffersByQuery(const Call &call)
{
    if (call.body.contains(QLatin1String("q")))
        return offersFor(m_world, call.body.value(QLatin1String("q")).toObject());
    const QByteArray text = call.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!text.isEmpty() && !document.isObject())
        return refusalAnswer({400, QStringLiteral("invalid_request"), QStringLiteral("Invalid json body")});
    return offersFor(m_world, document.object());
}

// The official client asks before it searches.
Answer Routes::listGpuNames(const Call &)
{
    QJsonArray names;
    for (const GpuKind &kind : gpuKinds())
        names.append(QString::fromLatin1(kind.name));
    return jsonAnswer(QJsonObject{{QLatin1String("gpu_names"), names}});
}

}
