// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermodel.h"

#include "market/costtext.h"
#include "market/offersortkeys.h"
#include "market/offertext.h"

#include <QLocale>

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
    {TR("$/plan"),
        TR("What it costs altogether for the hours and the traffic that you plan, with the disk of your "
           "form. "
           "Change the plan beside the form, under Cost.")},
    {TR("Location"), TR("Where the host says the machine stands.")},
    {TR("Reliability"), TR("Vast.ai's estimate of how much of the time the machine is up.")},
    {TR("CUDA"), TR("The newest CUDA version that the machine's driver can run.")},
    {TR("Down"), TR("Download speed of the machine.")},
    {TR("Up"), TR("Upload speed of the machine.")},
    {TR("Disk"), TR("The largest disk you can have on this offer.")},
    {TR("CPU"), TR("CPU cores that come with the offer.")},
    {TR("RAM"), TR("System memory that comes with the offer.")},
    {TR("DLPerf"), TR("Vast.ai's deep learning score of the offer; more is faster.")},
    {TR("TFLOPS"), TR("What all its GPUs compute together at best, in TFLOPS.")},
    {TR("DLPerf/$"), TR("The deep learning score for each dollar an hour; more is better value.")},
    {TR("$/DLPerf"), TR("Dollars an hour for each point of the deep learning score; less is better value.")},
    {TR("$/TFLOPS"), TR("Dollars an hour for each TFLOPS; less is better value.")},
    {TR("Down $/GB"), TR("What a downloaded GB costs.")},
    {TR("Up $/GB"), TR("What an uploaded GB costs.")},
    {TR("Disk $/GB"), TR("What a GB of disk costs a month, running or stopped.")},
    {TR("Verified"), TR("Whether Vast.ai has verified the machine.")},
    {TR("Time left"), TR("How long it can be rented at most.")},
    {TR("Yours"), TR("★ stands for a favourite; and how your own launches on the machine went.")},
    {TR("On machine"), TR("How many of the offers found are of the same machine.")},
    {TR("Machine"), TR("The number of the machine.")},
    {TR("Offer"), TR("The number of the offer.")},
};
static_assert(std::size(headings) == OfferModel::ColumnCount);

#undef TR

bool isText(int column)
{
    return column == OfferModel::Gpu || column == OfferModel::Location || column == OfferModel::Verified
        || column == OfferModel::Yours;
}

QString number(double value, int decimals)
{
    return value > 0 ? QLocale().toString(value, 'f', decimals) : OfferText::unknown();
}

QString idText(qint64 id)
{
    return id != 0 ? QString::number(id) : OfferText::unknown();
}

}

QVariant OfferModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(heading(index.column()), display(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (isText(index.column()) ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter));
    case StandingRole:
        if (const PriceStanding standing = standingAt(index.row());
            index.column() == PerHour && standing.tells())
            return standing.place();
        return {};
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
        return heading(section);
    case Qt::ToolTipRole:
        if (m_type == RentalType::Interruptible && section >= PerHour && section <= ForPlan)
            return tr("%1 For the lowest bid that runs; you choose your bid in the form.")
                .arg(explanation(section));
        return explanation(section);
    case Qt::InitialSortOrderRole: // what a first click on the heading does
        return QVariant::fromValue(usualOrder(section));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isText(section) ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter));
    default:
        return {};
    }
}

QString OfferModel::heading(int column) const
{
    if (column != ForPlan)
        return tr(headings[column].name);
    const QString hours = tr("$/%1 h").arg(QLocale().toString(m_plan.hours));
    return m_plan.hasTraffic() ? tr("%1 + GB").arg(hours) : hours;
}

QString OfferModel::explanation(int column)
{
    return tr(headings[column].explanation);
}

QString OfferModel::display(int row, int column) const
{
    const Offer &offer = offerAt(row);
    switch (column) {
    case Gpu:
        return OfferText::gpus(offer);
    case Vram:
        return OfferText::memory(offer.gpuRamMb);
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
        return number(offer.cpuCores, QLocale::FloatingPointShortest);
    case Ram:
        return OfferText::memory(offer.cpuRamMb);
    case DlPerf:
        return number(offer.dlPerf, 1);
    case Tflops:
        return number(offer.tflops, 1);
    case DlPerfPerDollar:
        return number(performancePerDollar(row), 0);
    case Verified:
        return OfferText::trust(offer);
    case TimeLeft:
        return OfferText::timeLeft(offer.durationSeconds);
    case Yours:
        return yours(row);
    case OnMachine:
        return QLocale().toString(offersOnMachine(row));
    case Machine:
        return idText(offer.machineId);
    case Id:
        return QString::number(offer.id);
    default:
        return money(row, column);
    }
}

