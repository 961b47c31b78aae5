// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QStyledItemDelegate>

class QClipboard;
class QLineEdit;

namespace berth {

// Paints and edits the cells of an EnvModel. What is typed goes to the model at once, so that the request is
// always what the person sees; Escape brings back what was there.
class EnvDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit EnvDelegate(const QClipboard *clipboard, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // Where the eye of a secret value is, in the coordinates of the cell's rectangle.
    [[nodiscard]] static QRect eyeRect(const QRect &cell, Qt::LayoutDirection direction);

Q_SIGNALS:
    // Whole rows, such as NAME=VALUE or many lines, were about to be pasted into a name's place.
    void rowsPasted(const QString &text);

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QWidget *createKindEditor(QWidget *parent) const;
    QWidget *createLineEditor(QWidget *parent, const QModelIndex &index) const;
    bool lineKey(QLineEdit *line, QKeyEvent *key);

    const QClipboard *m_clipboard;
    mutable Secret m_before; // what the cell held when its editor was opened
};

}
