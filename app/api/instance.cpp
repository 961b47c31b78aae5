// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/instance.h"

#include "api/jsonvalues.h"

#include <QJsonArray>

#include <algorithm>

namespace berth {
namespace {

// A list of pairs; an object is taken as well, in case the server ever gives back what it was sent.
QList<QPair<QString, QString>> readEnv(const QJsonValue &value)
{
    QList<QPair<QString, QString>> env;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            env.append({it.key(), jsonText(it.value())});
    }
    for (const QJsonValue &one : value.toArray()) {
        const QJsonArray pair = one.toArray();
        if (pair.size() == 2)
            env.append({jsonText(pair.at(0)), jsonText(pair.at(1))});
    }
    return env;
}

int smallNumber(const QJsonValue &value)
{
    return static_cast<int>(std::clamp<qint64>(jsonInteger(value), 0, 1'000'000));
}

}

Instance readInstance(const QJsonObject &object)
{
    const auto value = [&object](const char *key) { return object.value(QLatin1String(key)); };
    Instance instance;
    instance.id = jsonId(value("id"));
    instance.machineId = jsonInteger(value("machine_id"));
    instance.label = jsonText(value("label"));
    instance.actualStatus = jsonText(value("actual_status"));
    instance.intendedStatus = jsonText(value("intended_status"));
    instance.statusMessage = jsonText(value("status_msg"));
    instance.image = jsonText(value("image_uuid"));
    instance.imageRuntype = jsonText(value("image_runtype"));
    instance.gpuName = jsonText(value("gpu_name"));
    instance.numGpus = smallNumber(value("num_gpus"));
    instance.diskSpaceGb = jsonNumber(value("disk_space"));
    instance.geolocation = jsonText(value("geolocation"));
    instance.isBid = jsonFlag(value("is_bid"));
    instance.dphBase = jsonMoney(value("dph_base"));
    instance.dphTotal = jsonMoney(value("dph_total"));
    instance.publicAddress = jsonText(value("public_ipaddr")).trimmed();
    instance.sshHost = jsonText(value("ssh_host"));
    instance.sshPort = smallNumber(value("ssh_port"));
    instance.ports = value("ports").toObject();
    // A time beyond the year 2286 is no time.
    if (const double seconds = jsonNumber(value("start_date")); seconds > 0 && seconds < 1e10)
        instance.started = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), Qt::UTC);
    instance.env = readEnv(value("extra_env"));
    return instance;
}

}
