// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/market.h"

#include "sandbox/dice.h"
#include "sandbox/gpus.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace berth::sandbox {
namespace {

constexpr double day = 86400;

struct Driver
{
    const char *text; // "550.54.15"
    double cuda;
};
constexpr Driver drivers[] = {{"535.183.01", 12.2}, {"550.54.15", 12.4}, {"550.127.05", 12.4},
    {"560.35.03", 12.6}, {"565.57.01", 12.7}, {"570.124.04", 12.8}};

constexpr std::array<const char *, 5> disks
    = {"Samsung SSD 980 PRO 2TB", "INTEL SSDPE2KX040T8", "WD_BLACK SN850X 4TB", "KIOXIA CM7-R", "nvme"};

QJsonValue text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// What all offers of one machine share.
struct Machine
{
    qint64 id = 0;
    qint64 host = 0;
    const GpuKind *gpu = nullptr;
    const Region *region = nullptr;
    const CpuKind *cpu = nullptr;
    int cards = 1;
    bool datacenter = false;
    double level = 1; // its prices against the typical ones
    quint32 rolls = 0; // every offer of the machine shows the same processor, memory and driver
};

int cardsOf(const GpuKind &gpu, Dice &dice)
{
    constexpr std::array<int, 4> counts{1, 2, 4, 8};
    const double roll = dice.fraction();
    if (gpu.nvlinkGbps > 0) // such boards come in fours and eights
        return roll < 0.15 ? 1 : roll < 0.3 ? 2 : roll < 0.5 ? 4 : 8;
    return counts[roll < 0.45 ? 0 : roll < 0.7 ? 1 : roll < 0.9 ? 2 : 3];
}

Machine makeMachine(int number, Dice &dice)
{
    Machine machine;
    machine.id = 10'000 + number * 37 + dice.whole(0, 36);
    machine.host = 50'000 + dice.whole(0, 9'999);
    machine.gpu = &dice.weighted(gpuKinds());
    machine.region = &dice.weighted(regions());
    machine.cards = cardsOf(*machine.gpu, dice);
    machine.datacenter = machine.gpu->server && dice.chance(0.6);
    const bool bigBoard = machine.gpu->server || machine.cards > 2;
    const auto cpus = cpuKinds();
    do {
        machine.cpu = &cpus[size_t(dice.whole(0, int(cpus.size()) - 1))];
    } while (machine.cpu->server != bigBoard);
    machine.rolls = dice.bits();
    machine.level = dice.between(0.78, 1.4) * machine.region->priceFactor * (machine.datacenter ? 1.15 : 1.0);
    return machine;
}

void addGpuFacts(QJsonObject &facts, const Machine &machine, int gpus)
{
    const GpuKind &gpu = *machine.gpu;
    facts[QLatin1String("gpu_name")] = text(gpu.name);
    facts[QLatin1String("gpu_arch")] = text(gpu.arch);
    facts[QLatin1String("num_gpus")] = gpus;
    facts[QLatin1String("gpu_ram")] = gpu.ramMb;
    facts[QLatin1String("gpu_total_ram")] = gpu.ramMb * gpus;
    facts[QLatin1String("gpu_frac")] = double(gpus) / machine.cards;
    facts[QLatin1String("gpu_lanes")] = 16;
    facts[QLatin1String("gpu_mem_bw")] = gpu.memoryGbps;
    facts[QLatin1String("gpu_max_power")] = gpu.watts;
    facts[QLatin1String("gpu_max_temp")] = 90;
    facts[QLatin1String("gpu_display_active")] = false;
    facts[QLatin1String("bw_nvlink")] = gpus > 1 ? gpu.nvlinkGbps : 0;
    facts[QLatin1String("compute_cap")] = gpu.computeCap;
    facts[QLatin1String("total_flops")] = rounded(gpu.tflops * gpus, 2);
}

