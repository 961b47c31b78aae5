// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerfilters.h"

#include <QList>
#include <QString>

namespace berth {

// The filters of OfferFilters one by one, for whatever goes through them: widgets, their number, what to let
// go when nothing was found.
enum class OfferFilterId : quint8 {
    Gpu,
    MinGpus,
    MaxGpus,
    Vram,
    Price,
    Countries,
    NotCountries,
    Reliability,
    Cuda,
    ComputeCap,
    Download,
    Upload,
    Disk,
    DiskSpeed,
    CpuRam,
    CpuCores,
    Ports,
    DaysLeft,
    Verified, // set unless any will do
    Datacenter,
    StaticIp,
};

// In the order above; the rental type is none of them.
[[nodiscard]] QList<OfferFilterId> offerFilterIds();
// Null: it is no limit of a number.
[[nodiscard]] std::optional<FilterBound> OfferFilters::*boundOf(OfferFilterId id);
[[nodiscard]] QString fieldOf(OfferFilterId id); // OfferField::key()
[[nodiscard]] QString filterName(OfferFilterId id); // for people: "reliability"

// Whether it keeps any offer out.
[[nodiscard]] bool isSet(const OfferFilters &filters, OfferFilterId id);
// Afterwards it keeps none out.
void letGo(OfferFilters &filters, OfferFilterId id);
// Gives one filter the value that it has in another set of them.
void copyFilter(const OfferFilters &from, OfferFilters &to, OfferFilterId id);
[[nodiscard]] bool isSame(const OfferFilters &a, const OfferFilters &b, OfferFilterId id);

}
