// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace berth {

// One offer (ask) of the market, as POST /api/v0/bundles/ gives it. Missing numbers are 0.
struct Offer
{
    qint64 id = 0; // ask_contract_id where given, else id: what create takes
    qint64 machineId = 0;
    qint64 hostId = 0;
    QString gpuName; // "RTX 4090"
    int numGpus = 0;
    double gpuRamMb = 0; // per GPU
    double cpuCores = 0; // cpu_cores_effective
    double cpuRamMb = 0;
    double diskSpaceGb = 0; // free for this offer
    QString geolocation; // "Norway, NO"
    double reliability = 0; // 0…1
    double cudaMax = 0; // cuda_max_good
    double inetDownMbps = 0;
    double inetUpMbps = 0;
    int directPorts = 0;
    double dlPerf = 0;
    double durationSeconds = 0; // rental time left
    bool verified = false;
    bool datacenter = false;
    bool staticIp = false;
    bool isBid = false; // came from a search for interruptible offers
    Money dphBase; // $/hour without disk
    Money dphTotal; // $/hour with the disk asked for in the search
    Money minBid; // $/hour; below it an interruptible contract does not run
    double storageCost = 0; // $/GB/month
    double inetUpCost = 0; // $/GB
    double inetDownCost = 0;
    double tflops = 0; // total_flops, all GPUs together
    int computeCap = 0; // times 100: 890 is 8.9
    double gpuMemoryGbps = 0; // GB/s of one GPU's memory
    double gpuFraction = 0; // of the machine's GPUs; 1 is the whole machine
    double nvlinkGbps = 0; // GB/s between the GPUs
    double gpuWatts = 0; // the limit of one GPU
    QString cpuName;
    double cpuGhz = 0;
    QString board; // mainboard
    double pciGeneration = 0;
    double pcieGbps = 0; // GB/s to each GPU
    QString diskName;
    double diskMbps = 0; // MB/s
    QString driver; // "550.54.15"
    QString osVersion; // Ubuntu's, "22.04"
    QString verification; // "verified", "unverified", "deverified"; empty: not told
    bool virtualMachines = false; // takes `vm`
    double endDate = 0; // seconds since 1970

    friend bool operator==(const Offer &, const Offer &) = default;
};

}
