// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace berth::OfferText {
namespace {

QString text(const char *sentence, int n = -1)
{
    return QCoreApplication::translate("OfferText", sentence, nullptr, n);
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

// "1.5" but "2", not "2.0".
QString shortNumber(double value)
{
    const double rounded = std::round(value * 10) / 10;
    return number(rounded, rounded == std::floor(rounded) ? 0 : 1);
}

}

QString unknown()
{
    return QStringLiteral("—");
}

QString gpus(const Offer &offer)
{
    const QString name = offer.gpuName.isEmpty() ? text("GPU of no name") : offer.gpuName;
    return offer.numGpus > 0 ? QStringLiteral("%1× %2").arg(QLocale().toString(offer.numGpus), name) : name;
}

QString memory(double megabytes)
{
    return megabytes > 0 ? text("%1 GB").arg(number(std::round(megabytes / 1024), 0)) : unknown();
}

QString disk(double gigabytes)
{
    if (!(gigabytes > 0))
        return unknown();
    return gigabytes < 1000 ? text("%1 GB").arg(number(std::floor(gigabytes), 0))
                            : text("%1 TB").arg(shortNumber(gigabytes / 1000));
}

QString speed(double mbps)
{
    if (!(mbps > 0))
        return unknown();
    return mbps < 1000 ? text("%1 Mbps").arg(number(std::round(mbps), 0))
                       : text("%1 Gbps").arg(shortNumber(mbps / 1000));
}

QString reliability(double share)
{
    if (!(share > 0))
        return unknown();
    // The small addition undoes what 0.994 loses as a double.
    return text("%1 %").arg(number(std::floor(share * 1000 + 1e-6) / 10, 1));
}

QString cuda(double version)
{
    return version > 0 ? number(version, 1) : unknown();
}

QString place(const Offer &offer)
{
    return offer.geolocation.isEmpty() ? text("place not told") : offer.geolocation;
}

QString trust(const Offer &offer)
{
    if (offer.datacenter)
        return offer.verified ? text("verified datacenter") : text("unverified datacenter");
    return offer.verified ? text("verified") : text("unverified");
}

QString timeLeft(double seconds)
{
    if (!(seconds > 0))
        return unknown();
    const double hours = seconds / 3600;
    if (hours < 48)
        return text("%1 hours").arg(number(std::floor(hours), 0));
    return text("%1 days").arg(number(std::floor(hours / 24), 0));
}

QString price(Money perHour)
{
    return perHour == Money() ? unknown() : perHour.toDisplay(QLocale(), 3);
}

QString smallPrice(double dollars)
{
    return dollars > 0 ? Money::fromDollars(dollars).value_or(Money()).toDisplay(QLocale(), 4) : unknown();
}

QString dayPrice(Money perDay)
{
    return perDay == Money() ? unknown() : perDay.toDisplay(QLocale(), 2);
}

}
