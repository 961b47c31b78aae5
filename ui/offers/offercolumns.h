// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QTableView;

namespace berth {

// Which columns the table of offers shows, in which order and how wide: chosen in a menu of the heading,
// moved by dragging, remembered as text.
class OfferColumns : public QObject
{
    Q_OBJECT

public:
    // Of a table whose model has the columns of OfferModel. Shows those that most people need.
    explicit OfferColumns(QTableView &table);

    // A menu that shows and hides columns; for a button, too.
    [[nodiscard]] QMenu *makeMenu(QWidget *parent);

    // What reset() makes is the state of a table that nobody has touched; what can't be read changes nothing.
    // Columns that a newer or older Berth does not know are passed over.
    [[nodiscard]] QByteArray state() const;
    bool restore(const QByteArray &state);
    void reset();
    // As wide as what is shown.
    void fit();

    [[nodiscard]] bool isShown(int column) const;
    void setShown(int column, bool shown);

Q_SIGNALS:
    void changed(); // by a person; to be remembered

private:
    void fillMenu(QMenu *menu);

    QTableView &m_table;
    bool m_restoring = false;
};

}
