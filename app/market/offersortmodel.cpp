// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offersortmodel.h"

#include "market/offergroups.h"
#include "market/offermodel.h"
#include "market/offersortkeys.h"

#include <algorithm>
#include <utility>

namespace berth {
namespace {

// More runs than that are dearer for a view than to be filled anew.
constexpr int mostRuns = 64;

// How many runs of rows are `wanted`, counted where another row lies between two of them.
template <typename Wanted> int runsOf(const std::vector<int> &rows, Wanted wanted)
{
    int runs = 0;
    bool before = false;
    for (const int row : rows) {
        const bool now = wanted(row);
        runs += now && !before ? 1 : 0;
        before = now;
    }
    return runs;
}

}

OfferSortModel::OfferSortModel(OfferModel &offers, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_offers(offers)
    , m_column(OfferModel::PerHour)
{
    setSourceModel(&offers);
    connectSource();
    take(wantedRows());
}

void OfferSortModel::connectSource()
{
    connect(&m_offers, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_offers, &QAbstractItemModel::modelReset, this, [this] {
        m_stale = true;
        take(wantedRows());
        endResetModel();
    });
    connect(&m_offers, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int last) { onRowsAboutToBeRemoved(first, last); });
    connect(&m_offers, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
    // The model only ever appends.
    connect(&m_offers, &QAbstractItemModel::rowsInserted, this, [this] {
        m_stale = true;
        m_shownAt.resize(size_t(m_offers.rowCount()), -1);
        update();
    });
    connect(&m_offers, &QAbstractItemModel::dataChanged, this, &OfferSortModel::onDataChanged);
    connect(&m_offers, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
}

const Offer &OfferSortModel::offerAt(int row) const
{
    return m_offers.offerAt(m_rows.at(size_t(row)));
}

int OfferSortModel::rowOf(qint64 offerId) const
{
    const int row = m_offers.rowOf(offerId);
    return row < 0 ? -1 : m_shownAt.at(size_t(row));
}

void OfferSortModel::setFilter(Accepts accepts)
{
    m_accepts = std::move(accepts);
    update();
}

void OfferSortModel::setHiding(Accepts hides)
{
    m_hides = std::move(hides);
    update();
}

void OfferSortModel::setGrouped(bool grouped)
{
    if (m_grouped == grouped)
        return;
    m_grouped = grouped;
    m_unfolded.clear();
    update();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int OfferSortModel::offersBehind(int row) const
{
    return m_grouped ? std::max(1, m_behind.at(size_t(m_rows.at(size_t(row))))) : 1;
}

bool OfferSortModel::isUnder(int row) const
{
    return m_grouped && m_behind.at(size_t(m_rows.at(size_t(row)))) == 0;
}

QVariant OfferSortModel::data(const QModelIndex &at, int role) const
{
    if (!m_grouped || role != Qt::DisplayRole || !at.isValid())
        return QAbstractProxyModel::data(at, role);
    if (at.column() == OfferModel::Gpu && isUnder(at.row()))
        return QStringLiteral("↳ ") + QAbstractProxyModel::data(at, role).toString();
    if (at.column() != OfferModel::OnMachine)
        return QAbstractProxyModel::data(at, role);
    if (isUnder(at.row()))
        return QString();
    const int behind = offersBehind(at.row());
    if (behind == 1)
        return tr("1 offer");
    return (isUnfolded(offerAt(at.row()).machineId) ? QStringLiteral("▾ ") : QStringLiteral("▸ "))
        + tr("%1 offers").arg(behind);
}

void OfferSortModel::setUnfolded(qint64 machineId, bool unfolded)
{
    if (unfolded == m_unfolded.contains(machineId) || machineId <= 0)
        return;
    if (unfolded)
        m_unfolded.insert(machineId);
    else
        m_unfolded.remove(machineId);
    update();
}

QModelIndex OfferSortModel::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= rowCount())
        return {};
    return m_offers.index(m_rows[size_t(proxyIndex.row())], proxyIndex.column());
}

QModelIndex OfferSortModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || size_t(sourceIndex.row()) >= m_shownAt.size())
        return {};
    const int row = m_shownAt[size_t(sourceIndex.row())];
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QModelIndex OfferSortModel::index(int row, int column, const QModelIndex &parentIndex) const
{
    return hasIndex(row, column, parentIndex) ? createIndex(row, column) : QModelIndex();
}

QModelIndex OfferSortModel::parent(const QModelIndex &) const
{
    return {};
}

// QAbstractProxyModel's own goes by way of the source, where other rows stand beside this one.
QModelIndex OfferSortModel::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int OfferSortModel::rowCount(const QModelIndex &parentIndex) const
{
    return parentIndex.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OfferSortModel::columnCount(const QModelIndex &parentIndex) const
{
    return parentIndex.isValid() ? 0 : m_offers.columnCount();
}

bool OfferSortModel::hasChildren(const QModelIndex &parentIndex) const
{
    return !parentIndex.isValid() && !m_rows.empty();
}

// Headings stand also over an empty table.
QVariant OfferSortModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_offers.headerData(section, orientation, role);
}

void OfferSortModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || (column == m_column && order == m_order))
        return;
    m_column = column;
    m_order = order;
    m_stale = true;
    update();
}

