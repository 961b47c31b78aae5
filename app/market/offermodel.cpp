// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermodel.h"

#include "market/offertext.h"

#include <QLocale>

#include <limits>

namespace berth {
namespace {

struct Heading
{
    const char *name;
    const char *explanation;
};

#define TR(text) QT_TRANSLATE_NOOP("berth::OfferModel", text)

// In the order of OfferModel::Column.
constexpr Heading headings[] = {
    {TR("GPU"), TR("How many GPUs, and which.")},
    {TR("VRAM"), TR("Memory of one GPU.")},
    {TR("$/hour"), TR("What it costs while it runs, with the disk of your form.")},
    {TR("$/day"), TR("24 hours running, with the disk of your form.")},
    {TR("Location"), TR("Where the host says the machine stands.")},
    {TR("Reliability"), TR("Vast.ai's estimate of how much of the time the machine is up.")},
    {TR("CUDA"), TR("The newest CUDA version that the machine's driver can run.")},
    {TR("Down"), TR("Download speed of the machine.")},
    {TR("Up"), TR("Upload speed of the machine.")},
    {TR("Disk"), TR("The largest disk you can have on this offer.")},
    {TR("CPU"), TR("CPU cores that come with the offer.")},
    {TR("RAM"), TR("System memory that comes with the offer.")},
    {TR("DLPerf"), TR("Vast.ai's deep learning score of the offer; more is faster.")},
    {TR("DLPerf/$"), TR("The deep learning score for each dollar an hour; more is better value.")},
    {TR("Verified"), TR("Whether Vast.ai has verified the machine.")},
    {TR("Offer"), TR("The number of the offer.")},
};
static_assert(std::size(headings) == OfferModel::ColumnCount);

#undef TR

constexpr qint64 afterAllPrices = std::numeric_limits<qint64>::max();

bool isText(int column)
{
    return column == OfferModel::Gpu || column == OfferModel::Location || column == OfferModel::Verified;
}

}

OfferModel::OfferModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OfferModel::setOffers(const QList<Offer> &offers)
{
    beginResetModel();
    m_offers = offers;
    endResetModel();
}

HourlyCost OfferModel::costAt(int row) const
{
    return costOf(offerAt(row));
}

void OfferModel::setDisk(double gigabytes)
{
    if (m_diskGb == gigabytes)
        return;
    m_diskGb = gigabytes;
    pricesChanged();
}

void OfferModel::setRentalType(RentalType type)
{
    if (m_type == type)
        return;
    m_type = type;
    pricesChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, PerHour, PerDay);
}

int OfferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

int OfferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OfferModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Offer &offer = m_offers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(offer, index.column());
    case Qt::ToolTipRole:
        return toolTip(offer, index.column());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            tr(headings[index.column()].name), display(offer, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (isText(index.column()) ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter));
    case SortRole:
        return sortKey(offer, index.column());
    default:
        return {};
    }
}

QVariant OfferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr(headings[section].name);
    case Qt::ToolTipRole:
        if (m_type == RentalType::Interruptible && (section == PerHour || section == PerDay))
            return tr("%1 For the lowest bid that runs; you choose your bid in the form.")
                .arg(tr(headings[section].explanation));
        return tr(headings[section].explanation);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isText(section) ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter));
    default:
        return {};
    }
}

QString OfferModel::display(const Offer &offer, int column) const
{
    const QLocale locale;
    switch (column) {
    case Gpu:
        return OfferText::gpus(offer);
    case Vram:
        return OfferText::memory(offer.gpuRamMb);
    case PerHour:
        return costOf(offer).gpu == Money() ? OfferText::unknown() : OfferText::price(costOf(offer).total);
    case PerDay:
        return costOf(offer).gpu == Money() ? OfferText::unknown()
                                            : OfferText::dayPrice(perDay(costOf(offer).total));
    case Location:
        return offer.geolocation.isEmpty() ? OfferText::unknown() : offer.geolocation;
    case Reliability:
        return OfferText::reliability(offer.reliability);
    case Cuda:
        return OfferText::cuda(offer.cudaMax);
    case Download:
        return OfferText::speed(offer.inetDownMbps);
    case Upload:
        return OfferText::speed(offer.inetUpMbps);
    case Disk:
        return OfferText::disk(offer.diskSpaceGb);
    case Cpu:
        return offer.cpuCores > 0 ? locale.toString(offer.cpuCores, 'f', QLocale::FloatingPointShortest)
                                  : OfferText::unknown();
    case Ram:
        return OfferText::memory(offer.cpuRamMb);
    case DlPerf:
        return offer.dlPerf > 0 ? locale.toString(offer.dlPerf, 'f', 1) : OfferText::unknown();
    case DlPerfPerDollar:
        return performancePerDollar(offer) > 0 ? locale.toString(performancePerDollar(offer), 'f', 0)
                                               : OfferText::unknown();
    case Verified:
        return OfferText::trust(offer);
    case Id:
        return QString::number(offer.id);
    default:
        return {};
    }
}

