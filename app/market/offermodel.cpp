// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermodel.h"

#include <limits>
#include <utility>

namespace berth {
namespace {

// Taking out runs of rows one by one moves all that is behind them; beyond this many moves a reset is faster.
constexpr qsizetype mostMoves = 100'000;
constexpr qint64 afterAllPrices = std::numeric_limits<qint64>::max();

}

OfferModel::OfferModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OfferModel::setOffers(const QList<Offer> &offers)
{
    QHash<qint64, Offer> fresh;
    fresh.reserve(offers.size());
    QList<Offer> once;
    once.reserve(offers.size());
    for (const Offer &offer : offers) {
        if (fresh.contains(offer.id))
            continue;
        fresh.insert(offer.id, offer);
        once.append(offer);
    }
    const auto runs = runsWithout(fresh);
    if (m_offers.isEmpty() || once.isEmpty() || runs.size() * m_offers.size() > mostMoves) {
        replaceAll(once);
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        removeRun(run->first, run->second);
    refreshRows(fresh);
    QList<Offer> added;
    for (const Offer &offer : std::as_const(once)) {
        if (rowOf(offer.id) < 0)
            added.append(offer);
    }
    append(added);
}

QList<std::pair<int, int>> OfferModel::runsWithout(const QHash<qint64, Offer> &fresh) const
{
    QList<std::pair<int, int>> runs;
    for (int row = 0; row < rowCount(); ++row) {
        if (fresh.contains(m_offers.at(row).id))
            continue;
        if (!runs.isEmpty() && runs.last().second == row - 1)
            runs.last().second = row;
        else
            runs.append({row, row});
    }
    return runs;
}

void OfferModel::replaceAll(const QList<Offer> &offers)
{
    beginResetModel();
    m_offers = offers;
    forget();
    endResetModel();
}

void OfferModel::removeRun(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_offers.remove(first, last - first + 1);
    forget();
    endRemoveRows();
}

void OfferModel::refreshRows(const QHash<qint64, Offer> &fresh)
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const Offer &now = *fresh.constFind(m_offers.at(row).id);
        if (now == m_offers.at(row))
            continue;
        m_offers[row] = now;
        first = first < 0 ? row : first;
        last = row;
    }
    if (first < 0)
        return;
    forget();
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void OfferModel::append(const QList<Offer> &offers)
{
    if (offers.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(offers.size()) - 1);
    m_offers.append(offers);
    forget();
    endInsertRows();
}

void OfferModel::forget()
{
    m_rowOf.clear();
    m_standings.clear();
    m_onMachine.clear();
}

int OfferModel::rowOf(qint64 offerId) const
{
    if (m_rowOf.isEmpty()) {
        m_rowOf.reserve(m_offers.size());
        for (int row = 0; row < rowCount(); ++row)
            m_rowOf.insert(m_offers.at(row).id, row);
    }
    return m_rowOf.value(offerId, -1);
}

HourlyCost OfferModel::costAt(int row) const
{
    return hourlyCost(offerAt(row), m_type, m_diskGb);
}

std::optional<PlannedCost> OfferModel::plannedAt(int row) const
{
    const HourlyCost cost = costAt(row);
    if (cost.gpu == Money())
        return std::nullopt;
    return plannedCost(offerAt(row), cost.total, m_plan);
}

qint64 OfferModel::priceRank(int row) const
{
    const HourlyCost cost = costAt(row);
    return cost.gpu == Money() ? afterAllPrices : cost.total.micro();
}

double OfferModel::performancePerDollar(int row) const
{
    const HourlyCost cost = costAt(row);
    return cost.gpu > Money() ? offerAt(row).dlPerf / cost.total.dollars() : 0;
}

double OfferModel::pricePer(int row, double units) const
{
    const HourlyCost cost = costAt(row);
    return cost.gpu > Money() && units > 0 ? cost.total.dollars() / units : 0;
}

PriceStanding OfferModel::standingAt(int row) const
{
    if (m_standings.empty()) {
        std::vector<qint64> prices(size_t(m_offers.size()));
        for (int at = 0; at < rowCount(); ++at) {
            const qint64 price = priceRank(at);
            prices[size_t(at)] = price == afterAllPrices ? -1 : price;
        }
        m_standings = priceStandings(m_offers, prices);
    }
    return m_standings.at(size_t(row));
}

int OfferModel::offersOnMachine(int row) const
{
    if (m_onMachine.isEmpty()) {
        for (const Offer &offer : m_offers)
            ++m_onMachine[offer.machineId];
    }
    const qint64 machine = offerAt(row).machineId;
    return machine == 0 ? 1 : m_onMachine.value(machine, 1);
}

void OfferModel::setDisk(double gigabytes)
{
    if (m_diskGb == gigabytes)
        return;
    m_diskGb = gigabytes;
    pricesChanged();
}

void OfferModel::setRentalType(RentalType type)
{
    if (m_type == type)
        return;
    m_type = type;
    pricesChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, PerHour, ForPlan);
}

void OfferModel::setPlan(const CostPlan &plan)
{
    if (m_plan == plan)
        return;
    m_plan = plan;
    Q_EMIT headerDataChanged(Qt::Horizontal, ForPlan, ForPlan);
    if (!m_offers.isEmpty())
        Q_EMIT dataChanged(index(0, ForPlan), index(rowCount() - 1, ForPlan));
}

void OfferModel::setMarks(const OfferMarks &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    yoursChanged();
}

void OfferModel::setExperiences(const MachineExperiences &experiences)
{
    if (m_experiences == experiences)
        return;
    m_experiences = experiences;
    yoursChanged();
}

MachineExperience OfferModel::experienceAt(int row) const
{
    return m_experiences.value(offerAt(row).machineId);
}

void OfferModel::yoursChanged()
{
    if (!m_offers.isEmpty())
        Q_EMIT dataChanged(index(0, Yours), index(rowCount() - 1, Yours));
}

void OfferModel::pricesChanged()
{
    m_standings.clear();
    if (m_offers.isEmpty())
        return;
    const int last = rowCount() - 1;
    Q_EMIT dataChanged(index(0, PerHour), index(last, ForPlan));
    Q_EMIT dataChanged(index(0, DlPerfPerDollar), index(last, PricePerTflop));
}

int OfferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

int OfferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

}
