// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace berth {

class HistoryFilter;

// The launches, a row each.
class HistoryTable : public QTableView
{
    Q_OBJECT

public:
    explicit HistoryTable(HistoryFilter &launches, QWidget *parent = nullptr);

    // Empty when no row is chosen.
    [[nodiscard]] QString currentId() const;
    bool selectId(const QString &id); // false: it is not shown
    void selectFirst();

Q_SIGNALS:
    void currentIdChanged(const QString &id);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
};

}
