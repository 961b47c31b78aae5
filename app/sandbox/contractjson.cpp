// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contract.h"
#include "sandbox/dice.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr int portsPerContract = 64 + 2;

int firstPort(const Contract &contract)
{
    return 20'000 + int(contract.id % 600) * portsPerContract;
}

QJsonArray bound(int port)
{
    return {QJsonObject{{QLatin1String("HostIp"), QStringLiteral("0.0.0.0")},
        {QLatin1String("HostPort"), QString::number(port)}}};
}

// Inside port and protocol to outside port, as a running contract shows them.
QJsonObject openPorts(const Contract &contract)
{
    QJsonObject ports;
    int next = firstPort(contract);
    const QString &runtype = contract.order.runtype;
    if (runtype.contains(QLatin1String("ssh_direc")))
        ports[QLatin1String("22/tcp")] = bound(next++);
    if (runtype.contains(QLatin1String("jupyter_direc")))
        ports[QLatin1String("8080/tcp")] = bound(next++);
    for (const auto &[key, value] : contract.order.env) {
        if (!key.startsWith(QLatin1String("-p")))
            continue;
        const auto mapping = parsePortMapping(QStringView(key).mid(2).trimmed());
        if (!mapping)
            continue;
        const int outside = next++;
        // From 70000 on the number only asks for the same port inside and outside.
        const int inside = mapping->outside > 65535 ? outside : mapping->inside;
        const QString name = QStringLiteral("%1/%2").arg(inside).arg(mapping->protocol);
        if (!ports.contains(name))
            ports[name] = bound(outside);
    }
    return ports;
}

QJsonArray envPairs(const Contract &contract)
{
    QJsonArray pairs;
    for (const auto &[key, value] : contract.order.env)
        pairs.append(QJsonArray{key, value});
    return pairs;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString statusMessage(const Contract &contract)
{
    const QString &status = contract.status();
    const QString image = resolvedImage(contract.order.image, contract.offer);
    if (status == QLatin1String("running"))
        return QStringLiteral("success, running %1").arg(image);
    if (status == QLatin1String("loading"))
        return QStringLiteral("pulling %1").arg(image);
    if (!contract.bidReaches())
        return QStringLiteral("outbid: the lowest bid that runs is %1").arg(contract.offer.minBid);
    return {};
}

void addState(QJsonObject &shown, const Contract &contract, double now)
{
    const bool running = contract.status() == QLatin1String("running");
    shown[QLatin1String("actual_status")] = orNull(contract.status());
    shown[QLatin1String("intended_status")] = contract.intended();
    const bool started = contract.intended() == QLatin1String("running") && contract.bidReaches();
    shown[QLatin1String("cur_state")] = started ? QStringLiteral("running") : QStringLiteral("stopped");
    shown[QLatin1String("next_state")] = contract.intended();
    shown[QLatin1String("status_msg")] = orNull(statusMessage(contract));
    shown[QLatin1String("start_date")] = contract.created;
    shown[QLatin1String("duration")] = std::max(0.0, contract.offer.duration);
    shown[QLatin1String("end_date")] = contract.created + contract.offer.duration;
    shown[QLatin1String("uptime_mins")] = running ? QJsonValue((now - contract.created) / 60) : QJsonValue();
    // A number that moves, and the same one for everybody who looks at the same moment.
    const double load
        = running ? rounded(40 + 50 * std::abs(std::sin(now / 30 + double(contract.id))), 1) : 0;
    shown[QLatin1String("gpu_util")] = running ? QJsonValue(load) : QJsonValue();
    shown[QLatin1String("gpu_temp")] = running ? QJsonValue(rounded(35 + load * 0.4, 1)) : QJsonValue();
    shown[QLatin1String("cpu_util")] = running ? rounded(load / 100, 3) : 0;
    shown[QLatin1String("mem_limit")] = shown[QLatin1String("cpu_ram")].toDouble() / 1000;
    shown[QLatin1String("mem_usage")] = running ? QJsonValue(rounded(load / 50, 3)) : QJsonValue();
    shown[QLatin1String("disk_usage")] = running ? rounded(contract.order.diskGb * 0.15, 2) : -1;
    shown[QLatin1String("disk_util")] = running ? 0.15 : -1;
}

void addAccess(QJsonObject &shown, const Contract &contract)
{
    const bool running = contract.status() == QLatin1String("running");
    const bool ssh = contract.order.runtype != QLatin1String("args");
    const int number = int(contract.id % 9) + 1;
    // A name that can't exist: nobody connects to a stranger's machine from the sandbox.
    shown[QLatin1String("ssh_host")]
        = ssh ? QJsonValue(QStringLiteral("ssh%1.sandbox.invalid").arg(number)) : QJsonValue();
    shown[QLatin1String("ssh_idx")] = QString::number(number);
    shown[QLatin1String("ssh_port")] = ssh ? QJsonValue(10'000 + int(contract.id % 20'000)) : QJsonValue();
    shown[QLatin1String("machine_dir_ssh_port")] = firstPort(contract);
    shown[QLatin1String("direct_port_start")] = firstPort(contract);
    shown[QLatin1String("direct_port_end")] = firstPort(contract) + portsPerContract - 1;
    shown[QLatin1String("ports")] = running ? QJsonValue(openPorts(contract)) : QJsonValue();
    shown[QLatin1String("local_ipaddrs")] = QStringLiteral("192.168.1.20");
    const QByteArray token
        = QCryptographicHash::hash(contract.apiKey.toUtf8(), QCryptographicHash::Sha256).toHex();
    shown[QLatin1String("jupyter_token")] = QString::fromLatin1(token);
}

