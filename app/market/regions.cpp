// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/regions.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

struct Region
{
    const char *code;
    const char *name;
    const char *countries;
};

// UN M49's continents; Cyprus, Turkey and the Caucasus stand where hosts there are taken to be by the market:
// Cyprus and Georgia in Europe, the others in Asia.
constexpr Region regions[] = {
    {"AF", QT_TRANSLATE_NOOP("berth::OfferQuery", "Africa"),
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU "
        "MW MZ "
        "NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"},
    {"AS", QT_TRANSLATE_NOOP("berth::OfferQuery", "Asia"),
        "AE AF AM AZ BD BH BN BT CN HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM "
        "PH PK "
        "PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"},
    {"EU", QT_TRANSLATE_NOOP("berth::OfferQuery", "Europe"),
        "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU "
        "LV MC "
        "MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"},
    {"LC", QT_TRANSLATE_NOOP("berth::OfferQuery", "Latin America and the Caribbean"),
        "AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ "
        "MS MX "
        "NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"},
    {"NA", QT_TRANSLATE_NOOP("berth::OfferQuery", "Northern America"), "BM CA GL PM US"},
    {"OC", QT_TRANSLATE_NOOP("berth::OfferQuery", "Oceania"),
        "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PW SB TK TO TV VU WF WS"},
};

const Region *regionOf(const QString &code)
{
    const auto found = std::find_if(std::begin(regions), std::end(regions),
        [&code](const Region &region) { return code == QLatin1String(region.code); });
    return found == std::end(regions) ? nullptr : found;
}

}

QStringList regionCodes()
{
    QStringList codes;
    for (const Region &region : regions)
        codes << QLatin1String(region.code);
    return codes;
}

QString regionName(const QString &code)
{
    const Region *region = regionOf(code);
    return region ? QCoreApplication::translate("berth::OfferQuery", region->name) : QString();
}

QStringList regionCountries(const QString &code)
{
    const Region *region = regionOf(code);
    return region ? QString(QLatin1String(region->countries)).split(u' ') : QStringList();
}

QString countryName(const QString &code)
{
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QStringList placeNames(const QStringList &countries)
{
    QStringList names;
    QStringList others = countries;
    for (const QString &code : regionCodes()) {
        const QStringList region = regionCountries(code);
        const bool whole = std::all_of(region.begin(), region.end(),
            [&countries](const QString &country) { return countries.contains(country); });
        if (!whole)
            continue;
        names << regionName(code);
        others.removeIf([&region](const QString &country) { return region.contains(country); });
    }
    for (const QString &country : std::as_const(others))
        names << countryName(country);
    return names;
}

}
