// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offercomparison.h"

#include "market/cost.h"
#include "market/costtext.h"
#include "market/offertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OfferComparison)
};

enum class Better { Neither, More, Less };

// What is compared where it can be; 0 where it isn't known.
using Number = std::function<double(const Offer &)>;
using Text = std::function<QString(const Offer &)>;

class Comparison
{
public:
    explicit Comparison(const QList<Offer> &offers)
        : m_offers(offers)
    {
    }

    void add(
        const QString &name, const Text &text, Better better = Better::Neither, const Number &number = {})
    {
        ComparedProperty property{name, {}, {}, false};
        QList<double> numbers;
        for (const Offer &offer : m_offers) {
            property.words.append(text(offer));
            numbers.append(number ? number(offer) : 0);
        }
        const auto isFirst = [&property](const QString &words) { return words == property.words.first(); };
        property.differs = !std::all_of(property.words.begin(), property.words.end(), isFirst);
        property.best = bestOf(numbers, better);
        // Where all read the same, nothing is best, whatever stands behind the decimals.
        if (!property.differs)
            property.best.fill(false);
        m_properties.append(property);
    }

    [[nodiscard]] const QList<ComparedProperty> &properties() const { return m_properties; }

private:
    static QList<bool> bestOf(const QList<double> &numbers, Better better)
    {
        QList<bool> best(numbers.size(), false);
        QList<double> told = numbers;
        told.removeIf([](double number) { return !(number > 0); });
        if (better == Better::Neither || told.isEmpty())
            return best;
        const auto [least, most] = std::minmax_element(told.begin(), told.end());
        const double wanted = better == Better::More ? *most : *least;
        for (qsizetype i = 0; i < numbers.size(); ++i)
            best[i] = numbers.at(i) == wanted;
        return best;
    }

    const QList<Offer> &m_offers;
    QList<ComparedProperty> m_properties;
};

QString number(double value, int decimals)
{
    return value > 0 ? QLocale().toString(value, 'f', decimals) : OfferText::unknown();
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? OfferText::unknown() : text;
}

void addPrices(Comparison &table, RentalType type, double diskGb, const CostPlan &plan)
{
    const auto cost = [type, diskGb](const Offer &o) { return hourlyCost(o, type, diskGb); };
    const auto total = [cost](const Offer &o) { return cost(o).gpu > Money() ? cost(o).total : Money(); };
    const auto dollars = [total](const Offer &o) { return total(o).dollars(); };
    const auto per = [dollars](double units, const Offer &o) { return units > 0 ? dollars(o) / units : 0; };
    table.add(
        Words::tr("An hour"), [total](const Offer &o) { return OfferText::price(total(o)); }, Better::Less,
        dollars);
    table.add(
        Words::tr("A day"), [total](const Offer &o) { return OfferText::dayPrice(perDay(total(o))); },
        Better::Less, dollars);
    const auto planned = [total, &plan](const Offer &o) {
        return total(o) > Money() ? plannedCost(o, total(o), plan).total : Money();
    };
    table.add(
        CostText::plan(plan), [planned](const Offer &o) { return OfferText::dayPrice(planned(o)); },
        Better::Less, [planned](const Offer &o) { return planned(o).dollars(); });
    table.add(
        Words::tr("Stopped, an hour"), [cost](const Offer &o) { return OfferText::price(cost(o).stopped); },
        Better::Less, [cost](const Offer &o) { return cost(o).stopped.dollars(); });
    table.add(
        Words::tr("An hour for DLPerf"),
        [per](const Offer &o) { return OfferText::smallPrice(per(o.dlPerf, o)); }, Better::Less,
        [per](const Offer &o) { return per(o.dlPerf, o); });
    table.add(
        Words::tr("An hour for TFLOPS"),
        [per](const Offer &o) { return OfferText::smallPrice(per(o.tflops, o)); }, Better::Less,
        [per](const Offer &o) { return per(o.tflops, o); });
    table.add(
        Words::tr("A downloaded GB"), [](const Offer &o) { return OfferText::smallPrice(o.inetDownCost); },
        Better::Less, [](const Offer &o) { return o.inetDownCost; });
    table.add(
        Words::tr("An uploaded GB"), [](const Offer &o) { return OfferText::smallPrice(o.inetUpCost); },
        Better::Less, [](const Offer &o) { return o.inetUpCost; });
}

