// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerdetails.h"

#include "market/cost.h"
#include "market/costtext.h"
#include "market/offertext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <cmath>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OfferDetails)
};

QString notTold()
{
    return Words::tr("not told");
}

QString orNotTold(const QString &text)
{
    return text.isEmpty() || text == OfferText::unknown() ? notTold() : text;
}

QString number(double value, int decimals = QLocale::FloatingPointShortest)
{
    return QLocale().toString(value, 'f', decimals);
}

// With its unit, "%1 GB/s".
QString amount(double value, const QString &unit, int decimals = QLocale::FloatingPointShortest)
{
    return value > 0 ? unit.arg(number(value, decimals)) : notTold();
}

QString idText(qint64 id)
{
    return id != 0 ? QString::number(id) : notTold();
}

QList<OfferFact> priceFacts(const Offer &offer, const OfferView &view)
{
    const bool bid = view.type == RentalType::Interruptible;
    const HourlyCost cost = hourlyCost(offer, view.type, view.diskGb);
    if (cost.gpu == Money())
        return {{Words::tr("Price"), Words::tr("The market did not tell a price.")}};
    const auto perUnit = [&cost](double units) {
        return units > 0 ? OfferText::smallPrice(cost.total.dollars() / units) : notTold();
    };
    QList<OfferFact> facts{
        {Words::tr("Running"),
            Words::tr("%1 an hour, %2 a day")
                .arg(OfferText::price(cost.total), OfferText::dayPrice(perDay(cost.total)))},
        {bid ? Words::tr("Lowest bid") : Words::tr("GPU alone"),
            Words::tr("%1 an hour").arg(OfferText::price(cost.gpu))},
        {Words::tr("Disk"),
            Words::tr("%1 an hour for %2 GB, at %3 a GB and month")
                .arg(cost.disk == Money() ? number(0) : OfferText::price(cost.disk), number(view.diskGb),
                    OfferText::smallPrice(offer.storageCost))},
        {Words::tr("Stopped"),
            cost.stopped == Money()
                ? Words::tr("nothing")
                : Words::tr("%1 an hour: the disk goes on").arg(OfferText::price(cost.stopped))},
    };
    const Money planned = plannedCost(offer, cost.total, view.plan).total;
    facts.append({Words::tr("Your plan"),
        Words::tr("%1 for %2").arg(OfferText::dayPrice(planned), CostText::plan(view.plan))});
    if (!bid)
        facts.append({Words::tr("Lowest bid"),
            offer.minBid == Money()
                ? notTold()
                : Words::tr("%1 an hour, interruptible").arg(OfferText::price(offer.minBid))});
    if (view.standing.tells())
        facts.append({Words::tr("Compared"), standingText(offer, view.standing)});
    facts.append({Words::tr("For DLPerf"), Words::tr("%1 an hour a point").arg(perUnit(offer.dlPerf))});
    facts.append({Words::tr("For TFLOPS"), Words::tr("%1 an hour each").arg(perUnit(offer.tflops))});
    return facts;
}

QList<OfferFact> gpuFacts(const Offer &offer)
{
    const QString share = offer.gpuFraction <= 0 ? notTold()
        : offer.gpuFraction >= 1
        ? Words::tr("the whole machine")
        : Words::tr("%1 % of the machine's GPUs").arg(number(offer.gpuFraction * 100, 0));
    return {
        {Words::tr("GPU"), OfferText::gpus(offer)},
        {Words::tr("Memory"),
            offer.gpuRamMb > 0 ? Words::tr("%1 each, %2 in all")
                                     .arg(OfferText::memory(offer.gpuRamMb),
                                         OfferText::memory(offer.gpuRamMb * std::max(1, offer.numGpus)))
                               : notTold()},
        {Words::tr("Its speed"), amount(offer.gpuMemoryGbps, Words::tr("%1 GB/s"), 0)},
        {Words::tr("Computing"), amount(offer.tflops, Words::tr("%1 TFLOPS in all"), 1)},
        {Words::tr("DLPerf"), amount(offer.dlPerf, QStringLiteral("%1"), 1)},
        {Words::tr("Compute capability"),
            offer.computeCap > 0 ? number(offer.computeCap / 100.0, 1) : notTold()},
        {Words::tr("CUDA"),
            offer.cudaMax > 0 ? Words::tr("up to %1").arg(OfferText::cuda(offer.cudaMax)) : notTold()},
        {Words::tr("Driver"), orNotTold(offer.driver)},
        {Words::tr("Power limit"), amount(offer.gpuWatts, Words::tr("%1 W each"), 0)},
        {Words::tr("NVLink"),
            offer.nvlinkGbps > 0 ? Words::tr("%1 GB/s").arg(number(offer.nvlinkGbps, 0))
                                 : Words::tr("none told")},
        {Words::tr("Share"), share},
    };
}

