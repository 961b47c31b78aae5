// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerquery.h"

#include <QStringList>

#include <optional>

namespace berth {

// A limit of a filter, in the units of the query language.
struct FilterBound
{
    double value = 0;
    bool strict = false; // more (or less) than the value, not the value itself
    friend bool operator==(const FilterBound &, const FilterBound &) = default;
};

// What people ask of an offer: the filters beside the query line, as a value. What is not set does not
// filter. "At least" where nothing else is said.
struct OfferFilters
{
    enum class Verified : quint8 { Yes, No, Any }; // Yes is the market's default

    QStringList gpuNames; // any of these, with spaces
    std::optional<FilterBound> minGpus;
    std::optional<FilterBound> maxGpus; // at most
    std::optional<FilterBound> gpuRamGb; // of one GPU
    std::optional<FilterBound> maxPrice; // at most, $/hour with the storage of the search
    QStringList countries; // any of these, codes of two letters
    QStringList notCountries; // none of these
    std::optional<FilterBound> reliability; // 0…1
    std::optional<FilterBound> cuda; // 12.4
    std::optional<FilterBound> computeCap; // 890 for 8.9
    std::optional<FilterBound> inetDownMbps;
    std::optional<FilterBound> inetUpMbps;
    std::optional<FilterBound> diskGb;
    std::optional<FilterBound> diskMbps; // MB/s
    std::optional<FilterBound> cpuRamGb;
    std::optional<FilterBound> cpuCores; // those that one gets
    std::optional<FilterBound> directPorts;
    std::optional<FilterBound> durationDays; // rental time left
    Verified verified = Verified::Yes;
    std::optional<bool> datacenter;
    std::optional<bool> staticIp;
    RentalType type = RentalType::OnDemand; // no part of the query language

    friend bool operator==(const OfferFilters &, const OfferFilters &) = default;
};

// A query, parted into what the filters can show and the rest, which stays in the query line.
struct SplitQuery
{
    OfferFilters filters; // its type is the default one
    OfferQuery rest;
};

// The two are inverse: splitting what was joined gives the same filters, and joining what was split looks for
// the same offers. Regions become their countries. Where filters and rest compare a field in the same way,
// the filters win.
[[nodiscard]] SplitQuery splitQuery(const OfferQuery &query);
[[nodiscard]] OfferQuery joinQuery(const OfferFilters &filters, const OfferQuery &rest = {});

// Adds both to a search. The ceiling becomes OfferSearch::maxPrice, which knows what bids are compared with.
void applyFilters(const OfferFilters &filters, const OfferQuery &rest, OfferSearch &search);

}
