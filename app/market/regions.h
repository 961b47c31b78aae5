// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace berth {

// The parts of the world that a query may name where it says georegion=true, with the countries in each as
// ISO 3166-1 codes of two letters, in order. A country is in one of them only.
// AF Africa, AS Asia, EU Europe, LC Latin America and the Caribbean, NA Northern America, OC Oceania.
[[nodiscard]] QStringList regionCodes();
[[nodiscard]] QString regionName(const QString &code); // for people
[[nodiscard]] QStringList regionCountries(const QString &code); // empty: no such region

// For people, in their language: "Norway". A code that nobody knows is its own name.
[[nodiscard]] QString countryName(const QString &code);
// Countries for people, whole regions under one name: "Europe, United States".
[[nodiscard]] QStringList placeNames(const QStringList &countries);

}
