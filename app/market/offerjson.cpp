// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerjson.h"

#include "market/cost.h"

namespace berth {
namespace {

QJsonValue told(double number)
{
    return number == 0 ? QJsonValue() : QJsonValue(number);
}

QJsonValue told(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue dollars(Money money)
{
    return money.toWire().toDouble();
}

QJsonValue toldDollars(Money money)
{
    return money == Money() ? QJsonValue() : dollars(money);
}

QJsonObject costJson(const HourlyCost &cost, double diskGb)
{
    return {
        {QStringLiteral("gpu_per_hour"), dollars(cost.gpu)},
        {QStringLiteral("disk_per_hour"), dollars(cost.disk)},
        {QStringLiteral("total_per_hour"), dollars(cost.total)},
        {QStringLiteral("total_per_day"), dollars(perDay(cost.total))},
        {QStringLiteral("stopped_per_hour"), dollars(cost.stopped)},
        {QStringLiteral("disk_gb"), diskGb},
    };
}

}

QJsonObject offerJson(const Offer &offer, RentalType type, double diskGb)
{
    return {
        {QStringLiteral("id"), offer.id},
        {QStringLiteral("machine_id"), told(static_cast<double>(offer.machineId))},
        {QStringLiteral("host_id"), told(static_cast<double>(offer.hostId))},
        {QStringLiteral("gpu_name"), told(offer.gpuName)},
        {QStringLiteral("num_gpus"), told(offer.numGpus)},
        {QStringLiteral("gpu_ram"), told(offer.gpuRamMb)},
        {QStringLiteral("cpu_cores_effective"), told(offer.cpuCores)},
        {QStringLiteral("cpu_ram"), told(offer.cpuRamMb)},
        {QStringLiteral("disk_space"), told(offer.diskSpaceGb)},
        {QStringLiteral("geolocation"), told(offer.geolocation)},
        {QStringLiteral("reliability"), told(offer.reliability)},
        {QStringLiteral("cuda_max_good"), told(offer.cudaMax)},
        {QStringLiteral("inet_down"), told(offer.inetDownMbps)},
        {QStringLiteral("inet_up"), told(offer.inetUpMbps)},
        {QStringLiteral("direct_port_count"), offer.directPorts},
        {QStringLiteral("dlperf"), told(offer.dlPerf)},
        {QStringLiteral("duration"), told(offer.durationSeconds)},
        {QStringLiteral("verified"), offer.verified},
        {QStringLiteral("datacenter"), offer.datacenter},
        {QStringLiteral("static_ip"), offer.staticIp},
        {QStringLiteral("is_bid"), offer.isBid},
        {QStringLiteral("dph_base"), toldDollars(offer.dphBase)},
        {QStringLiteral("dph_total"), toldDollars(offer.dphTotal)},
        {QStringLiteral("min_bid"), toldDollars(offer.minBid)},
        {QStringLiteral("storage_cost"), offer.storageCost},
        {QStringLiteral("inet_up_cost"), offer.inetUpCost},
        {QStringLiteral("inet_down_cost"), offer.inetDownCost},
        {QStringLiteral("total_flops"), told(offer.tflops)},
        {QStringLiteral("compute_cap"), told(offer.computeCap)},
        {QStringLiteral("gpu_mem_bw"), told(offer.gpuMemoryGbps)},
        {QStringLiteral("gpu_frac"), told(offer.gpuFraction)},
        {QStringLiteral("bw_nvlink"), told(offer.nvlinkGbps)},
        {QStringLiteral("gpu_max_power"), told(offer.gpuWatts)},
        {QStringLiteral("cpu_name"), told(offer.cpuName)},
        {QStringLiteral("cpu_ghz"), told(offer.cpuGhz)},
        {QStringLiteral("mobo_name"), told(offer.board)},
        {QStringLiteral("pci_gen"), told(offer.pciGeneration)},
        {QStringLiteral("pcie_bw"), told(offer.pcieGbps)},
        {QStringLiteral("disk_name"), told(offer.diskName)},
        {QStringLiteral("disk_bw"), told(offer.diskMbps)},
        {QStringLiteral("driver_version"), told(offer.driver)},
        {QStringLiteral("os_version"), told(offer.osVersion)},
        {QStringLiteral("verification"), told(offer.verification)},
        {QStringLiteral("vms_enabled"), offer.virtualMachines},
        {QStringLiteral("end_date"), told(offer.endDate)},
        {QStringLiteral("cost"), costJson(hourlyCost(offer, type, diskGb), diskGb)},
    };
}

}
