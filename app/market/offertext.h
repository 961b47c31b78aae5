// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "core/money.h"

#include <QString>

namespace berth {

// How offers are written, in the table and beside the form. Numbers are in the person's locale; what the
// market left out (0) is a dash.
namespace OfferText {

[[nodiscard]] QString unknown(); // "—"
[[nodiscard]] QString gpus(const Offer &offer); // "2× RTX 4090"
[[nodiscard]] QString memory(double megabytes); // whole GB of 1,024 MB: "24 GB"
[[nodiscard]] QString disk(double gigabytes); // "512 GB", "1.5 TB" from 1,000 GB on
[[nodiscard]] QString speed(double mbps); // "850 Mbps", "1.2 Gbps"
[[nodiscard]] QString reliability(double share); // 0…1: "99.4 %"; rounded down, so never "100 %" below it
[[nodiscard]] QString cuda(double version); // "12.4"
[[nodiscard]] QString place(const Offer &offer); // "Norway, NO", or "place not told"
[[nodiscard]] QString trust(const Offer &offer); // "verified", "verified datacenter", "unverified"
[[nodiscard]] QString timeLeft(double seconds); // "12 days", "5 hours"
[[nodiscard]] QString price(Money perHour); // "$0.627"; a dash for none
[[nodiscard]] QString smallPrice(double dollars); // "$0.0029"; a dash for none
[[nodiscard]] QString dayPrice(Money perDay); // "$15.05"

}

}