QString OfferModel::money(int row, int column) const
{
    const Offer &offer = offerAt(row);
    const HourlyCost cost = costAt(row);
    switch (column) {
    case PerHour:
        return cost.gpu == Money() ? OfferText::unknown() : OfferText::price(cost.total);
    case PerDay:
        return cost.gpu == Money() ? OfferText::unknown() : OfferText::dayPrice(perDay(cost.total));
    case ForPlan:
        if (const auto planned = plannedAt(row))
            return OfferText::dayPrice(planned->total);
        return OfferText::unknown();
    case PricePerDlPerf:
        return OfferText::smallPrice(pricePer(row, offer.dlPerf));
    case PricePerTflop:
        return OfferText::smallPrice(pricePer(row, offer.tflops));
    case DownloadPrice:
        return OfferText::smallPrice(offer.inetDownCost);
    case UploadPrice:
        return OfferText::smallPrice(offer.inetUpCost);
    case DiskPrice:
        return OfferText::smallPrice(offer.storageCost);
    default:
        return {};
    }
}

QString OfferModel::toolTip(int row, int column) const
{
    const Offer &offer = offerAt(row);
    const QLocale locale;
    switch (column) {
    case Gpu:
    case Vram:
        return tr("%1 with %2 of memory each, %3 in all.")
            .arg(OfferText::gpus(offer), OfferText::memory(offer.gpuRamMb),
                OfferText::memory(offer.gpuRamMb * offer.numGpus));
    case PerHour:
    case PerDay:
        return priceToolTip(row);
    case ForPlan:
        return planToolTip(row);
    case Download:
        return tr("Downloads at %1. A GB costs $%2.")
            .arg(OfferText::speed(offer.inetDownMbps), locale.toString(offer.inetDownCost, 'f', 4));
    case Upload:
        return tr("Uploads at %1. A GB costs $%2.")
            .arg(OfferText::speed(offer.inetUpMbps), locale.toString(offer.inetUpCost, 'f', 4));
    case Disk:
        return tr("Up to %1. A GB costs $%2 a month, running or stopped.")
            .arg(OfferText::disk(offer.diskSpaceGb), locale.toString(offer.storageCost, 'f', 3));
    case Yours:
        return yoursToolTip(row);
    case Machine:
    case Id:
        return tr("Offer %1 on machine %2 of host %3. Can be rented for another %4.")
            .arg(QString::number(offer.id), idText(offer.machineId), idText(offer.hostId),
                OfferText::timeLeft(offer.durationSeconds));
    default:
        return explanation(column);
    }
}

QString OfferModel::yours(int row) const
{
    const Offer &offer = offerAt(row);
    QStringList parts;
    if (m_marks.isNever(offer))
        parts.append(tr("never again"));
    else if (m_marks.isFavourite(offer))
        parts.append(QStringLiteral("★"));
    if (const QString launches = experienceShort(experienceAt(row)); !launches.isEmpty())
        parts.append(launches);
    return parts.isEmpty() ? OfferText::unknown() : parts.join(u' ');
}

QString OfferModel::yoursToolTip(int row) const
{
    const Offer &offer = offerAt(row);
    QStringList sentences;
    using Mark = OfferMarks::Mark;
    const Mark machine = m_marks.mark(OfferMarks::Of::Machine, offer.machineId);
    const Mark host = m_marks.mark(OfferMarks::Of::Host, offer.hostId);
    if (machine != Mark::None)
        sentences.append(machine == Mark::Never ? tr("You never want this machine again.")
                                                : tr("The machine is one of your favourites."));
    if (host != Mark::None)
        sentences.append(host == Mark::Never ? tr("You never want a machine of this host again.")
                                             : tr("The host is one of your favourites."));
    if (const QString text = experienceText(experienceAt(row)); !text.isEmpty())
        sentences.append(tr("From the journal: %1.").arg(text));
    return sentences.isEmpty() ? tr("You have not marked it, and nothing was launched there.")
                               : sentences.join(u' ');
}

QString OfferModel::priceToolTip(int row) const
{
    const HourlyCost cost = costAt(row);
    if (cost.gpu == Money())
        return tr("The market did not tell a price.");
    const QString diskSize = QLocale().toString(m_diskGb, 'f', QLocale::FloatingPointShortest);
    const QString parts = m_type == RentalType::Interruptible
        ? tr("%1 an hour at the lowest bid and %2 for %3 GB of disk.")
        : tr("%1 an hour for the GPU and %2 for %3 GB of disk.");
    QStringList sentences{parts.arg(OfferText::price(cost.gpu), OfferText::price(cost.disk), diskSize),
        tr("Stopped it costs %1 an hour.").arg(OfferText::price(cost.stopped))};
    if (const QString standing = standingText(offerAt(row), standingAt(row)); !standing.isEmpty())
        sentences.append(standing);
    return sentences.join(u' ');
}

QString OfferModel::planToolTip(int row) const
{
    const auto planned = plannedAt(row);
    if (!planned)
        return tr("The market did not tell a price.");
    const QLocale locale;
    QStringList sentences{tr("%1 for %2: %3 running")
                              .arg(planned->total.toDisplay(locale, 2), CostText::plan(m_plan),
                                  planned->running.toDisplay(locale, 2))};
    if (m_plan.upGb > 0)
        sentences.append(tr("%1 up").arg(planned->up.toDisplay(locale, 2)));
    if (m_plan.downGb > 0)
        sentences.append(tr("%1 down").arg(planned->down.toDisplay(locale, 2)));
    return tr("%1.").arg(sentences.join(QStringLiteral(", ")));
}

}
