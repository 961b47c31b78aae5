// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/contractcheck.h"

#include "launch/match.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace berth {
namespace {

using Point = Difference::Point;
using Remedy = Difference::Remedy;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ContractCheck)
};

template <typename T> struct Named
{
    T value;
    const char *name;
};

constexpr std::array points{Named<Point>{Point::Rental, "rental"}, Named<Point>{Point::Price, "price"},
    Named<Point>{Point::Running, "running"}, Named<Point>{Point::Disk, "disk"},
    Named<Point>{Point::Image, "image"}};
constexpr std::array remedies{Named<Remedy>{Remedy::Destroy, "destroy"},
    Named<Remedy>{Remedy::RaiseBid, "raise_bid"}, Named<Remedy>{Remedy::Start, "start"},
    Named<Remedy>{Remedy::Stop, "stop"}};

template <typename Table, typename T> QString nameIn(const Table &table, T value)
{
    const auto found
        = std::find_if(table.begin(), table.end(), [value](const auto &one) { return one.value == value; });
    return QString::fromLatin1(found->name);
}

template <typename T, std::size_t N>
std::optional<T> valueIn(const std::array<Named<T>, N> &table, const QString &name)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [&name](const auto &one) { return name == QLatin1String(one.name); });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

// Prices are sums of rounded parts; less than this much more is no difference.
bool isAbove(Money price, Money confirmed)
{
    const Money tolerance = std::max(Money::fromMicro(1000), Money::fromMicro(confirmed.micro() / 100));
    return price > confirmed + tolerance;
}

QString dollars(Money price)
{
    return price.toDisplay(QLocale());
}

void checkRental(const LaunchRecord &intent, const Instance &contract, QList<Difference> &found)
{
    // A contract that tells no price tells nothing of how it is rented either.
    const bool told = contract.isBid || contract.dphTotal > Money();
    if (!told || contract.isBid == intent.offer.isBid)
        return;
    found.append({Point::Rental,
        contract.isBid ? Words::tr("It is interruptible; you asked for on-demand.")
                       : Words::tr("It is on-demand; you asked for a bid of %1 an hour.")
                             .arg(dollars(intent.offer.pricePerHour)),
        Remedy::Destroy});
}

void checkPrice(const LaunchRecord &intent, const Instance &contract, QList<Difference> &found)
{
    const Money confirmed = intent.offer.pricePerHour;
    if (contract.isBid != intent.offer.isBid)
        return; // that says it all
    // A bid is for the machine alone.
    const Money price = contract.isBid ? contract.dphBase : contract.dphTotal;
    if (confirmed <= Money() || !isAbove(price, confirmed))
        return;
    found.append({Point::Price,
        Words::tr("It costs %1 an hour; you confirmed %2.").arg(dollars(price), dollars(confirmed)),
        Remedy::Destroy});
}

void checkRunning(const LaunchRecord &intent, const Instance &contract, QList<Difference> &found)
{
    static const QStringList ended{QStringLiteral("stopped"), QStringLiteral("exited")};
    const bool wantsStopped = intent.body.value(QLatin1String("target_state")) == QLatin1String("stopped");
    const bool isStopped = ended.contains(contract.actualStatus);
    const bool isRunning = contract.actualStatus == QLatin1String("running");
    if (wantsStopped && isRunning) {
        found.append({Point::Running, Words::tr("It is running; you asked for it stopped."), Remedy::Stop});
    } else if (!wantsStopped && isStopped) {
        found.append({Point::Running,
            intent.offer.isBid ? Words::tr("It is stopped, because its bid is too low or was outbid; you "
                                           "asked for it running. Its disk is billed.")
                               : Words::tr("It is stopped; you asked for it running. Its disk is billed."),
            intent.offer.isBid && contract.isBid ? Remedy::RaiseBid : Remedy::Start});
    }
}

void checkDisk(const LaunchRecord &intent, const Instance &contract, QList<Difference> &found)
{
    const double asked = intent.offer.diskGb;
    const double has = contract.diskSpaceGb;
    if (asked <= 0 || has <= 0 || std::abs(asked - has) < 0.5)
        return;
    found.append({Point::Disk,
        Words::tr("Its disk has %1 GB; you asked for %2 GB.")
            .arg(QLocale().toString(has, 'g', 6), QLocale().toString(asked, 'g', 6)),
        Remedy::Destroy});
}

void checkImage(const LaunchRecord &intent, const Instance &contract, QList<Difference> &found)
{
    const QString asked = intent.body.value(QLatin1String("image")).toString();
    if (isSameImage(asked, contract.image))
        return;
    found.append({Point::Image, Words::tr("Its image is %1; you asked for %2.").arg(contract.image, asked),
        Remedy::Destroy});
}

}

QList<Difference> compareContract(const LaunchRecord &intent, const Instance &contract)
{
    QList<Difference> found;
    checkRental(intent, contract, found);
    checkPrice(intent, contract, found);
    checkRunning(intent, contract, found);
    checkDisk(intent, contract, found);
    checkImage(intent, contract, found);
    return found;
}

QJsonArray differencesJson(const QList<Difference> &differences)
{
    QJsonArray array;
    for (const Difference &one : differences) {
        array.append(QJsonObject{{QStringLiteral("point"), nameIn(points, one.point)},
            {QStringLiteral("words"), one.words}, {QStringLiteral("remedy"), nameIn(remedies, one.remedy)}});
    }
    return array;
}

QList<Difference> differencesFromJson(const QJsonArray &array)
{
    QList<Difference> differences;
    for (const QJsonValue &value : array) {
        const auto point = valueIn(points, value[QLatin1String("point")].toString());
        const auto remedy = valueIn(remedies, value[QLatin1String("remedy")].toString());
        if (point && remedy)
            differences.append({*point, value[QLatin1String("words")].toString(), *remedy});
    }
    return differences;
}

}
