// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace berth {

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

Q_SIGNALS:
    void taken(int row);
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool m_fitted = false;
};

}
