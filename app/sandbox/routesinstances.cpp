// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/instancelist.h"
#include "sandbox/routes.h"

#include <QJsonArray>

namespace berth::sandbox {
namespace {

constexpr int labelLimit = 1024; // for changing it; creating takes 256
constexpr double leastBid = 0.001;
constexpr double highestBid = 32; // for each GPU
constexpr double logDelay = 1; // seconds until the file is there

Answer noSuchInstance(const QString &id)
{
    return refusalAnswer(
        {404, QStringLiteral("no_such_instance"), QStringLiteral("Instance %1 not found.").arg(id)});
}

Answer invalid(const QString &message)
{
    return refusalAnswer({400, QStringLiteral("invalid_args"), message});
}

bool isNumber(const QString &text)
{
    bool good = false;
    return text.toLongLong(&good) > 0 && good;
}

}

Contract *Routes::contractOf(const Call &call)
{
    return m_world.contract(call.caller.account, call.id.toLongLong());
}

Answer Routes::create(const Call &call)
{
    bool good = false;
    const qint64 offer = call.id.toLongLong(&good);
    if (!good || offer <= 0)
        return invalid(
            QStringLiteral("error 400/3467: Invalid args: 'id' is required and must be a valid offer ID"));
    const auto created = m_world.create(call.caller.account, offer, call.body);
    if (!created) {
        QJsonObject more{{QLatin1String("ask_id"), offer}};
        if (created.error().contract != 0)
            more[QLatin1String("new_contract")] = created.error().contract;
        return refusalAnswer(created.error().refusal, more);
    }
    return jsonAnswer(
        QJsonObject{{QLatin1String("success"), true}, {QLatin1String("new_contract"), created->contract},
            {QLatin1String("instance_api_key"), created->apiKey}});
}

Answer Routes::listInstances(const Call &call)
{
    const auto query = parseListQuery(call.query);
    if (!query)
        return refusalAnswer(query.error());
    QList<QJsonObject> rows;
    for (const Contract *contract : m_world.contractsOf(call.caller.account)) {
        if (m_world.listed(*contract))
            rows.append(m_world.shown(*contract));
    }
    return jsonAnswer(listPage(*query, rows));
}

Answer Routes::oldList(const Call &)
{
    return refusalAnswer({410, QStringLiteral("deprecated_endpoint"),
        QStringLiteral("This endpoint is deprecated. Use /api/v1/instances/ instead.")});
}

Answer Routes::showInstance(const Call &call)
{
    const Contract *contract = contractOf(call);
    const QJsonValue shown = contract ? QJsonValue(m_world.shown(*contract)) : QJsonValue();
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("instances"), shown}});
}

Answer Routes::manageInstance(const Call &call)
{
    Contract *contract = contractOf(call);
    if (!contract)
        return noSuchInstance(call.id);
    const QJsonValue state = call.body.value(QLatin1String("state"));
    const QJsonValue label = call.body.value(QLatin1String("label"));
    if (state.isUndefined() && label.isUndefined())
        return invalid(QStringLiteral("state or label is required"));
    if (!state.isUndefined() && state != QLatin1String("running") && state != QLatin1String("stopped"))
        return invalid(QStringLiteral("state must be running or stopped"));
    if (!label.isUndefined() && !label.isNull() && !label.isString())
        return invalid(QStringLiteral("label must be a string"));
    if (label.toString().size() > labelLimit)
        return refusalAnswer({400, QStringLiteral("label_too_long"),
            QStringLiteral("Labels have at most %1 characters.").arg(labelLimit)});
    if (state == QLatin1String("running") && m_world.account(call.caller.account).credit <= 0)
        return refusalAnswer(
            {400, QStringLiteral("missing_billing"), QStringLiteral("Your credit is used up.")});
    if (!label.isUndefined())
        contract->label = label.toString();
    if (state == QLatin1String("running"))
        contract->start(m_world.now());
    else if (state == QLatin1String("stopped"))
        contract->stop(m_world.now());
    return successAnswer();
}

Answer Routes::destroyInstance(const Call &call)
{
    if (!isNumber(call.id))
        return invalid(QStringLiteral("invalid instance_id"));
    if (!m_world.destroy(call.caller.account, call.id.toLongLong()))
        return refusalAnswer({404, QStringLiteral("not_found"), QStringLiteral("Instance not found")});
    return successAnswer(QStringLiteral("Instance destroyed successfully"));
}