void addGpus(Comparison &table)
{
    table.add(Words::tr("GPU"), [](const Offer &o) { return OfferText::gpus(o); });
    table.add(
        Words::tr("GPU memory, each"), [](const Offer &o) { return OfferText::memory(o.gpuRamMb); },
        Better::More, [](const Offer &o) { return o.gpuRamMb; });
    table.add(
        Words::tr("TFLOPS"), [](const Offer &o) { return number(o.tflops, 1); }, Better::More,
        [](const Offer &o) { return o.tflops; });
    table.add(
        Words::tr("DLPerf"), [](const Offer &o) { return number(o.dlPerf, 1); }, Better::More,
        [](const Offer &o) { return o.dlPerf; });
    table.add(
        Words::tr("CUDA, up to"), [](const Offer &o) { return OfferText::cuda(o.cudaMax); }, Better::More,
        [](const Offer &o) { return o.cudaMax; });
    table.add(Words::tr("Driver"), [](const Offer &o) { return orDash(o.driver); });
}

void addMachine(Comparison &table)
{
    table.add(Words::tr("Processor"), [](const Offer &o) { return orDash(o.cpuName); });
    table.add(
        Words::tr("CPU cores"),
        [](const Offer &o) { return number(o.cpuCores, QLocale::FloatingPointShortest); }, Better::More,
        [](const Offer &o) { return o.cpuCores; });
    table.add(
        Words::tr("RAM"), [](const Offer &o) { return OfferText::memory(o.cpuRamMb); }, Better::More,
        [](const Offer &o) { return o.cpuRamMb; });
    table.add(
        Words::tr("Disk, up to"), [](const Offer &o) { return OfferText::disk(o.diskSpaceGb); }, Better::More,
        [](const Offer &o) { return o.diskSpaceGb; });
    table.add(
        Words::tr("Disk speed, MB/s"), [](const Offer &o) { return number(o.diskMbps, 0); }, Better::More,
        [](const Offer &o) { return o.diskMbps; });
    table.add(
        Words::tr("Download"), [](const Offer &o) { return OfferText::speed(o.inetDownMbps); }, Better::More,
        [](const Offer &o) { return o.inetDownMbps; });
    table.add(
        Words::tr("Upload"), [](const Offer &o) { return OfferText::speed(o.inetUpMbps); }, Better::More,
        [](const Offer &o) { return o.inetUpMbps; });
    table.add(
        Words::tr("Direct ports"), [](const Offer &o) { return number(o.directPorts, 0); }, Better::More,
        [](const Offer &o) { return double(o.directPorts); });
    table.add(Words::tr("Static address"),
        [](const Offer &o) { return o.staticIp ? Words::tr("yes") : Words::tr("no"); });
}

void addHost(Comparison &table, const QList<Offer> &offers, const QStringList &experiences)
{
    table.add(
        Words::tr("Reliability"), [](const Offer &o) { return OfferText::reliability(o.reliability); },
        Better::More, [](const Offer &o) { return o.reliability; });
    table.add(Words::tr("Verified"), [](const Offer &o) { return OfferText::trust(o); });
    table.add(Words::tr("Location"), [](const Offer &o) { return orDash(o.geolocation); });
    table.add(
        Words::tr("Time left"), [](const Offer &o) { return OfferText::timeLeft(o.durationSeconds); },
        Better::More, [](const Offer &o) { return o.durationSeconds; });
    table.add(Words::tr("Machine"),
        [](const Offer &o) { return o.machineId > 0 ? QString::number(o.machineId) : OfferText::unknown(); });
    table.add(Words::tr("Host"),
        [](const Offer &o) { return o.hostId > 0 ? QString::number(o.hostId) : OfferText::unknown(); });
    table.add(Words::tr("Yours"), [&offers, &experiences](const Offer &o) {
        return orDash(experiences.value(&o - offers.constData()));
    });
}

}

QList<ComparedProperty> compareOffers(const QList<Offer> &offers, const QStringList &experiences,
    RentalType type, double diskGb, const CostPlan &plan)
{
    Comparison table(offers);
    addPrices(table, type, diskGb, plan);
    addGpus(table);
    addMachine(table);
    addHost(table, offers, experiences);
    return table.properties();
}

}