void OfferSortModel::onRowsAboutToBeRemoved(int first, int last)
{
    const auto goes = [first, last](int row) { return row >= first && row <= last; };
    if (runsOf(m_rows, goes) > mostRuns) {
        m_resetting = true;
        beginResetModel();
        return;
    }
    std::vector<char> kept(m_shownAt.size(), 1);
    std::fill(kept.begin() + first, kept.begin() + last + 1, char(0));
    removeAllBut(kept);
}

void OfferSortModel::onRowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    std::erase_if(m_rows, [first, last](int row) { return row >= first && row <= last; });
    for (int &row : m_rows)
        row -= row > last ? count : 0;
    m_stale = true;
    if (std::exchange(m_resetting, false)) {
        take(wantedRows());
        endResetModel();
        return;
    }
    take(std::move(m_rows)); // the source's numbers have changed, what is shown has not
    update();
}

void OfferSortModel::onDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    m_stale = true;
    update();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, topLeft.column()), index(rowCount() - 1, bottomRight.column()));
}

// Brings what is shown to what is wanted.
void OfferSortModel::update()
{
    const Rows wanted = wantedRows();
    if (wanted != m_rows)
        become(wanted);
    if (m_grouped && !m_rows.empty()) // the groups may have other sizes
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OfferSortModel::become(const Rows &wanted)
{
    std::vector<char> isWanted(m_shownAt.size(), 0);
    for (const int row : wanted)
        isWanted[size_t(row)] = 1;
    const int gone = runsOf(m_rows, [&isWanted](int row) { return isWanted[size_t(row)] == 0; });
    const int added = runsOf(wanted, [this](int row) { return m_shownAt[size_t(row)] < 0; });
    if (gone + added <= mostRuns) {
        becomeStepwise(wanted);
        return;
    }
    beginResetModel();
    take(wanted);
    endResetModel();
}

void OfferSortModel::sortAll()
{
    m_sorted = sortedOffers(m_offers, m_column, m_order);
    m_stale = false;
}

OfferSortModel::Rows OfferSortModel::wantedRows()
{
    if (m_stale)
        sortAll();
    m_hiddenCount = 0;
    Rows accepted;
    accepted.reserve(m_sorted.size());
    for (const int row : m_sorted) {
        const Offer &offer = m_offers.offerAt(row);
        if (m_accepts && !m_accepts(offer))
            continue;
        if (m_hides && m_hides(offer))
            ++m_hiddenCount;
        else
            accepted.push_back(row);
    }
    m_acceptedCount = static_cast<int>(accepted.size());
    if (!m_grouped)
        return accepted;
    OfferGroups groups = groupByMachine(m_offers, accepted, m_unfolded);
    m_behind = std::move(groups.behind);
    return groups.rows;
}

void OfferSortModel::becomeStepwise(const Rows &wanted)
{
    std::vector<char> isWanted(m_shownAt.size(), 0);
    for (const int row : wanted)
        isWanted[size_t(row)] = 1;
    removeAllBut(isWanted);
    Rows stayed;
    stayed.reserve(m_rows.size());
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(stayed),
        [this](int row) { return m_shownAt[size_t(row)] >= 0; });
    if (stayed != m_rows)
        reorder(stayed);
    insertAll(wanted);
}

void OfferSortModel::removeAllBut(const std::vector<char> &kept)
{
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept[size_t(m_rows[size_t(last)])] != 0)
            continue;
        int first = last;
        while (first > 0 && kept[size_t(m_rows[size_t(first) - 1])] == 0)
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        take(std::move(m_rows));
        endRemoveRows();
        last = first;
    }
}

void OfferSortModel::reorder(const Rows &rows)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    Rows sourceRows;
    for (const QModelIndex &at : before)
        sourceRows.push_back(m_rows[size_t(at.row())]);
    take(rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(m_shownAt[size_t(sourceRows[size_t(i)])], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void OfferSortModel::insertAll(const Rows &wanted)
{
    for (int first = 0; first < static_cast<int>(wanted.size()); ++first) {
        const auto isNew = [this, &wanted](int at) { return m_shownAt[size_t(wanted[size_t(at)])] < 0; };
        if (!isNew(first))
            continue;
        int last = first;
        while (last + 1 < static_cast<int>(wanted.size()) && isNew(last + 1))
            ++last;
        beginInsertRows({}, first, last);
        m_rows.insert(m_rows.begin() + first, wanted.begin() + first, wanted.begin() + last + 1);
        take(std::move(m_rows));
        endInsertRows();
        first = last;
    }
}

void OfferSortModel::take(Rows rows)
{
    m_rows = std::move(rows);
    m_shownAt.assign(size_t(m_offers.rowCount()), -1);
    for (size_t at = 0; at < m_rows.size(); ++at)
        m_shownAt[size_t(m_rows[at])] = static_cast<int>(at);
}

}
