// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace berth {

class OfferColumns;
class OfferSortModel;

// The offers, a row each. Enter or a double-click takes one; a single click never does, whatever the
// desktop's custom.
class OfferTable : public QTableView
{
    Q_OBJECT

public:
    explicit OfferTable(OfferSortModel &offers, QWidget *parent = nullptr);

    // The row as sorted, or -1.
    [[nodiscard]] int currentRow() const;
    void selectRow(int row);
    // As wide as what is shown, the first time; then widths are a person's.
    void fitColumnsOnce();
    [[nodiscard]] bool hasFitColumns() const { return m_fitted; } // or a person's
    [[nodiscard]] OfferColumns &columns() { return *m_columns; }
    // What OfferColumns::state() gave; the widths are taken from it, too.
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void taken(int row);
    void currentRowChanged(int row);
    // Where rows are grouped: the other offers of this row's machine are to be shown, or hidden.
    void foldWanted(int row, bool unfolded);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    [[nodiscard]] bool isFoldMark(const QModelIndex &index) const;
    void keepPlace();
    void returnToPlace();

    OfferSortModel &m_offers;
    OfferColumns *m_columns = nullptr;
    bool m_fitted = false;
    // While the model is reset.
    qint64 m_keptOffer = 0;
    int m_keptScroll = 0;
};

}
