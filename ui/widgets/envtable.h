// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"

#include <QHash>
#include <QTableView>

class QAction;
class QClipboard;

namespace berth {

class EnvModel;

// The table of `env`, worked by keys, buttons and a menu. Every command is an action, so that a button, the
// menu and the key do the same.
class EnvTable : public QTableView
{
    Q_OBJECT

public:
    enum class Command : quint8 {
        AddVariable,
        AddPort,
        AddFlag,
        Duplicate,
        Remove,
        MoveUp,
        MoveDown,
        Edit,
        Reveal,
        Copy,
        CopyWithSecrets,
        Paste,
        Undo,
        Redo,
    };

    EnvTable(EnvModel *rows, QClipboard *clipboard, QWidget *parent = nullptr);

    [[nodiscard]] QAction *command(Command command) const { return m_commands.value(command); }
    void focusRow(int row);
    // Selects the rows and makes the first one current.
    void selectRows(int first, int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowsPasted(const QString &text);
    void fileDropped(const QString &path);
    void rowsRemoved(int count);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    using QTableView::edit;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void addCommands();
    QAction *addCommand(
        Command command, const QString &text, const QKeySequence &key, void (EnvTable::*run)());
    [[nodiscard]] QAction *commandFor(const QKeyEvent &key) const;
    void updateCommands();
    [[nodiscard]] QList<int> selectedRowNumbers() const;
    [[nodiscard]] EnvRows selectedEnvRows() const;
    void editCell(int row, int column);
    void leaveCell(int row, int column, QAbstractItemDelegate::EndEditHint hint);
    void move(int by);
    [[nodiscard]] int nameAndValueWidth() const;

    void add(EnvKind kind);
    void addVariable() { add(EnvKind::Variable); }
    void addPort() { add(EnvKind::Port); }
    void addFlag() { add(EnvKind::Flag); }
    void duplicateSelected();
    void removeSelected();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void editCurrent();
    void toggleReveal();
    void copyMasked();
    void copyWithSecrets();
    void paste();
    void undo();
    void redo();

    EnvModel *m_rows;
    QClipboard *m_clipboard;
    QHash<Command, QAction *> m_commands;
    QPersistentModelIndex m_edited; // the cell whose editor is open, or was last
    double m_nameShare = 0.4; // of the room for name and value together
};

}