QList<OfferFact> machineFacts(const Offer &offer)
{
    QString pci = amount(offer.pciGeneration, Words::tr("generation %1"));
    if (offer.pcieGbps > 0)
        pci += Words::tr(", %1 GB/s").arg(number(offer.pcieGbps, 1));
    QString cpu = orNotTold(offer.cpuName);
    if (offer.cpuGhz > 0)
        cpu += Words::tr(", %1 GHz").arg(number(offer.cpuGhz, 2));
    return {
        {Words::tr("Processor"), cpu},
        {Words::tr("Cores"), amount(offer.cpuCores, Words::tr("%1 for you"))},
        {Words::tr("RAM"), orNotTold(OfferText::memory(offer.cpuRamMb))},
        {Words::tr("Mainboard"), orNotTold(offer.board)},
        {Words::tr("PCIe"), pci},
        {Words::tr("Disk space"),
            offer.diskSpaceGb > 0 ? Words::tr("up to %1").arg(OfferText::disk(offer.diskSpaceGb))
                                  : notTold()},
        {Words::tr("Disk"), orNotTold(offer.diskName)},
        {Words::tr("Disk speed"), amount(offer.diskMbps, Words::tr("%1 MB/s"), 0)},
        {Words::tr("System"),
            offer.osVersion.isEmpty() ? notTold() : Words::tr("Ubuntu %1").arg(offer.osVersion)},
        {Words::tr("Virtual machines"), offer.virtualMachines ? Words::tr("yes") : Words::tr("no")},
    };
}

QList<OfferFact> networkFacts(const Offer &offer)
{
    const auto traffic = [](double mbps, double price) {
        const QString speed = orNotTold(OfferText::speed(mbps));
        return price > 0 ? Words::tr("%1, a GB costs %2").arg(speed, OfferText::smallPrice(price))
                         : Words::tr("%1, no price for a GB told").arg(speed);
    };
    return {
        {Words::tr("Download"), traffic(offer.inetDownMbps, offer.inetDownCost)},
        {Words::tr("Upload"), traffic(offer.inetUpMbps, offer.inetUpCost)},
        {Words::tr("Direct ports"),
            offer.directPorts > 0 ? number(offer.directPorts)
                                  : Words::tr("none: only by way of Vast.ai's proxy")},
        {Words::tr("Address"),
            offer.staticIp ? Words::tr("stays the same") : Words::tr("may change while you rent")},
    };
}

QString reliabilityWords(double share)
{
    if (!(share > 0))
        return notTold();
    const double hoursAMonth = (1 - share) * 30 * 24;
    const QString down = hoursAMonth < 1
        ? Words::tr("%1 min").arg(number(std::ceil(hoursAMonth * 60), 0))
        : Words::tr("%1 h").arg(number(hoursAMonth, hoursAMonth < 10 ? 1 : 0));
    return Words::tr("%1 up, about %2 a month down").arg(OfferText::reliability(share), down);
}

QString endWords(const Offer &offer, const QDateTime &now)
{
    if (!(offer.durationSeconds > 0) && !(offer.endDate > 0))
        return notTold();
    const QDateTime end = offer.endDate > 0
        ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::min(offer.endDate, 1e11)), QTimeZone::utc())
        : now.addSecs(static_cast<qint64>(std::min(offer.durationSeconds, 1e10)));
    const double left = offer.durationSeconds > 0 || !now.isValid() ? offer.durationSeconds
                                                                    : static_cast<double>(now.secsTo(end));
    const QString day = end.isValid() ? QLocale().toString(end.toLocalTime().date(), QLocale::ShortFormat)
                                      : OfferText::unknown();
    return Words::tr("for another %1, until %2").arg(OfferText::timeLeft(left), day);
}

QString verificationWords(const Offer &offer)
{
    if (offer.verified)
        return Words::tr("verified by Vast.ai");
    if (offer.verification == QLatin1String("deverified"))
        return Words::tr("no longer verified: Vast.ai took it back");
    return offer.verification.isEmpty() ? Words::tr("not told to be verified") : Words::tr("not verified");
}

QList<OfferFact> hostFacts(const Offer &offer, const OfferView &view)
{
    return {
        {Words::tr("Location"), offer.geolocation.isEmpty() ? notTold() : offer.geolocation},
        {Words::tr("Reliability"), reliabilityWords(offer.reliability)},
        {Words::tr("Verification"), verificationWords(offer)},
        {Words::tr("Datacenter"), offer.datacenter ? Words::tr("yes") : Words::tr("no, a private host")},
        {Words::tr("Can be rented"), endWords(offer, view.now)},
        {Words::tr("Yours"),
            view.experience.isEmpty() ? Words::tr("nothing launched there yet") : view.experience},
        {Words::tr("Offer"), idText(offer.id)},
        {Words::tr("Machine"), idText(offer.machineId)},
        {Words::tr("Host"), idText(offer.hostId)},
    };
}

}

QList<OfferFactGroup> offerDetails(const Offer &offer, const OfferView &view)
{
    return {
        {Words::tr("Price"), priceFacts(offer, view)},
        {Words::tr("GPU"), gpuFacts(offer)},
        {Words::tr("Machine"), machineFacts(offer)},
        {Words::tr("Network"), networkFacts(offer)},
        {Words::tr("Host"), hostFacts(offer, view)},
    };
}

QString offerDetailsText(const Offer &offer, const QList<OfferFactGroup> &groups)
{
    QStringList lines{Words::tr("Offer %1: %2, %3")
                          .arg(QString::number(offer.id), OfferText::gpus(offer), OfferText::place(offer))};
    for (const OfferFactGroup &group : groups) {
        lines.append({QString(), group.title});
        for (const OfferFact &fact : group.facts)
            lines.append(QStringLiteral("  %1: %2").arg(fact.name, fact.words));
    }
    return lines.join(u'\n') + u'\n';
}

}