QVariant OfferModel::sortKey(const Offer &offer, int column) const
{
    switch (column) {
    case Gpu: // by name, then by count
        return QStringLiteral("%1 %2").arg(offer.gpuName).arg(offer.numGpus, 4, 10, QLatin1Char('0'));
    case Vram:
        return offer.gpuRamMb;
    case PerHour:
    case PerDay:
        return costOf(offer).gpu == Money() ? afterAllPrices : costOf(offer).total.micro();
    case Location:
        return offer.geolocation;
    case Reliability:
        return offer.reliability;
    case Cuda:
        return offer.cudaMax;
    case Download:
        return offer.inetDownMbps;
    case Upload:
        return offer.inetUpMbps;
    case Disk:
        return offer.diskSpaceGb;
    case Cpu:
        return offer.cpuCores;
    case Ram:
        return offer.cpuRamMb;
    case DlPerf:
        return offer.dlPerf;
    case DlPerfPerDollar:
        return performancePerDollar(offer);
    case Verified:
        return (offer.verified ? 2 : 0) + (offer.datacenter ? 1 : 0);
    case Id:
        return offer.id;
    default:
        return {};
    }
}

QString OfferModel::toolTip(const Offer &offer, int column) const
{
    const QLocale locale;
    switch (column) {
    case Gpu:
    case Vram:
        return tr("%1 with %2 of memory each, %3 in all.")
            .arg(OfferText::gpus(offer), OfferText::memory(offer.gpuRamMb),
                OfferText::memory(offer.gpuRamMb * offer.numGpus));
    case PerHour:
    case PerDay:
        return priceToolTip(offer);
    case Download:
        return tr("Downloads at %1. A GB costs $%2.")
            .arg(OfferText::speed(offer.inetDownMbps), locale.toString(offer.inetDownCost, 'f', 4));
    case Upload:
        return tr("Uploads at %1. A GB costs $%2.")
            .arg(OfferText::speed(offer.inetUpMbps), locale.toString(offer.inetUpCost, 'f', 4));
    case Disk:
        return tr("Up to %1. A GB costs $%2 a month, running or stopped.")
            .arg(OfferText::disk(offer.diskSpaceGb), locale.toString(offer.storageCost, 'f', 3));
    case Id:
        return tr("Offer %1 on machine %2 of host %3. Can be rented for another %4.")
            .arg(QString::number(offer.id), QString::number(offer.machineId), QString::number(offer.hostId),
                OfferText::timeLeft(offer.durationSeconds));
    default:
        return tr(headings[column].explanation);
    }
}

QString OfferModel::priceToolTip(const Offer &offer) const
{
    const HourlyCost cost = costOf(offer);
    if (cost.gpu == Money())
        return tr("The market did not tell a price.");
    const QString diskSize = QLocale().toString(m_diskGb, 'f', QLocale::FloatingPointShortest);
    const QString parts = m_type == RentalType::Interruptible
        ? tr("%1 an hour at the lowest bid and %2 for %3 GB of disk.")
        : tr("%1 an hour for the GPU and %2 for %3 GB of disk.");
    return parts.arg(OfferText::price(cost.gpu), OfferText::price(cost.disk), diskSize) + u' '
        + tr("Stopped it costs %1 an hour.").arg(OfferText::price(cost.stopped));
}

HourlyCost OfferModel::costOf(const Offer &offer) const
{
    return hourlyCost(offer, m_type, m_diskGb);
}

double OfferModel::performancePerDollar(const Offer &offer) const
{
    const HourlyCost cost = costOf(offer);
    return cost.gpu > Money() ? offer.dlPerf / cost.total.dollars() : 0;
}

void OfferModel::pricesChanged()
{
    if (m_offers.isEmpty())
        return;
    const int last = rowCount() - 1;
    Q_EMIT dataChanged(index(0, PerHour), index(last, PerDay));
    Q_EMIT dataChanged(index(0, DlPerfPerDollar), index(last, DlPerfPerDollar));
}

}
