// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetcombo.h"

#include "ui/presets/presetlistmodel.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWheelEvent>

namespace berth {
namespace {

bool isEnter(const QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<const QKeyEvent *>(event)->key();
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

}

PresetCombo::PresetCombo(QWidget *parent)
    : QComboBox(parent)
    , m_list(new PresetListModel(this))
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setModel(m_list);
    lineEdit()->setPlaceholderText(tr("none chosen; type to search"));
    auto *completer = new QCompleter(m_list, this);
    completer->setCompletionRole(Qt::EditRole);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(16);
    setCompleter(completer);
    completer->popup()->setObjectName(QStringLiteral("preset.matches"));
    completer->popup()->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setMaxVisibleItems(16);
    connect(this, &QComboBox::activated, this, &PresetCombo::take);
}

void PresetCombo::setEntries(const PresetEntries &entries)
{
    const bool typing = hasFocus() && currentText() != m_name;
    const QString typed = currentText();
    m_list->setEntries(entries);
    showAgain();
    if (typing)
        setEditText(typed);
}

void PresetCombo::showPreset(const QString &file, const QString &name)
{
    m_file = file;
    m_name = name;
    showAgain();
}

void PresetCombo::showAgain()
{
    setCurrentIndex(m_list->rowOf(m_file));
    setEditText(m_name);
}

void PresetCombo::take(int row)
{
    const PresetEntries &entries = m_list->entries();
    const bool good = row >= 0 && row < entries.size();
    const QString file = good ? entries.at(row).file : QString();
    showAgain(); // until it is open
    if (good && file != m_file)
        Q_EMIT chosen(file);
}

int PresetCombo::firstMatch() const
{
    const QString text = currentText().trimmed();
    const PresetEntries &entries = m_list->entries();
    for (int row = 0; row < entries.size() && !text.isEmpty() && text != m_name; ++row) {
        if (!entries.at(row).isBroken() && entries.at(row).summary.name.contains(text, Qt::CaseInsensitive))
            return row;
    }
    return -1;
}

// Enter takes the first match where none was picked from the list of matches.
bool PresetCombo::eventFilter(QObject *watched, QEvent *event)
{
    if (completer() && watched == completer()->popup() && isEnter(event)
        && !completer()->popup()->currentIndex().isValid()) {
        const int row = firstMatch();
        completer()->popup()->hide();
        take(row);
        return true;
    }
    return QComboBox::eventFilter(watched, event);
}

void PresetCombo::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        showPopup();
        return;
    case Qt::Key_Escape:
        if (currentText() == m_name)
            break;
        showAgain();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            break; // that is Rent's
        take(firstMatch());
        return;
    default:
        break;
    }
    QComboBox::keyPressEvent(event);
}

void PresetCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void PresetCombo::focusOutEvent(QFocusEvent *event)
{
    // A list of matches that opens takes the focus, too; what is typed stays then.
    if (event->reason() != Qt::PopupFocusReason)
        showAgain();
    QComboBox::focusOutEvent(event);
}

}