Answer Routes::rebootInstance(const Call &call)
{
    Contract *contract = contractOf(call);
    if (!contract)
        return invalid(QStringLiteral("invalid instance_id"));
    contract->reboot(m_world.now());
    return successAnswer();
}

Answer Routes::recycleInstance(const Call &call)
{
    Contract *contract = contractOf(call);
    if (!contract)
        return refusalAnswer({400, QStringLiteral("invalid_id"), QStringLiteral("Invalid instance id.")});
    contract->recycle(m_world.now());
    return successAnswer();
}

Answer Routes::changeBid(const Call &call)
{
    Contract *contract = contractOf(call);
    if (!contract)
        return refusalAnswer({404, QStringLiteral("no_such_instance"),
            QStringLiteral("Instance with that ID does not exist.")});
    if (!contract->isBid())
        return invalid(QStringLiteral("Only interruptible instances have a bid price."));
    const double price = call.body.value(QLatin1String("price")).toDouble();
    if (price < leastBid)
        return invalid(QStringLiteral("Please set a bid price >= %1.").arg(leastBid));
    const double most = highestBid * contract->offer.gpus;
    if (price > most)
        return invalid(QStringLiteral("Please set a bid price <= %1.").arg(most));
    contract->setBid(price, m_world.now());
    return successAnswer();
}

Answer Routes::showInstanceKeys(const Call &call)
{
    const Contract *contract = contractOf(call);
    if (!contract)
        return noSuchInstance(call.id);
    QJsonArray keys;
    for (const SshKey &key : std::as_const(m_world.account(call.caller.account).sshKeys))
        keys.append(key.text);
    for (const QString &key : contract->sshKeys)
        keys.append(key);
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("ssh_keys"), keys}});
}

Answer Routes::attachKey(const Call &call)
{
    Contract *contract = contractOf(call);
    if (!contract)
        return noSuchInstance(call.id);
    const QString key = call.body.value(QLatin1String("ssh_key")).toString().trimmed();
    if (key.isEmpty())
        return refusalAnswer({400, QStringLiteral("no_ssh_key"), QStringLiteral("No ssh key provided")});
    if (contract->order.vm)
        return invalid(QStringLiteral("A VM takes SSH keys only when it is created."));
    if (!contract->sshKeys.contains(key))
        contract->sshKeys << key;
    return successAnswer(QStringLiteral("SSH key attached successfully"));
}

Answer Routes::requestLogs(const Call &call)
{
    const Contract *contract = contractOf(call);
    if (!contract)
        return refusalAnswer({404, QStringLiteral("invalid_id"), QStringLiteral("Invalid instance id.")});
    const bool daemon = call.body.value(QLatin1String("daemon_logs")) == QLatin1String("true");
    QStringList lines = contractLog(*contract, daemon).split(u'\n', Qt::SkipEmptyParts);
    if (const QString filter = call.body.value(QLatin1String("filter")).toString(); !filter.isEmpty())
        lines = lines.filter(filter);
    const QJsonValue tail = call.body.value(QLatin1String("tail"));
    const int count = tail.isString() ? tail.toString().toInt() : tail.toInt();
    if (count > 0 && lines.size() > count)
        lines = lines.mid(lines.size() - count);
    const QString name = m_world.newToken(32) + QStringLiteral(".log");
    m_logs.insert(name, {(lines.join(u'\n') + u'\n').toUtf8(), m_world.now() + logDelay});
    const QString url = QStringLiteral("http://%1/logs/%2").arg(QString::fromLatin1(call.request.host), name);
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}, {QLatin1String("result_url"), url},
        {QLatin1String("msg"), QStringLiteral("The log will be there in a moment.")}});
}

Answer Routes::sendLog(const Call &call)
{
    const auto found = m_logs.constFind(call.id);
    // As a storage service answers for a file that is not there, or not yet.
    if (found == m_logs.constEnd() || m_world.now() < found->readyAt)
        return {.status = 403,
            .contentType = "application/xml",
            .body = "<Error><Code>AccessDenied</Code></Error>"};
    return textAnswer(found->text, 200);
}

}
