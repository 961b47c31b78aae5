// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerpicker.h"

#include "market/offermodel.h"
#include "market/offersieve.h"
#include "market/offersortmodel.h"
#include "ui/offers/marketstrip.h"
#include "ui/offers/nothingfound.h"
#include "ui/offers/offerfilterbar.h"
#include "ui/offers/offernotice.h"
#include "ui/offers/offertable.h"
#include "ui/offers/placekeeper.h"
#include "ui/offers/savedsearchbutton.h"
#include "ui/offers/searchfailure.h"

#include <QMetaEnum>
#include <QPushButton>
#include <QStackedLayout>

namespace berth {
namespace {

QMetaEnum columnNames()
{
    return QMetaEnum::fromType<OfferModel::Column>();
}

// As the API names them.
QString typeName(RentalType type)
{
    return type == RentalType::Interruptible ? QStringLiteral("bid")
        : type == RentalType::Reserved       ? QStringLiteral("reserved")
                                             : QStringLiteral("on-demand");
}

}

void OfferPicker::keepSearchesIn(const QString &stateDir)
{
    auto *saved = new SavedSearchButton(
        stateDir, [this] { return searchToSave(); }, *m_strip);
    m_filters->addAfterQuery(saved);
    connect(saved, &SavedSearchButton::chosen, this, &OfferPicker::openSaved);
}

std::optional<SavedSearch> OfferPicker::searchToSave()
{
    const auto query = m_filters->query();
    if (!query)
        return std::nullopt;
    SavedSearch search;
    search.query = *query;
    search.type = typeName(m_filters->filters().type);
    search.sort = QString::fromLatin1(columnNames().valueToKey(m_sorted->sortColumn()));
    search.descending = m_sorted->sortOrder() == Qt::DescendingOrder;
    return search;
}

void OfferPicker::openSaved(const SavedSearch &saved)
{
    m_filters->setQuery(saved.query);
    for (const RentalType type : {RentalType::OnDemand, RentalType::Interruptible, RentalType::Reserved}) {
        if (typeName(type) == saved.type)
            m_filters->setRentalType(type);
    }
    bool known = false;
    const int column = columnNames().keyToValue(saved.sort.toLatin1().constData(), &known);
    if (known)
        m_table->sortByColumn(column, saved.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    search();
}

// The last answer stays, marked as old: it is better than nothing to look at, and what is rented is asked
// for again anyway.
void OfferPicker::onFailed(const ApiError &error)
{
    if (m_nothing->isAsking()) {
        m_nothing->giveUp();
        return;
    }
    const OfferNotice::Action again{QStringLiteral("offers.again"), tr("Try &again"), [this] { search(); }};
    if (m_model->rowCount() > 0 && m_model->rentalType() == m_asked.type) {
        m_old = true;
        m_strip->tell(tr("These are the last offers that came. %1 %2").arg(describe(error), whatToDo(error)),
            Tone::Warning, again);
    } else {
        m_answered = false;
        m_model->setOffers({});
        m_take->setEnabled(false);
        m_notice->show(describe(error), whatToDo(error), {again}, serverWords(error));
        m_stack->setCurrentWidget(m_notice);
    }
    showStatus();
}

// Follows each key that is pressed: shows of the offers that are here those that meet what is typed so far,
// without a question to the market.
void OfferPicker::narrow()
{
    if (!m_answered || m_model->rowCount() == 0)
        return;
    const auto search = m_filters->searchSoFar();
    if (!search
        || (m_narrowed && searchOffersBody(*search) == searchOffersBody(*m_narrowed)
            && search->maxPrice == m_narrowed->maxPrice))
        return; // half a condition changes nothing yet
    m_narrowed = search;
    const PlaceKeeper place(*m_table, *m_sorted);
    m_sorted->setFilter([sieve = OfferSieve(*search)](const Offer &offer) { return sieve.passes(offer); });
    const bool any = m_sorted->rowCount() > 0;
    if (any) {
        showTable();
        place.restore();
    } else {
        m_notice->show(tr("None of the %1 offers here matches").arg(m_model->rowCount()),
            tr("The market may have others."),
            {{QStringLiteral("offers.asknow"), tr("Search the market"), [this] { this->search(); }}});
        m_stack->setCurrentWidget(m_notice);
    }
    m_take->setEnabled(any);
    showStatus();
}

bool OfferPicker::isNarrowed() const
{
    return m_narrowed
        && (searchOffersBody(*m_narrowed) != searchOffersBody(m_asked)
            || m_narrowed->maxPrice != m_asked.maxPrice);
}

}
