// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/gpus.h"

namespace berth::sandbox {

std::span<const GpuKind> gpuKinds()
{
    static constexpr GpuKind kinds[] = {
        {"RTX 4090", "nvidia", 24564, 890, 82.6, 98.0, 1008, 0, 450, 0.34, 24, false},
        {"RTX 3090", "nvidia", 24576, 860, 35.6, 47.0, 936, 0, 350, 0.18, 16, false},
        {"RTX 5090", "nvidia", 32607, 1200, 104.8, 152.0, 1792, 0, 575, 0.48, 10, false},
        {"RTX 3060", "nvidia", 12288, 860, 12.7, 16.5, 360, 0, 170, 0.06, 6, false},
        {"RTX 3080", "nvidia", 10240, 860, 29.8, 37.0, 760, 0, 320, 0.10, 5, false},
        {"RTX 4070 Ti", "nvidia", 12282, 890, 40.1, 44.0, 504, 0, 285, 0.14, 4, false},
        {"RTX 4080 SUPER", "nvidia", 16376, 890, 52.2, 62.0, 736, 0, 320, 0.21, 4, false},
        {"RTX A4000", "nvidia", 16376, 860, 19.2, 27.0, 448, 0, 140, 0.11, 4, true},
        {"RTX A5000", "nvidia", 24564, 860, 27.8, 39.0, 768, 0, 230, 0.19, 4, true},
        {"RTX A6000", "nvidia", 49140, 860, 38.7, 50.0, 768, 0, 300, 0.42, 6, true},
        {"RTX 6000Ada", "nvidia", 49140, 890, 91.1, 96.0, 960, 0, 300, 0.72, 4, true},
        {"L40S", "nvidia", 46068, 890, 91.6, 92.0, 864, 0, 350, 0.70, 5, true},
        {"A40", "nvidia", 46068, 860, 37.4, 45.0, 696, 0, 300, 0.38, 3, true},
        {"Tesla T4", "nvidia", 15360, 750, 8.1, 13.0, 320, 0, 70, 0.09, 2, true},
        {"Tesla V100", "nvidia", 16384, 700, 15.7, 28.0, 900, 300, 300, 0.16, 3, true},
        {"A100 PCIE", "nvidia", 40960, 800, 19.5, 98.0, 1555, 0, 250, 0.68, 4, true},
        {"A100 SXM4", "nvidia", 81920, 800, 19.5, 121.0, 2039, 600, 400, 0.98, 6, true},
        {"H100 PCIE", "nvidia", 81559, 900, 51.2, 205.0, 2039, 0, 350, 1.72, 3, true},
        {"H100 SXM", "nvidia", 81559, 900, 66.9, 292.0, 3350, 900, 700, 2.08, 6, true},
        {"H200", "nvidia", 143771, 900, 66.9, 320.0, 4800, 900, 700, 2.75, 3, true},
        {"RX 7900 XTX", "amd", 24560, 0, 61.4, 35.0, 960, 0, 355, 0.16, 1, false},
    };
    return kinds;
}

std::span<const Region> regions()
{
    static constexpr Region places[] = {
        {"Norway, NO", 0.93, 6},
        {"Sweden, SE", 0.96, 5},
        {"Czechia, CZ", 0.98, 4},
        {"Poland, PL", 0.95, 5},
        {"Germany, DE", 1.06, 6},
        {"Netherlands, NL", 1.05, 4},
        {"United Kingdom, GB", 1.05, 4},
        {"Spain, ES", 1.00, 3},
        {"Bulgaria, BG", 0.92, 4},
        {"California, US", 1.04, 8},
        {"Texas, US", 0.98, 7},
        {"Utah, US", 0.97, 4},
        {"Quebec, CA", 0.97, 6},
        {"South Korea, KR", 0.99, 4},
        {"Japan, JP", 1.03, 4},
        {"Taiwan, TW", 0.99, 5},
        {"Vietnam, VN", 0.88, 3},
        {"Australia, AU", 1.10, 2},
        {"Brazil, BR", 1.02, 2},
    };
    return places;
}

std::span<const CpuKind> cpuKinds()
{
    static constexpr CpuKind kinds[] = {
        {"AMD EPYC 7742 64-Core Processor", 128, 2.25, "H12DSG-O-CPU", true},
        {"AMD EPYC 7K62 48-Core Processor", 96, 2.60, "ROME2D32GM-2T", true},
        {"AMD EPYC 9554 64-Core Processor", 128, 3.10, "GENOAD8X-2T", true},
        {"Xeon® Platinum 8480C", 224, 2.00, "X13DEG-OAD", true},
        {"Xeon® E5-2680 v4", 56, 2.40, "X10DRG-Q", true},
        {"AMD Ryzen 9 5950X 16-Core Processor", 32, 3.40, "X570 TAICHI", false},
        {"AMD Ryzen Threadripper PRO 5975WX", 64, 3.60, "WRX80 CREATOR", false},
        {"Core™ i9-13900K", 32, 3.00, "Z790 AORUS ELITE", false},
        {"Core™ i7-12700", 20, 2.10, "PRO Z690-A", false},
    };
    return kinds;
}

}
