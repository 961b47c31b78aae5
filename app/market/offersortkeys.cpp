// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersortkeys.h"

#include "market/offermodel.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <limits>

namespace berth {
namespace {

constexpr double afterAll = std::numeric_limits<double>::max();

// A number for each text, in the order of the person's language. There are few different ones.
QHash<QString, double> ranks(const QList<Offer> &offers, QString Offer::*text)
{
    QHash<QString, double> rank;
    for (const Offer &offer : offers)
        rank.insert(offer.*text, 0);
    QStringList texts = rank.keys();
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(texts.begin(), texts.end(), [&collator](const QString &a, const QString &b) {
        const int order = collator.compare(a, b);
        return order != 0 ? order < 0 : a < b;
    });
    for (qsizetype i = 0; i < texts.size(); ++i)
        rank[texts.at(i)] = static_cast<double>(i);
    return rank;
}

double orAfterAll(double number)
{
    return number > 0 ? number : afterAll;
}

// Favourites, then what went well, then what nobody knows, then what failed; the unwanted last.
double yoursRank(const OfferModel &offers, int row)
{
    constexpr double mark = 1e6;
    const Offer &offer = offers.offerAt(row);
    const MachineExperience experience = offers.experienceAt(row);
    const double launches = 1'000.0 * experience.made - 1'000.0 * experience.failed;
    if (offers.marks().isNever(offer))
        return launches - 2 * mark;
    return launches + (offers.marks().isFavourite(offer) ? mark : 0);
}

double numberIn(const OfferModel &offers, int row, int column)
{
    const Offer &offer = offers.offerAt(row);
    switch (column) {
    case OfferModel::Vram:
        return offer.gpuRamMb;
    case OfferModel::PerHour:
    case OfferModel::PerDay:
        return static_cast<double>(offers.priceRank(row));
    case OfferModel::ForPlan: {
        const auto planned = offers.plannedAt(row);
        return planned ? static_cast<double>(planned->total.micro()) : afterAll;
    }
    case OfferModel::Reliability:
        return offer.reliability;
    case OfferModel::Cuda:
        return offer.cudaMax;
    case OfferModel::Download:
        return offer.inetDownMbps;
    case OfferModel::Upload:
        return offer.inetUpMbps;
    case OfferModel::Disk:
        return offer.diskSpaceGb;
    case OfferModel::Cpu:
        return offer.cpuCores;
    case OfferModel::Ram:
        return offer.cpuRamMb;
    case OfferModel::DlPerf:
        return offer.dlPerf;
    case OfferModel::Tflops:
        return offer.tflops;
    case OfferModel::DlPerfPerDollar:
        return offers.performancePerDollar(row);
    case OfferModel::PricePerDlPerf:
        return orAfterAll(offers.pricePer(row, offer.dlPerf));
    case OfferModel::PricePerTflop:
        return orAfterAll(offers.pricePer(row, offer.tflops));
    case OfferModel::DownloadPrice:
        return orAfterAll(offer.inetDownCost);
    case OfferModel::UploadPrice:
        return orAfterAll(offer.inetUpCost);
    case OfferModel::DiskPrice:
        return orAfterAll(offer.storageCost);
    case OfferModel::Verified:
        return (offer.verified ? 2 : 0) + (offer.datacenter ? 1 : 0);
    case OfferModel::TimeLeft:
        return offer.durationSeconds;
    case OfferModel::Yours:
        return yoursRank(offers, row);
    case OfferModel::OnMachine:
        return offers.offersOnMachine(row);
    case OfferModel::Machine:
        return static_cast<double>(offer.machineId);
    case OfferModel::Id:
        return static_cast<double>(offer.id);
    default:
        return 0;
    }
}

}

std::vector<double> offerSortKeys(const OfferModel &offers, int column)
{
    std::vector<double> keys(size_t(offers.rowCount()));
    if (column == OfferModel::Gpu || column == OfferModel::Location) {
        const bool gpu = column == OfferModel::Gpu; // by name, then by count
        const auto text = gpu ? &Offer::gpuName : &Offer::geolocation;
        const QHash<QString, double> rank = ranks(offers.offers(), text);
        constexpr double mostGpus = 1e6;
        for (size_t row = 0; row < keys.size(); ++row) {
            const Offer &offer = offers.offerAt(static_cast<int>(row));
            const double number = rank.value(offer.*text);
            keys[row] = gpu ? number * mostGpus + offer.numGpus : number;
        }
        return keys;
    }
    for (size_t row = 0; row < keys.size(); ++row)
        keys[row] = numberIn(offers, static_cast<int>(row), column);
    return keys;
}

Qt::SortOrder usualOrder(int column)
{
    switch (column) {
    case OfferModel::Gpu:
    case OfferModel::Location:
    case OfferModel::PerHour:
    case OfferModel::PerDay:
    case OfferModel::ForPlan:
    case OfferModel::PricePerDlPerf:
    case OfferModel::PricePerTflop:
    case OfferModel::DownloadPrice:
    case OfferModel::UploadPrice:
    case OfferModel::DiskPrice:
    case OfferModel::Machine:
    case OfferModel::Id:
        return Qt::AscendingOrder;
    default:
        return Qt::DescendingOrder;
    }
}

std::vector<int> sortedOffers(const OfferModel &offers, int column, Qt::SortOrder order)
{
    struct Row
    {
        double key;
        qint64 price;
        qint64 id;
        int at;
    };
    const std::vector<double> keys = offerSortKeys(offers, column);
    const double sign = order == Qt::AscendingOrder ? 1 : -1;
    std::vector<Row> rows(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        const int at = static_cast<int>(i);
        rows[i] = {keys[i] * sign, offers.priceRank(at), offers.offerAt(at).id, at};
    }
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        if (a.key != b.key)
            return a.key < b.key;
        return a.price != b.price ? a.price < b.price : a.id < b.id;
    });
    std::vector<int> sorted(rows.size());
    std::transform(rows.begin(), rows.end(), sorted.begin(), [](const Row &row) { return row.at; });
    return sorted;
}

}
