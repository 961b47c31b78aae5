// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envtable.h"

#include "ui/widgets/envlines.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/glyph.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

// The commands of the table: their keys, when they can be used, and what they do.
namespace berth {

void EnvTable::addCommands()
{
    using Keys = QKeySequence;
    addCommand(Command::AddVariable, tr("Add variable"), Keys(Qt::Key_Insert), &EnvTable::addVariable)
        ->setShortcuts({Keys(Qt::Key_Insert), Keys(Qt::CTRL | Qt::Key_N)});
    addCommand(Command::AddPort, tr("Add port"), {}, &EnvTable::addPort);
    addCommand(Command::AddFlag, tr("Add Docker flag"), {}, &EnvTable::addFlag);
    for (const Command add : {Command::AddVariable, Command::AddPort, Command::AddFlag})
        command(add)->setIcon(glyphIcon(Glyph::Add));
    addCommand(Command::Duplicate, tr("Duplicate"), Keys(Qt::CTRL | Qt::Key_D), &EnvTable::duplicateSelected)
        ->setIcon(glyphIcon(Glyph::Copy));
    addCommand(Command::Remove, tr("Delete"), Keys(Qt::Key_Delete), &EnvTable::removeSelected)
        ->setIcon(glyphIcon(Glyph::Remove));
    command(Command::Remove)->setShortcuts({Keys(Qt::Key_Delete), Keys(Qt::Key_Backspace)});
    addCommand(Command::MoveUp, tr("Move up"), Keys(Qt::ALT | Qt::Key_Up), &EnvTable::moveUp)
        ->setIcon(glyphIcon(Glyph::Up));
    addCommand(Command::MoveDown, tr("Move down"), Keys(Qt::ALT | Qt::Key_Down), &EnvTable::moveDown)
        ->setIcon(glyphIcon(Glyph::Down));
    addCommand(Command::Edit, tr("Edit"), Keys(Qt::Key_Return), &EnvTable::editCurrent);
    command(Command::Edit)->setShortcuts({Keys(Qt::Key_Return), Keys(Qt::Key_Enter), Keys(Qt::Key_F2)});
    addCommand(Command::Reveal, tr("Reveal value"), Keys(Qt::CTRL | Qt::Key_E), &EnvTable::toggleReveal);
    addCommand(Command::Copy, tr("Copy"), QKeySequence::Copy, &EnvTable::copyMasked);
    addCommand(Command::CopyWithSecrets, tr("Copy with secrets"), Keys(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        &EnvTable::copyWithSecrets);
    addCommand(Command::Paste, tr("Paste rows"), QKeySequence::Paste, &EnvTable::paste);
    addCommand(Command::Undo, tr("Undo"), QKeySequence::Undo, &EnvTable::undo);
    addCommand(Command::Redo, tr("Redo"), QKeySequence::Redo, &EnvTable::redo);
}

QAction *EnvTable::addCommand(
    Command command, const QString &text, const QKeySequence &key, void (EnvTable::*run)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    // Keys reach the table by itself, see event(); buttons that stand for an action must not catch them
    // elsewhere.
    action->setShortcutContext(Qt::WidgetShortcut);
    const QString shown = key.toString(QKeySequence::NativeText);
    action->setToolTip(shown.isEmpty() ? text : tr("%1 (%2)").arg(text, shown));
    connect(action, &QAction::triggered, this, run);
    m_commands.insert(command, action);
    return action;
}

QAction *EnvTable::commandFor(const QKeyEvent &key) const
{
    const QKeySequence pressed(QKeyCombination(key.modifiers() & ~Qt::KeypadModifier, Qt::Key(key.key())));
    for (QAction *action : m_commands) {
        if (action->shortcuts().contains(pressed))
            return action;
    }
    return nullptr;
}

void EnvTable::duplicateSelected()
{
    const QList<int> rows = selectedRowNumbers();
    if (const int first = m_rows->duplicate(rows); first >= 0)
        selectRows(first, static_cast<int>(rows.size()));
}

void EnvTable::removeSelected()
{
    const QList<int> rows = selectedRowNumbers();
    if (rows.isEmpty())
        return;
    const int column = currentIndex().column();
    m_rows->removeRowsAt(rows);
    if (const int left = m_rows->rowCount(); left > 0)
        setCurrentIndex(m_rows->index(std::min(rows.first(), left - 1), column));
    Q_EMIT rowsRemoved(static_cast<int>(rows.size()));
}

void EnvTable::move(int by)
{
    const QList<int> rows = selectedRowNumbers();
    if (rows.isEmpty() || rows.last() - rows.first() + 1 != rows.size())
        return;
    if (m_rows->moveBlock(rows.first(), rows.last(), by))
        scrollTo(currentIndex());
}

void EnvTable::toggleReveal()
{
    const int row = currentIndex().row();
    if (row >= 0)
        m_rows->setRevealed(row, !currentIndex().data(EnvModel::RevealedRole).toBool());
}

void EnvTable::copyMasked()
{
    if (const EnvRows rows = selectedEnvRows(); !rows.isEmpty())
        m_clipboard->setText(envRowsText(rows, false));
}

void EnvTable::copyWithSecrets()
{
    if (const EnvRows rows = selectedEnvRows(); !rows.isEmpty())
        m_clipboard->setText(envRowsText(rows, true));
}

void EnvTable::paste()
{
    if (const QString text = m_clipboard->text(); !text.trimmed().isEmpty())
        Q_EMIT rowsPasted(text);
}

void EnvTable::undo()
{
    m_rows->undo();
}

void EnvTable::redo()
{
    m_rows->redo();
}

void EnvTable::updateCommands()
{
    const QList<int> rows = selectedRowNumbers();
    const bool any = !rows.isEmpty();
    const bool block = any && rows.last() - rows.first() + 1 == rows.size();
    for (const Command command :
        {Command::Duplicate, Command::Remove, Command::Copy, Command::CopyWithSecrets})
        m_commands.value(command)->setEnabled(any);
    command(Command::MoveUp)->setEnabled(block && rows.first() > 0);
    command(Command::MoveDown)->setEnabled(block && rows.last() < m_rows->rowCount() - 1);
    const QModelIndex current = currentIndex();
    QAction *reveal = command(Command::Reveal);
    reveal->setEnabled(current.isValid() && current.data(EnvModel::SecretRole).toBool());
    reveal->setText(current.data(EnvModel::RevealedRole).toBool() ? tr("Hide value") : tr("Reveal value"));
    command(Command::Undo)->setEnabled(m_rows->canUndo());
    command(Command::Redo)->setEnabled(m_rows->canRedo());
}

void EnvTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QList<Command>> groups{{Command::AddVariable, Command::AddPort, Command::AddFlag},
        {Command::Edit, Command::Reveal, Command::Duplicate, Command::Remove, Command::MoveUp,
            Command::MoveDown},
        {Command::Copy, Command::CopyWithSecrets, Command::Paste}, {Command::Undo, Command::Redo}};
    for (const QList<Command> &group : groups) {
        menu->addSeparator();
        for (const Command one : group)
            menu->addAction(command(one));
    }
    menu->popup(event->globalPos());
}

}
