// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listedit.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemDelegate>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QToolButton>

namespace berth {

ListEdit::ListEdit(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
{
    m_list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setAlternatingRowColors(true);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->installEventFilter(this);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(2);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_list, 1);
    const auto button = [&](Glyph glyph, const char *name, const QString &text, const QString &key) {
        QToolButton *made = addButton(glyph, QLatin1String(name), text, key);
        buttons->addWidget(made);
        return made;
    };
    const QToolButton *add = button(Glyph::Add, "add", tr("Add"), tr("Insert"));
    m_edit = button(Glyph::Edit, "edit", tr("Edit"), tr("Enter"));
    m_remove = button(Glyph::Remove, "remove", tr("Remove"), tr("Delete"));
    m_up = button(Glyph::Up, "up", tr("Move up"), tr("Alt+Up"));
    m_down = button(Glyph::Down, "down", tr("Move down"), tr("Alt+Down"));
    buttons->addStretch();
    layout->addLayout(buttons);
    m_list->setFixedHeight(buttons->sizeHint().height());
    new FocusForward(this, m_list);

    connect(add, &QToolButton::clicked, this, &ListEdit::add);
    connect(m_edit, &QToolButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_remove, &QToolButton::clicked, this, &ListEdit::removeCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ListEdit::updateButtons);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (item != m_new)
            tell();
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ListEdit::tell);
    connect(m_list->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
        [this](QWidget *, QAbstractItemDelegate::EndEditHint hint) {
            editingEnded(hint == QAbstractItemDelegate::RevertModelCache);
        });
    updateButtons();
}

QStringList ListEdit::items() const
{
    QStringList result;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i) != m_new)
            result << m_list->item(i)->text();
    }
    return result;
}

void ListEdit::setItems(const QStringList &items)
{
    m_told = items;
    if (items == this->items())
        return;
    m_new = nullptr;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const QString &text : items)
        m_list->addItem(makeItem(text));
    m_list->setCurrentRow(items.isEmpty() ? -1 : 0);
    updateButtons();
}

void ListEdit::add()
{
    m_new = makeItem(QString());
    const int row = m_list->currentRow() + 1;
    m_list->insertItem(row, m_new);
    m_list->setCurrentRow(row);
    m_list->setFocus();
    m_list->editItem(m_new);
    updateButtons();
}

void ListEdit::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    delete m_list->takeItem(row);
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_list->setFocus();
    tell();
}

void ListEdit::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(row));
    m_list->setCurrentRow(to);
    tell();
}

bool ListEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !m_list->hasFocus())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    switch (key->key()) {
    case Qt::Key_Insert:
        add();
        return true;
    case Qt::Key_Delete:
        removeCurrent();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentItem())
            m_list->editItem(m_list->currentItem());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

QToolButton *ListEdit::addButton(Glyph glyph, const QString &name, const QString &text, const QString &key)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(glyphIcon(glyph));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setText(text);
    button->setToolTip(tr("%1 (%2)").arg(text, key));
    button->setAccessibleName(text);
    return button;
}

QListWidgetItem *ListEdit::makeItem(const QString &text) const
{
    auto *item = new QListWidgetItem(text);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setToolTip(text);
    return item;
}

// A new row that was given up or left empty goes away again.
void ListEdit::editingEnded(bool reverted)
{
    QListWidgetItem *item = m_new;
    m_new = nullptr;
    if (item && (reverted || item->text().isEmpty()))
        delete m_list->takeItem(m_list->row(item));
    if (!reverted)
        tell();
    updateButtons();
}

void ListEdit::tell()
{
    updateButtons();
    const QStringList now = items();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT itemsEdited(now);
}

void ListEdit::updateButtons()
{
    const int row = m_list->currentRow();
    m_edit->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
}

}
