// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace berth {

// A field of the official client's query language for offers. Names, kinds and units are those of the
// client's help; what it knows but its help does not name comes from the page of POST /api/v0/bundles/.
struct OfferField
{
    enum class Kind : quint8 {
        Number,
        Flag, // true or false
        Text,
        OrderedText, // a version as text, which comes before or after another: ubuntu_version
        Version, // 535.86.05; on the wire 535086005, three digits for each part
        Directive, // no field of offers: it says how the query is meant
    };

    const char *name; // as it is written by us
    Kind kind = Kind::Number;
    // What a number of the query is multiplied by to be a number of the wire: GB are MB there (1,000 to the
    // GB, as in the client), days are seconds.
    double factor = 1;
    const char *wireName = nullptr; // where it isn't `name`

    [[nodiscard]] QString key() const { return QLatin1String(name); }
    [[nodiscard]] QString wireKey() const { return QLatin1String(wireName ? wireName : name); }
    [[nodiscard]] QString unit() const; // "GB", "days"; empty where there is none to confuse
    [[nodiscard]] bool isOrdered() const
    {
        return kind == Kind::Number || kind == Kind::OrderedText || kind == Kind::Version;
    }
};

// By its name or an alias (cuda_vers, dph, …), in whatever case. Null: there is none.
[[nodiscard]] const OfferField *offerField(QStringView name);
// What somebody who wrote `name` may have meant: a field spelt much like it, or the one that the word stands
// for ("price", "vram"). Empty where nothing is near.
[[nodiscard]] QString nearestOfferField(QStringView name);
// Every name and alias, for completion; in order.
[[nodiscard]] QStringList offerFieldNames();

}
