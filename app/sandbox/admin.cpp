// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/admin.h"

#include "sandbox/faults.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr double mostSeconds = 366.0 * 24 * 3600;

Answer done()
{
    return jsonAnswer(QJsonObject{{QLatin1String("success"), true}});
}

Answer refused(const QString &why, int status = 400)
{
    return refusalAnswer({status, QStringLiteral("invalid_args"), why});
}

Answer faultTable()
{
    QJsonArray rows;
    const QList<SandboxRehearsal> all = sandboxRehearsals();
    for (const SandboxRehearsal &one : all)
        rows.append(QJsonObject{{QLatin1String("name"), one.name}, {QLatin1String("help"), one.help}});
    return jsonAnswer(rows);
}

}

Answer Admin::answer(const Incoming &request)
{
    const auto caller = m_world.identify(request.authorization);
    if (!caller || caller->contract != 0)
        return refusalAnswer({401, QStringLiteral("auth_error"), QStringLiteral("Invalid user key")});
    QByteArray path = request.target.split('?').first();
    if (path.endsWith('/'))
        path.chop(1);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QByteArray call = request.method + ' ' + path;
    if (call == "GET /sandbox/faults")
        return faultTable();
    if (call == "POST /sandbox/faults")
        return arm(body);
    if (call == "GET /sandbox/truth")
        return truth();
    if (call == "POST /sandbox/advance")
        return advance(body);
    if (call == "POST /sandbox/turn")
        return turn(body);
    return refused(QStringLiteral("There is no such call."), 404);
}

Answer Admin::arm(const QJsonObject &body)
{
    const QString name = body.value(QLatin1String("name")).toString();
    const QList<SandboxRehearsal> all = sandboxRehearsals();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const SandboxRehearsal &one) { return one.name == name; });
    if (found == all.end())
        return refused(QStringLiteral("There is no fault of that name; GET this address lists them."));
    m_faults.armCreate(*found);
    return done();
}

Answer Admin::advance(const QJsonObject &body)
{
    const double seconds = body.value(QLatin1String("seconds")).toDouble(-1);
    if (!(seconds >= 0 && seconds <= mostSeconds))
        return refused(QStringLiteral("seconds must be a number from 0 to one year"));
    m_world.advance(std::chrono::seconds(qint64(seconds)));
    return done();
}

Answer Admin::turn(const QJsonObject &body)
{
    const QString what = body.value(QLatin1String("what")).toString();
    const SandboxTurn turn = what == QLatin1String("taken") ? SandboxTurn::Taken
        : what == QLatin1String("dearer")                   ? SandboxTurn::Dearer
                                                            : SandboxTurn::None;
    if (turn == SandboxTurn::None)
        return refused(QStringLiteral("what must be \"taken\" or \"dearer\""));
    if (!m_world.turn(body.value(QLatin1String("offer")).toInteger(), turn))
        return refused(QStringLiteral("There is no such offer, or it is taken already."), 404);
    return done();
}

Answer Admin::truth() const
{
    QJsonArray contracts;
    const QList<SandboxContract> all = m_world.truth();
    for (const SandboxContract &one : all) {
        QJsonObject env;
        for (const auto &[name, value] : one.env)
            env.insert(name, value);
        contracts.append(QJsonObject{{QLatin1String("id"), one.id}, {QLatin1String("offer"), one.offer},
            {QLatin1String("label"), one.label}, {QLatin1String("status"), one.status},
            {QLatin1String("env"), env}});
    }
    QJsonArray creates;
    for (const SandboxRequest &one : m_creates) {
        const QJsonObject body = QJsonDocument::fromJson(one.body).object();
        creates.append(QJsonObject{{QLatin1String("path"), QString::fromLatin1(one.path)},
            {QLatin1String("status"), one.status},
            {QLatin1String("env"), body.value(QLatin1String("env")).toObject()}});
    }
    return jsonAnswer(
        QJsonObject{{QLatin1String("contracts"), contracts}, {QLatin1String("creates"), creates}});
}

}
