// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace berth::sandbox {

// What the market is made of. Prices are what such a card cost per hour on a market like this; they are made
// up to be believable, not measured.
struct GpuKind
{
    const char *name;
    const char *arch; // "nvidia", "amd"
    int ramMb; // per card
    int computeCap; // times 100, 890 = 8.9
    double tflops; // per card
    double dlperf; // per card
    double memoryGbps; // GB/s
    double nvlinkGbps; // 0: none
    int watts;
    double price; // $/hour and card, typical
    int weight; // how common
    bool server; // found in datacenters
};

struct Region
{
    const char *place; // "Norway, NO"
    double priceFactor;
    int weight;
};

struct CpuKind
{
    const char *name;
    int threads;
    double ghz;
    const char *board;
    bool server;
};

[[nodiscard]] std::span<const GpuKind> gpuKinds();
[[nodiscard]] std::span<const Region> regions();
[[nodiscard]] std::span<const CpuKind> cpuKinds();

}
