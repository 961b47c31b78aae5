// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envtable.h"

#include "ui/widgets/envdelegate.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace berth {
namespace {

constexpr int fewestRows = 4; // room that the table takes at least and at most
constexpr int mostRows = 12;

}

EnvTable::EnvTable(EnvModel *rows, QClipboard *clipboard, QWidget *parent)
    : QTableView(parent)
    , m_rows(rows)
    , m_clipboard(clipboard)
{
    auto *delegate = new EnvDelegate(clipboard, this);
    connect(delegate, &EnvDelegate::rowsPasted, this, &EnvTable::rowsPasted);
    setModel(rows);
    setItemDelegate(delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed | SelectedClicked);
    setTabKeyNavigation(false); // Tab leaves the table
    setWordWrap(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    QHeaderView *columns = horizontalHeader();
    columns->setHighlightSections(false);
    columns->setSectionsClickable(false);
    columns->setMinimumSectionSize(spacing * 6);
    columns->setSectionResizeMode(QHeaderView::Fixed);
    columns->setSectionResizeMode(EnvModel::NameColumn, QHeaderView::Interactive);
    columns->setSectionResizeMode(EnvModel::ValueColumn, QHeaderView::Stretch);
    const QFontMetrics metrics = fontMetrics();
    columns->resizeSection(
        EnvModel::KindColumn, metrics.horizontalAdvance(envKindText(EnvKind::Flag)) + 4 * spacing);
    columns->resizeSection(EnvModel::SecretColumn,
        metrics.horizontalAdvance(
            rows->headerData(EnvModel::SecretColumn, Qt::Horizontal, Qt::DisplayRole).toString())
            + 3 * spacing);
    // One fixed height for all: with 1,000 rows nothing has to be measured.
    QHeaderView *numbers = verticalHeader();
    numbers->setSectionResizeMode(QHeaderView::Fixed);
    numbers->setDefaultSectionSize(metrics.height() + spacing + 2);
    numbers->setHighlightSections(false);
    numbers->setDefaultAlignment(Qt::AlignCenter);
    numbers->setMinimumWidth(metrics.horizontalAdvance(QStringLiteral("000")) + spacing);

    numbers->setVisible(rows->rowCount() > 0);

    addCommands();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(rows, signal, this, [this] {
            updateGeometry();
            verticalHeader()->setVisible(m_rows->rowCount() > 0);
            updateCommands();
            viewport()->update();
        });
    }
    connect(rows, &QAbstractItemModel::rowsMoved, this, &EnvTable::updateCommands);
    connect(rows, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &top, const QModelIndex &bottom) {
            const int row = currentIndex().row();
            if (row >= top.row() && row <= bottom.row())
                updateCommands();
        });
    connect(columns, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (section == EnvModel::NameColumn && (QGuiApplication::mouseButtons() & Qt::LeftButton))
            m_nameShare = double(size) / std::max(1, nameAndValueWidth());
    });
    connect(rows, &EnvModel::undoChanged, this, &EnvTable::updateCommands);
    updateCommands();
}

bool EnvTable::event(QEvent *event)
{
    // The table's keys are the table's while it has the focus, even where the window uses them too.
    if (event->type() == QEvent::ShortcutOverride && state() != EditingState
        && commandFor(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void EnvTable::keyPressEvent(QKeyEvent *event)
{
    // What an open editor did not want must not run a command beneath it.
    if (state() == EditingState)
        return QTableView::keyPressEvent(event);
    if (QAction *action = commandFor(*event)) {
        action->trigger();
        event->accept();
        return;
    }
    const QString text = event->text();
    const bool types = !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (types && m_rows->rowCount() == 0)
        addVariable();
    else if (types && currentIndex().column() == EnvModel::SecretColumn)
        return;
    else
        return QTableView::keyPressEvent(event);
    if (QWidget *editor = indexWidget(currentIndex()))
        QCoreApplication::sendEvent(editor, event);
}

void EnvTable::add(EnvKind kind)
{
    const int row = m_rows->addDraft(kind);
    setFocus();
    editCell(row, EnvModel::NameColumn);
}

void EnvTable::editCell(int row, int column)
{
    const QModelIndex index = m_rows->index(row, column);
    setCurrentIndex(index);
    scrollTo(index);
    edit(index);
}

void EnvTable::editCurrent()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        addVariable();
    else if (index.flags() & Qt::ItemIsEditable)
        edit(index);
    else
        edit(m_rows->index(index.row(), EnvModel::NameColumn));
}

bool EnvTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool opened = QTableView::edit(index, trigger, event);
    if (opened && state() == EditingState)
        m_edited = index;
    return opened;
}

void EnvTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const QPersistentModelIndex cell = m_edited;
    const bool reverts = hint == QAbstractItemDelegate::RevertModelCache;
    QTableView::closeEditor(editor, reverts ? hint : QAbstractItemDelegate::NoHint);
    m_rows->endStep();
    if (!cell.isValid())
        return;
    if (cell == currentIndex())
        return leaveCell(cell.row(), cell.column(), hint);
    // A click elsewhere: the person has chosen where to go on. The view is amid that, so nothing is removed
    // now.
    m_rows->tidy(cell.row());
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (state() != EditingState)
                m_rows->dropDraft();
        },
        Qt::QueuedConnection);
}

