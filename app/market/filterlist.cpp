// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/filterlist.h"

#include <QCoreApplication>

namespace berth {
namespace {

using Id = OfferFilterId;

struct Entry
{
    Id id;
    const char *field;
    const char *name;
    std::optional<FilterBound> OfferFilters::*bound = nullptr;
};

#define TR(text) QT_TRANSLATE_NOOP("berth::OfferFilters", text)

constexpr Entry entries[] = {
    {Id::Gpu, "gpu_name", TR("GPU")},
    {Id::MinGpus, "num_gpus", TR("number of GPUs"), &OfferFilters::minGpus},
    {Id::MaxGpus, "num_gpus", TR("most GPUs"), &OfferFilters::maxGpus},
    {Id::Vram, "gpu_ram", TR("VRAM"), &OfferFilters::gpuRamGb},
    {Id::Price, "dph_total", TR("price"), &OfferFilters::maxPrice},
    {Id::Countries, "geolocation", TR("region")},
    {Id::NotCountries, "geolocation", TR("regions left out")},
    {Id::Reliability, "reliability", TR("reliability"), &OfferFilters::reliability},
    {Id::Cuda, "cuda_max_good", TR("CUDA"), &OfferFilters::cuda},
    {Id::ComputeCap, "compute_cap", TR("compute capability"), &OfferFilters::computeCap},
    {Id::Download, "inet_down", TR("download speed"), &OfferFilters::inetDownMbps},
    {Id::Upload, "inet_up", TR("upload speed"), &OfferFilters::inetUpMbps},
    {Id::Disk, "disk_space", TR("disk space"), &OfferFilters::diskGb},
    {Id::DiskSpeed, "disk_bw", TR("disk speed"), &OfferFilters::diskMbps},
    {Id::CpuRam, "cpu_ram", TR("RAM"), &OfferFilters::cpuRamGb},
    {Id::CpuCores, "cpu_cores_effective", TR("CPU cores"), &OfferFilters::cpuCores},
    {Id::Ports, "direct_port_count", TR("direct ports"), &OfferFilters::directPorts},
    {Id::DaysLeft, "duration", TR("days left"), &OfferFilters::durationDays},
    {Id::Verified, "verified", TR("verified")},
    {Id::Datacenter, "datacenter", TR("datacenter")},
    {Id::StaticIp, "static_ip", TR("static IP")},
};

#undef TR

const Entry &entryOf(Id id)
{
    return entries[static_cast<size_t>(id)]; // in the order of the enumeration; the test goes through all
}

}

QList<OfferFilterId> offerFilterIds()
{
    QList<OfferFilterId> ids;
    for (const Entry &entry : entries)
        ids << entry.id;
    return ids;
}

std::optional<FilterBound> OfferFilters::*boundOf(OfferFilterId id)
{
    return entryOf(id).bound;
}

QString fieldOf(OfferFilterId id)
{
    return QLatin1String(entryOf(id).field);
}

QString filterName(OfferFilterId id)
{
    return QCoreApplication::translate("berth::OfferFilters", entryOf(id).name);
}

bool isSet(const OfferFilters &filters, OfferFilterId id)
{
    OfferFilters none;
    none.verified = OfferFilters::Verified::Any;
    return !isSame(filters, none, id);
}

void letGo(OfferFilters &filters, OfferFilterId id)
{
    OfferFilters none;
    none.verified = OfferFilters::Verified::Any;
    copyFilter(none, filters, id);
}

void copyFilter(const OfferFilters &from, OfferFilters &to, OfferFilterId id)
{
    if (const auto bound = boundOf(id)) {
        to.*bound = from.*bound;
        return;
    }
    switch (id) {
    case Id::Gpu:
        to.gpuNames = from.gpuNames;
        break;
    case Id::Countries:
        to.countries = from.countries;
        break;
    case Id::NotCountries:
        to.notCountries = from.notCountries;
        break;
    case Id::Verified:
        to.verified = from.verified;
        break;
    case Id::Datacenter:
        to.datacenter = from.datacenter;
        break;
    case Id::StaticIp:
        to.staticIp = from.staticIp;
        break;
    default:
        break;
    }
}

bool isSame(const OfferFilters &a, const OfferFilters &b, OfferFilterId id)
{
    OfferFilters changed = a;
    copyFilter(b, changed, id);
    return changed == a;
}

}
