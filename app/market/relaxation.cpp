// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/relaxation.h"

#include "market/cost.h"
#include "market/filterquestion.h"
#include "market/offersieve.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace berth {
namespace {

using Id = OfferFilterId;

struct RelaxationWords
{
    Q_DECLARE_TR_FUNCTIONS(berth::Relaxation)
};

OfferSearch questionWithout(OfferFilters filters, OfferQuery rest, const Relaxation &gone, double storageGb)
{
    if (gone.filter)
        letGo(filters, *gone.filter);
    if (gone.clause)
        rest.clauses.removeOne(*gone.clause);
    return offerQuestion(filters, rest, storageGb);
}

// The cheapest of those that would be found.
double nearestPrice(const QList<Offer> &offers, const OfferSieve &sieve, RentalType type, double storageGb)
{
    double least = 0;
    for (const Offer &offer : offers) {
        const double price = hourlyCost(offer, type, storageGb).total.dollars();
        if (sieve.passes(offer) && price > 0 && (least == 0 || price < least))
            least = price;
    }
    return least;
}

QString offersText(const Relaxation &relaxation)
{
    const QString count = QLocale().toString(relaxation.offers);
    if (relaxation.orMore)
        return relaxation.offers == 1 ? RelaxationWords::tr("1 offer or more")
                                      : RelaxationWords::tr("%1 offers or more").arg(count);
    return relaxation.offers == 1 ? RelaxationWords::tr("1 offer")
                                  : RelaxationWords::tr("%1 offers").arg(count);
}

QString filterText(const Relaxation &relaxation)
{
    switch (*relaxation.filter) {
    case Id::Gpu:
        return RelaxationWords::tr("Any GPU");
    case Id::MinGpus:
    case Id::MaxGpus:
        return RelaxationWords::tr("Any number of GPUs");
    case Id::Price:
        return relaxation.nearest > 0 ? RelaxationWords::tr("At any price (from $%1)")
                                            .arg(QLocale().toString(relaxation.nearest, 'f', 3))
                                      : RelaxationWords::tr("At any price");
    case Id::Countries:
        return RelaxationWords::tr("Anywhere");
    case Id::NotCountries:
        return RelaxationWords::tr("No region left out");
    case Id::Verified:
        return RelaxationWords::tr("Unverified machines too");
    default:
        return RelaxationWords::tr("Any %1").arg(filterName(*relaxation.filter));
    }
}

}

OfferSearch wideQuestion(const OfferFilters &filters, double storageGb)
{
    OfferFilters none;
    none.type = filters.type;
    none.verified = OfferFilters::Verified::Any;
    return offerQuestion(none, {}, storageGb);
}

OfferSearch wideQuestionForGpus(const OfferFilters &filters, double storageGb)
{
    OfferFilters gpus;
    gpus.type = filters.type;
    gpus.gpuNames = filters.gpuNames;
    gpus.verified = OfferFilters::Verified::Any;
    return offerQuestion(gpus, {}, storageGb);
}

QList<Relaxation> relaxations(const OfferFilters &filters, const OfferQuery &rest, double storageGb,
    const QList<Offer> &all, bool isPart, bool gpusWhole)
{
    QList<Relaxation> candidates;
    for (const Id id : offerFilterIds()) {
        const bool isOther = id == Id::MaxGpus && filters.minGpus && filters.minGpus == filters.maxGpus;
        if (isSet(filters, id) && !isOther)
            candidates.append({.filter = id, .clause = {}});
    }
    for (const QueryClause &clause : rest.clauses) {
        if (!clause.any)
            candidates.append({.filter = {}, .clause = clause});
    }
    for (Relaxation &one : candidates) {
        OfferFilters others = filters;
        // Just so many GPUs is one wish, and both of its limits go.
        if (one.filter == Id::MinGpus && filters.minGpus == filters.maxGpus)
            others.maxGpus.reset();
        const OfferSieve sieve(questionWithout(others, rest, one, storageGb));
        one.offers = sieve.count(all);
        one.orMore = isPart && !(gpusWhole && one.filter != Id::Gpu);
        if (one.filter == Id::Price)
            one.nearest = nearestPrice(all, sieve, filters.type, storageGb);
    }
    // Places are sorted, not values: gcc 12 takes a moved optional for one that was never set.
    std::vector<qsizetype> order;
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        if (candidates.at(i).offers > 0 || candidates.at(i).orMore)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
        [&](qsizetype a, qsizetype b) { return candidates.at(a).offers > candidates.at(b).offers; });
    QList<Relaxation> helpful;
    for (const qsizetype i : order)
        helpful.append(candidates.at(i));
    return helpful;
}

QString relaxationText(const Relaxation &relaxation)
{
    const QString what = relaxation.filter
        ? filterText(relaxation)
        : RelaxationWords::tr("Without %1").arg(writeQueryClause(*relaxation.clause));
    return relaxation.offers == 0 ? what : RelaxationWords::tr("%1: %2").arg(what, offersText(relaxation));
}

}