// Where editing goes on: from name to value to the next row, by Tab or Enter; after the last row Tab begins a
// new one. A new row that was left empty goes away.
void EnvTable::leaveCell(int row, int column, QAbstractItemDelegate::EndEditHint hint)
{
    const bool blank = row == m_rows->draftRow();
    if (column == EnvModel::KindColumn && blank && hint == QAbstractItemDelegate::SubmitModelCache)
        return editCell(row, EnvModel::NameColumn);
    const bool next = hint == QAbstractItemDelegate::EditNextItem;
    const bool previous = hint == QAbstractItemDelegate::EditPreviousItem;
    if (blank) {
        m_rows->dropDraft();
        if (row > 0)
            setCurrentIndex(m_rows->index(row - 1, EnvModel::NameColumn));
        if (next || previous)
            focusNextPrevChild(next);
        return;
    }
    if (column == EnvModel::NameColumn)
        m_rows->tidy(row);
    const bool hasValue = m_rows->rowAt(row).kind != EnvKind::Port;
    const bool wantsValue = column == EnvModel::NameColumn && hasValue && m_rows->rowAt(row).value.isEmpty();
    if (hint == QAbstractItemDelegate::SubmitModelCache && wantsValue)
        return editCell(row, EnvModel::ValueColumn);
    if (next) {
        if (column < EnvModel::NameColumn || (column == EnvModel::NameColumn && hasValue))
            return editCell(row, column + 1);
        if (row + 1 < m_rows->rowCount())
            return editCell(row + 1, EnvModel::NameColumn);
        return add(m_rows->rowAt(row).kind);
    }
    if (previous) {
        if (column > EnvModel::NameColumn)
            return editCell(row, EnvModel::NameColumn);
        if (row == 0)
            return void(focusNextPrevChild(false));
        const bool above = m_rows->rowAt(row - 1).kind != EnvKind::Port;
        return editCell(row - 1, above ? EnvModel::ValueColumn : EnvModel::NameColumn);
    }
}

QList<int> EnvTable::selectedRowNumbers() const
{
    QList<int> rows;
    const QModelIndexList indexes = selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        rows << index.row();
    if (rows.isEmpty() && currentIndex().isValid())
        rows << currentIndex().row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

EnvRows EnvTable::selectedEnvRows() const
{
    EnvRows result;
    const QList<int> rows = selectedRowNumbers();
    for (const int row : rows) {
        if (row != m_rows->draftRow())
            result << m_rows->rowAt(row);
    }
    return result;
}

void EnvTable::selectRows(int first, int count)
{
    if (first < 0 || count <= 0 || first >= m_rows->rowCount())
        return;
    const int last = std::min(first + count, m_rows->rowCount()) - 1;
    const QModelIndex top = m_rows->index(first, EnvModel::NameColumn);
    selectionModel()->setCurrentIndex(top, QItemSelectionModel::NoUpdate);
    selectionModel()->select({top, m_rows->index(last, EnvModel::NameColumn)},
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(m_rows->index(last, EnvModel::NameColumn));
    scrollTo(top);
}

void EnvTable::focusRow(int row)
{
    selectRows(std::clamp(row, 0, std::max(0, m_rows->rowCount() - 1)), 1);
    setFocus(Qt::OtherFocusReason);
}

void EnvTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_commands.isEmpty())
        updateCommands();
}

bool EnvTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    return QTableView::viewportEvent(event);
}

void EnvTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_rows->rowCount() > 0)
        return;
    QPainter painter(viewport());
    const int line = fontMetrics().lineSpacing();
    const QString how = tr("Use the buttons above, paste NAME=VALUE lines, or drop a .env file.");
    QRect text = viewport()->rect().adjusted(2 * spacing, 0, -2 * spacing, 0);
    const QRect needed = fontMetrics().boundingRect(text, Qt::AlignHCenter | Qt::TextWordWrap, how);
    text.setTop((text.height() - needed.height() - line - spacing) / 2);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop, tr("No variables or ports"));
    painter.setPen(toneColor(Tone::Quiet, palette()));
    painter.drawText(
        text.adjusted(0, line + spacing / 2, 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, how);
}

void EnvTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    horizontalHeader()->resizeSection(
        EnvModel::NameColumn, static_cast<int>(nameAndValueWidth() * m_nameShare));
}

int EnvTable::nameAndValueWidth() const
{
    const QHeaderView *columns = horizontalHeader();
    return viewport()->width() - columns->sectionSize(EnvModel::KindColumn)
        - columns->sectionSize(EnvModel::SecretColumn);
}

QSize EnvTable::sizeHint() const
{
    const int rows = std::clamp(m_rows->rowCount(), fewestRows, mostRows);
    return {60 * spacing,
        rows * verticalHeader()->defaultSectionSize() + horizontalHeader()->sizeHint().height()
            + 2 * frameWidth()};
}

QSize EnvTable::minimumSizeHint() const
{
    return {40 * spacing, sizeHint().height()};
}

void EnvTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void EnvTable::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

void EnvTable::dropEvent(QDropEvent *event)
{
    const QMimeData *dropped = event->mimeData();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (dropped->hasUrls()) {
        const QList<QUrl> urls = dropped->urls();
        for (const QUrl &url : urls) {
            if (url.isLocalFile())
                Q_EMIT fileDropped(url.toLocalFile());
        }
    } else if (dropped->hasText()) {
        Q_EMIT rowsPasted(dropped->text());
    }
}

}
