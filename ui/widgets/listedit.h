// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace berth {

enum class Glyph : quint8;

// A list of texts: add (Insert), edit (Enter, F2, double-click), remove (Delete), move (Alt+Up, Alt+Down,
// dragging).
class ListEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ListEdit(QWidget *parent = nullptr);

    [[nodiscard]] QStringList items() const;
    // Emits nothing; keeps the place when the items are those shown.
    void setItems(const QStringList &items);
    // The list itself, for names and the focus.
    [[nodiscard]] QListWidget *list() const { return m_list; }

    void add();
    void removeCurrent();
    void moveCurrent(int by);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void itemsEdited(const QStringList &items);

private:
    QToolButton *addButton(Glyph glyph, const QString &name, const QString &text, const QString &key);
    QListWidgetItem *makeItem(const QString &text) const;
    void editingEnded(bool reverted);
    void tell();
    void updateButtons();

    QListWidget *m_list = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QListWidgetItem *m_new = nullptr; // added and not yet written
    QStringList m_told;
};

}