void addHostFacts(QJsonObject &facts, const Machine &machine, double share, Dice &dice)
{
    const CpuKind &cpu = *machine.cpu;
    facts[QLatin1String("cpu_name")] = text(cpu.name);
    facts[QLatin1String("cpu_arch")] = QStringLiteral("amd64");
    facts[QLatin1String("cpu_cores")] = cpu.threads;
    facts[QLatin1String("cpu_cores_effective")] = rounded(cpu.threads * share, 1);
    facts[QLatin1String("cpu_ghz")] = cpu.ghz;
    const int memoryGb = cpu.server ? 64 * dice.whole(4, 24) : 32 * dice.whole(1, 4);
    facts[QLatin1String("cpu_ram")] = int(memoryGb * 1000 * share);
    facts[QLatin1String("has_avx")] = 1;
    facts[QLatin1String("mobo_name")] = text(cpu.board);
    facts[QLatin1String("pci_gen")] = cpu.server || dice.chance(0.5) ? 4 : 3;
    facts[QLatin1String("pcie_bw")] = rounded(dice.between(6, 26), 1);
    facts[QLatin1String("os_version")] = dice.chance(0.7) ? QStringLiteral("22.04") : QStringLiteral("20.04");
    facts[QLatin1String("disk_name")] = text(disks[size_t(dice.whole(0, int(disks.size()) - 1))]);
    facts[QLatin1String("disk_bw")] = rounded(dice.between(600, 6800), 1);

    const Driver &driver = drivers[size_t(dice.whole(0, int(std::size(drivers)) - 1))];
    facts[QLatin1String("driver_version")] = text(driver.text);
    const QStringList parts = QString::fromLatin1(driver.text).split(u'.');
    facts[QLatin1String("driver_vers")]
        = qint64(parts[0].toInt()) * 1'000'000 + parts[1].toInt() * 1'000 + parts[2].toInt();
    facts[QLatin1String("cuda_max_good")] = machine.gpu->computeCap > 0 ? driver.cuda : 0.0;
}

void addPlaceFacts(QJsonObject &facts, const Machine &machine, Dice &dice)
{
    const bool verified = machine.datacenter || dice.chance(0.82);
    const bool fast = machine.datacenter || dice.chance(0.3);
    facts[QLatin1String("machine_id")] = machine.id;
    facts[QLatin1String("host_id")] = machine.host;
    facts[QLatin1String("hosting_type")] = machine.datacenter ? 1 : 0;
    facts[QLatin1String("datacenter")] = machine.datacenter;
    facts[QLatin1String("verification")]
        = verified ? QStringLiteral("verified") : QStringLiteral("unverified");
    facts[QLatin1String("verified")] = verified;
    facts[QLatin1String("geolocation")] = text(machine.region->place);
    facts[QLatin1String("static_ip")] = machine.datacenter || dice.chance(0.4);
    // 203.0.113.0/24 is reserved for documentation: nobody can be reached by mistake.
    facts[QLatin1String("public_ipaddr")] = QStringLiteral("203.0.113.%1").arg(dice.whole(1, 254));
    const double reliability = verified ? dice.between(0.955, 0.9999) : dice.between(0.84, 0.98);
    facts[QLatin1String("reliability")] = rounded(reliability, 7);
    facts[QLatin1String("reliability2")] = facts[QLatin1String("reliability")];
    facts[QLatin1String("inet_down")] = rounded(fast ? dice.between(900, 9000) : dice.between(80, 900), 1);
    facts[QLatin1String("inet_up")] = rounded(fast ? dice.between(800, 8000) : dice.between(20, 600), 1);
    const double traffic
        = rounded(machine.datacenter ? dice.between(0.0005, 0.003) : dice.between(0.001, 0.02), 5);
    facts[QLatin1String("inet_down_cost")] = traffic;
    facts[QLatin1String("inet_up_cost")] = traffic;
    facts[QLatin1String("external")] = QJsonValue::Null;
    facts[QLatin1String("webpage")] = QJsonValue::Null;
    facts[QLatin1String("hostname")] = QJsonValue::Null;
    facts[QLatin1String("cluster_id")] = QJsonValue::Null;
    facts[QLatin1String("resource_type")] = QStringLiteral("gpu");
}