void addPrices(QJsonObject &shown, const Contract &contract)
{
    const double gpus = contract.gpuPrice();
    const double disk = contract.diskPrice();
    const double total = gpus + disk;
    const QJsonObject running{{QLatin1String("gpuCostPerHour"), gpus}, {QLatin1String("diskHour"), disk},
        {QLatin1String("totalHour"), total}, {QLatin1String("discountTotalHour"), 0},
        {QLatin1String("discountedTotalPerHour"), total}};
    QJsonObject present = running;
    if (!contract.bills()) {
        present[QLatin1String("gpuCostPerHour")] = 0;
        present[QLatin1String("totalHour")] = disk;
        present[QLatin1String("discountedTotalPerHour")] = disk;
    }
    shown[QLatin1String("search")] = running;
    shown[QLatin1String("instance")] = present;
    shown[QLatin1String("is_bid")] = contract.isBid();
    shown[QLatin1String("dph_base")] = gpus;
    shown[QLatin1String("dph_total")] = total;
    shown[QLatin1String("storage_total_cost")] = disk;
    shown[QLatin1String("disk_space")] = contract.order.diskGb;
    const double flops = shown[QLatin1String("total_flops")].toDouble();
    const double dlperf = shown[QLatin1String("dlperf")].toDouble();
    shown[QLatin1String("flops_per_dphtotal")] = rounded(flops / total, 3);
    shown[QLatin1String("dlperf_per_dphtotal")] = rounded(dlperf / total, 3);
}

}

QString resolvedImage(const QString &image, const MarketOffer &offer)
{
    const QString automatic = QStringLiteral("@vastai-automatic-tag");
    if (!image.endsWith(u':' + automatic))
        return image;
    const double cuda = offer.facts.value(QLatin1String("cuda_max_good")).toDouble();
    QString resolved = image;
    return resolved.replace(automatic, QStringLiteral("cuda-%1-auto").arg(cuda, 0, 'f', 1));
}

QJsonObject shownInstance(const Contract &contract, double now, const QJsonArray &volumes)
{
    QJsonObject shown = contract.offer.facts;
    // What belongs to the offer, not to the contract.
    for (const char *key :
        {"ask_contract_id", "avail_vol_ask_id", "avail_vol_size", "datacenter", "verified"})
        shown.remove(QLatin1String(key));
    shown[QLatin1String("id")] = contract.id;
    shown[QLatin1String("gpu_totalram")] = shown.take(QLatin1String("gpu_total_ram"));
    shown[QLatin1String("label")] = orNull(contract.label);
    const CreateOrder &order = contract.order;
    shown[QLatin1String("template_id")] = order.templateId ? QJsonValue(order.templateId) : QJsonValue();
    shown[QLatin1String("template_hash_id")] = orNull(order.templateHash);
    shown[QLatin1String("template_name")] = orNull(order.templateName);
    shown[QLatin1String("image_uuid")] = resolvedImage(order.image, contract.offer);
    shown[QLatin1String("image_runtype")] = order.runtype;
    shown[QLatin1String("image_args")] = QJsonArray::fromStringList(order.args);
    shown[QLatin1String("extra_env")] = envPairs(contract);
    shown[QLatin1String("onstart")] = orNull(order.onstart);
    shown[QLatin1String("rentable")] = contract.offer.rentable;
    shown[QLatin1String("external")] = false;
    shown[QLatin1String("volume_info")] = volumes;
    shown[QLatin1String("client_run_time")] = 1.1;
    shown[QLatin1String("host_run_time")] = 2'592'000.0;
    shown[QLatin1String("time_remaining")] = QString();
    shown[QLatin1String("time_remaining_isbid")] = QString();
    shown[QLatin1String("country_code")] = QJsonValue::Null;
    addState(shown, contract, now);
    addAccess(shown, contract);
    addPrices(shown, contract);
    return shown;
}

QString contractLog(const Contract &contract, bool daemon)
{
    const QString image = resolvedImage(contract.order.image, contract.offer);
    QStringList lines;
    if (daemon) {
        lines << QStringLiteral("daemon: contract %1 on machine %2")
                     .arg(contract.id)
                     .arg(contract.offer.machine)
              << QStringLiteral("daemon: pulling %1").arg(image);
        if (contract.status() == QLatin1String("running"))
            lines << QStringLiteral("daemon: success, running %1").arg(image);
        return lines.join(u'\n') + u'\n';
    }
    lines << QStringLiteral("Berth's sandbox: no machine runs behind this log.")
          << QStringLiteral("image %1, runtype %2").arg(image, contract.order.runtype);
    for (const auto &[key, value] : contract.order.env)
        lines << QStringLiteral("env %1").arg(key); // the value may be a secret
    const QStringList script = contract.order.onstart.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : script)
        lines << QStringLiteral("+ %1").arg(line);
    if (contract.status() == QLatin1String("running"))
        lines << QStringLiteral("ready");
    return lines.join(u'\n') + u'\n';
}

}
