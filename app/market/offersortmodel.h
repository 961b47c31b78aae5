// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractProxyModel>
#include <QSet>

#include <functional>
#include <vector>

namespace berth {

class OfferModel;
struct Offer;

// The offers of an OfferModel in order and sifted: the cheapest first until another column is chosen. Rows
// that are equal in that column stand by price, then by number, so that the order is the same each time.
//
// Made for tens of thousands of rows: a column's keys are numbers that are worked out once, and sifting goes
// through rows that are sorted already. A change of a few runs of rows is told as such, so that a selection
// stays; a larger one is a reset.
class OfferSortModel : public QAbstractProxyModel
{
    Q_OBJECT

public:
    using Accepts = std::function<bool(const Offer &)>;

    explicit OfferSortModel(OfferModel &offers, QObject *parent = nullptr);

    // Of a row as sorted.
    [[nodiscard]] const Offer &offerAt(int row) const;
    // The row as sorted in which this offer stands, or -1.
    [[nodiscard]] int rowOf(qint64 offerId) const;
    [[nodiscard]] int sortColumn() const { return m_column; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_order; }

    // Shows those that it accepts; an empty function accepts all. To be called again when what it decides by
    // has changed.
    void setFilter(Accepts accepts);
    // Hides those for which it says true, after the filter: hiddenCount() tells how many that are.
    void setHiding(Accepts hides);
    [[nodiscard]] int hiddenCount() const { return m_hiddenCount; }
    // How many offers the filter accepts that are not hidden, however few rows stand for them.
    [[nodiscard]] int acceptedCount() const { return m_acceptedCount; }

    // One row a machine, that of its best price; the others follow it where they are unfolded.
    void setGrouped(bool grouped);
    [[nodiscard]] bool isGrouped() const { return m_grouped; }
    // How many offers stand for this row's machine, itself counted; 1 where nothing is grouped.
    [[nodiscard]] int offersBehind(int row) const;
    // Whether it stands under its machine's best one.
    [[nodiscard]] bool isUnder(int row) const;
    [[nodiscard]] bool isUnfolded(qint64 machineId) const { return m_unfolded.contains(machineId); }
    void setUnfolded(qint64 machineId, bool unfolded);

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    // Where rows are grouped, Gpu and OnMachine tell of the groups.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    using Rows = std::vector<int>; // of the source

    void connectSource();
    void onRowsAboutToBeRemoved(int first, int last);
    void onRowsRemoved(int first, int last);
    void onDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void update();
    void become(const Rows &wanted);
    void sortAll();
    [[nodiscard]] Rows wantedRows();
    void becomeStepwise(const Rows &wanted);
    void removeAllBut(const std::vector<char> &kept);
    void reorder(const Rows &rows);
    void insertAll(const Rows &wanted);
    void take(Rows rows);

    OfferModel &m_offers;
    int m_column;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    Accepts m_accepts;
    Accepts m_hides;
    bool m_grouped = false;
    QSet<qint64> m_unfolded;
    Rows m_sorted; // all of the source, in order
    bool m_stale = true; // m_sorted is to be made anew
    Rows m_rows; // what is shown
    Rows m_shownAt; // for each row of the source: where it is shown, or -1
    std::vector<int> m_behind; // for each row of the source; 0: it stands under another
    int m_hiddenCount = 0;
    int m_acceptedCount = 0;
    bool m_resetting = false;
};

}
