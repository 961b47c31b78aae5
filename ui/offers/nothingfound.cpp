// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/nothingfound.h"

#include "market/offersearcher.h"
#include "ui/offers/offerfilterbar.h"
#include "ui/offers/offernotice.h"

#include <QSet>

#include <utility>

namespace berth {
namespace {

constexpr qsizetype mostChoices = 8;

QString buttonName(const Relaxation &choice)
{
    if (!choice.filter)
        return QStringLiteral("offers.noquery");
    switch (*choice.filter) {
    case OfferFilterId::Gpu:
        return QStringLiteral("offers.anygpu");
    case OfferFilterId::MinGpus:
        return QStringLiteral("offers.anycount");
    case OfferFilterId::Price:
        return QStringLiteral("offers.anyprice");
    case OfferFilterId::Verified:
        return QStringLiteral("offers.unverified");
    default:
        return QStringLiteral("offers.any.") + fieldOf(*choice.filter);
    }
}

QList<Offer> without(const QList<Offer> &offers, const QList<Offer> &known)
{
    QSet<qint64> ids;
    for (const Offer &offer : known)
        ids.insert(offer.id);
    QList<Offer> fresh = offers;
    fresh.removeIf([&ids](const Offer &offer) { return ids.contains(offer.id); });
    return fresh;
}

}

NothingFound::NothingFound(
    OfferSearcher &searcher, OfferFilterBar &filters, OfferNotice &notice, QObject *parent)
    : QObject(parent)
    , m_searcher(searcher)
    , m_filters(filters)
    , m_notice(notice)
{
}

void NothingFound::begin()
{
    m_asked = m_filters.filters();
    m_rest = m_filters.rest();
    // Of an empty part of the market nothing is sure: all that can be let go, without numbers.
    const QList<Relaxation> choices = relaxations(m_asked, m_rest, m_filters.disk(), {}, true);
    m_asking = !choices.isEmpty();
    m_forGpus = false;
    if (!m_asking) {
        show(tr("The market has nothing to rent at the moment. Search again later."), {});
        return;
    }
    show(tr("Let one of the filters go. How many offers each keeps out is being asked…"), choices);
    m_searcher.search(wideQuestion(m_asked, m_filters.disk()));
}

void NothingFound::answer(const QList<Offer> &offers, bool isPart)
{
    if (m_forGpus) {
        count(m_cheapest + without(offers, m_cheapest), true, !isPart);
        return;
    }
    const bool goOn = isPart && !offers.isEmpty() && !m_asked.gpuNames.isEmpty();
    count(offers, isPart && !offers.isEmpty(), false);
    if (!goOn)
        return;
    m_cheapest = offers;
    m_asking = m_forGpus = true;
    m_searcher.search(wideQuestionForGpus(m_asked, m_filters.disk()));
}

void NothingFound::count(const QList<Offer> &offers, bool isPart, bool gpusWhole)
{
    m_asking = m_forGpus = false;
    const QList<Relaxation> choices
        = relaxations(m_asked, m_rest, m_filters.disk(), offers, isPart, gpusWhole);
    if (!choices.isEmpty())
        show(tr("Let one of the filters go:"), choices);
    else if (offers.isEmpty())
        show(tr("The market has nothing to rent at the moment. Search again later."), {});
    else
        show(tr("No single filter is the reason: letting one of them go gives nothing either."), {});
}

void NothingFound::giveUp()
{
    if (!m_asking)
        return;
    m_asking = false;
    if (std::exchange(m_forGpus, false))
        return; // what the first answer told stays
    show(tr("Let one of the filters go:"), relaxations(m_asked, m_rest, m_filters.disk(), {}, true));
}

void NothingFound::show(const QString &text, const QList<Relaxation> &choices)
{
    QList<OfferNotice::Action> actions;
    for (const Relaxation &choice : choices.mid(0, mostChoices))
        actions.append({buttonName(choice), relaxationText(choice), [this, choice] { letGo(choice); }});
    const bool several = choices.size() != 1;
    if (several && !(m_asked == OfferFilters() && m_rest.clauses.isEmpty()))
        actions.append({QStringLiteral("offers.clearall"), tr("Clear all filters"), [this] {
                            m_filters.clear();
                            Q_EMIT searchWanted();
                        }});
    m_notice.show(tr("No offer matches"), text, actions);
}

void NothingFound::letGo(const Relaxation &choice)
{
    if (choice.clause) {
        // Read anew: the line may have been edited since.
        for (const QueryClause &clause : m_filters.rest().clauses) {
            if (clause == *choice.clause) {
                m_filters.letGo(clause);
                break;
            }
        }
    } else {
        m_filters.letGo(*choice.filter);
        if (*choice.filter == OfferFilterId::MinGpus && m_asked.minGpus == m_asked.maxGpus)
            m_filters.letGo(OfferFilterId::MaxGpus);
    }
    Q_EMIT searchWanted();
}

}
