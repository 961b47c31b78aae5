// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/instance.h"
#include "store/launchrecord.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace berth {

// One point in which a contract is not what was confirmed, and what mends it.
struct Difference
{
    enum class Point : quint8 { Rental, Price, Running, Disk, Image };
    enum class Remedy : quint8 { Destroy, RaiseBid, Start, Stop };

    Point point = Point::Rental;
    QString words; // a sentence: "It is on-demand; you asked for a bid of $0.20 an hour."
    Remedy remedy = Remedy::Destroy;
    friend bool operator==(const Difference &, const Difference &) = default;
};

// Compares what the list shows with what the journal's (masked) body and snapshot say was confirmed: bid or
// on-demand, a price not above the confirmed one, running or stopped as asked, the disk's size, the image.
// What either side does not tell is no difference; nor is a contract that is still being set up.
[[nodiscard]] QList<Difference> compareContract(const LaunchRecord &intent, const Instance &contract);

// For an observation's data: [{"point", "words", "remedy"}].
[[nodiscard]] QJsonArray differencesJson(const QList<Difference> &differences);
// Entries that a newer version has written and this one can't read are left out.
[[nodiscard]] QList<Difference> differencesFromJson(const QJsonArray &array);

}