MarketOffer makeOffer(qint64 id, const Machine &machine, const QJsonObject &shared, int gpus, Dice &dice)
{
    MarketOffer offer;
    offer.id = id;
    offer.machine = machine.id;
    offer.gpus = gpus;
    offer.facts = shared;
    const double share = double(gpus) / machine.cards;
    addGpuFacts(offer.facts, machine, gpus);
    Dice hostDice(machine.rolls);
    addHostFacts(offer.facts, machine, share, hostDice);

    offer.gpuPrice = rounded(machine.gpu->price * machine.level * gpus, 6);
    offer.minBid = rounded(offer.gpuPrice * dice.between(0.35, 0.7), 6);
    offer.storageCost = rounded(dice.between(0.05, 0.3), 4);
    offer.diskGb = rounded(dice.between(60, machine.datacenter ? 6000 : 1800) * std::max(share, 0.25), 1);
    offer.duration = std::floor(dice.between(2, 180)) * day;
    offer.volumeGb = std::floor(offer.diskGb * 0.5);
    offer.vms = machine.datacenter && dice.chance(0.4);

    QJsonObject &facts = offer.facts;
    facts[QLatin1String("dlperf")] = rounded(machine.gpu->dlperf * gpus * dice.between(0.9, 1.05), 3);
    facts[QLatin1String("direct_port_count")] = machine.datacenter ? dice.whole(50, 400) : dice.whole(0, 100);
    facts[QLatin1String("vms_enabled")] = offer.vms;
    facts[QLatin1String("disk_space")] = offer.diskGb;
    facts[QLatin1String("storage_cost")] = offer.storageCost;
    facts[QLatin1String("min_bid")] = offer.minBid;
    facts[QLatin1String("dph_base")] = offer.gpuPrice;
    facts[QLatin1String("ask_contract_id")] = id;
    facts[QLatin1String("id")] = id;
    facts[QLatin1String("bundle_id")] = 900'000'000 + qint64(dice.whole(0, 99'999'999));
    facts[QLatin1String("credit_discount_max")] = 0.4;
    facts[QLatin1String("avail_vol_size")] = offer.volumeGb;
    return offer;
}

// Few enough that a person rarely meets one, and surely some of each in a market of the usual size.
void makeSpecial(MarketOffer &offer, qsizetype place)
{
    constexpr int everyOccupied = 16;
    constexpr int everyHostOnly = 61;
    offer.rentable = place % everyOccupied != everyOccupied - 1;
    offer.hostOnly = offer.rentable && place % everyHostOnly == everyHostOnly - 1;
    if (!offer.hostOnly)
        return;
    // The usual filters hide it.
    offer.facts[QLatin1String("external")] = true;
    offer.facts[QLatin1String("verified")] = false;
    offer.facts[QLatin1String("verification")] = QStringLiteral("unverified");
}

}

double diskPerHour(double storageCost, double gb)
{
    return storageCost * gb / (30 * 24);
}

QList<MarketOffer> makeMarket(quint32 seed, int count)
{
    Dice dice(seed);
    QList<MarketOffer> market;
    qint64 id = 20'000'000 + dice.whole(0, 999'999);
    int machines = 0;
    while (market.size() < count) {
        const Machine machine = makeMachine(++machines, dice);
        QJsonObject shared;
        addPlaceFacts(shared, machine, dice);
        const qint64 volumeOffer = 30'000'000 + machine.id;
        // The whole machine, and often a part of it too.
        int gpus = machine.cards;
        do {
            id += dice.whole(1, 40);
            MarketOffer offer = makeOffer(id, machine, shared, gpus, dice);
            offer.volumeOffer = volumeOffer;
            offer.facts[QLatin1String("avail_vol_ask_id")] = volumeOffer;
            makeSpecial(offer, market.size());
            market.append(offer);
            gpus /= 2;
        } while (gpus >= 1 && market.size() < count && dice.chance(0.45));
    }
    return market;
}

}
