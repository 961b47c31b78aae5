// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace berth {

// One line of a CheckPopup.
struct CheckChoice
{
    QString text;
    QStringList values; // what it stands for: one, or a region's countries
    int offers = -1; // how many there are of it; -1: nobody knows
};

// A list with check boxes that drops down from a field. Typing filters it, arrows move in it, Enter or a
// click turns a box over, Escape closes.
class CheckPopup : public QFrame
{
    Q_OBJECT

public:
    explicit CheckPopup(const QString &name, QWidget *parent);

    void setChoices(const QList<CheckChoice> &choices);
    void setChecked(const QStringList &values);
    [[nodiscard]] const QStringList &checked() const { return m_checked; } // in the order they were chosen
    void popUp(const QString &filter = {}); // under the parent

Q_SIGNALS:
    void changed(const QStringList &checked); // by a person

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void toggle(const QModelIndex &shown);
    void showChecks();
    void clear();
    bool onKey(QKeyEvent &event, bool inLine);

    QLineEdit *m_line = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_choices = nullptr;
    QSortFilterProxyModel *m_shown = nullptr;
    QStringList m_checked;
};

}
