// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envmodel.h"

#include <algorithm>

namespace berth {
namespace {

constexpr int undoLimit = 100;

// On the wire only one of two rows with the same of these can stand.
QString identity(const EnvRow &row)
{
    if (row.kind == EnvKind::Port) {
        if (const auto port = parsePort(row.name))
            return QStringLiteral("-p %1:%2/%3").arg(port->outside).arg(port->inside).arg(port->protocol);
    }
    return envKey(row);
}

}

EnvModel::EnvModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

EnvRows EnvModel::rows() const
{
    return m_draft ? m_rows.first(m_rows.size() - 1) : m_rows;
}

void EnvModel::load(const EnvRows &rows)
{
    if (rows == this->rows())
        return;
    endStep();
    remember();
    hideAll();
    show(rows);
}

void EnvModel::show(const EnvRows &rows)
{
    const int before = static_cast<int>(m_rows.size()) - (m_draft ? 1 : 0);
    const int after = static_cast<int>(rows.size());
    const int shorter = std::min(before, after);
    int head = 0;
    while (head < shorter && m_rows.at(head) == rows.at(head))
        ++head;
    int tail = 0;
    while (tail < shorter - head && m_rows.at(before - 1 - tail) == rows.at(after - 1 - tail))
        ++tail;
    const int shared = shorter - head - tail;
    for (int i = head; i < head + shared; ++i)
        m_rows[i] = rows.at(i);
    if (shared > 0)
        Q_EMIT dataChanged(index(head, 0), index(head + shared - 1, ColumnCount - 1));
    const int at = head + shared;
    if (after > before) {
        beginInsertRows({}, at, at + after - before - 1);
        for (int i = at; i < at + after - before; ++i)
            m_rows.insert(i, rows.at(i));
        endInsertRows();
    } else if (before > after) {
        beginRemoveRows({}, at, at + before - after - 1);
        m_rows.remove(at, before - after);
        endRemoveRows();
    }
}

EnvMerge EnvModel::merge(const EnvRows &rows)
{
    EnvRows result = this->rows();
    EnvMerge done;
    const qsizetype known = result.size();
    QHash<QString, qsizetype> places;
    for (qsizetype i = known - 1; i >= 0; --i)
        places.insert(identity(result.at(i)), i);
    QSet<qsizetype> changed;
    for (const EnvRow &row : rows) {
        const QString key = identity(row);
        const auto place = places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, result.size());
            result.append(row);
            ++done.added;
        } else if (result.at(*place).value != row.value) {
            // A row that was secret stays so, even where the pasted name alone does not look it.
            result[*place].value = row.value;
            if (*place < known)
                changed.insert(*place);
        }
    }
    done.changed = static_cast<int>(changed.size());
    if (result == this->rows())
        return done;
    dropDraft();
    remember();
    hideAll();
    show(result);
    Q_EMIT edited();
    return done;
}

int EnvModel::addDraft(EnvKind kind)
{
    if (m_draft) {
        setData(index(draftRow(), KindColumn), static_cast<int>(kind));
        return draftRow();
    }
    const int at = static_cast<int>(m_rows.size());
    beginInsertRows({}, at, at);
    m_rows.append(EnvRow{kind, {}, {}, false});
    m_draft = true;
    endInsertRows();
    return at;
}

void EnvModel::dropDraft()
{
    if (!m_draft)
        return;
    const int at = draftRow();
    beginRemoveRows({}, at, at);
    m_rows.removeLast();
    m_draft = false;
    endRemoveRows();
}

void EnvModel::removeRowsAt(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (m_draft && rows.removeOne(draftRow()))
        dropDraft();
    if (rows.isEmpty())
        return;
    remember();
    hideAll();
    for (qsizetype last = rows.size() - 1; last >= 0;) {
        qsizetype first = last;
        while (first > 0 && rows.at(first - 1) == rows.at(first) - 1)
            --first;
        beginRemoveRows({}, rows.at(first), rows.at(last));
        m_rows.remove(rows.at(first), rows.at(last) - rows.at(first) + 1);
        endRemoveRows();
        last = first - 1;
    }
    Q_EMIT edited();
}

int EnvModel::duplicate(QList<int> rows)
{
    dropDraft();
    std::sort(rows.begin(), rows.end());
    rows.removeIf([this](int row) { return row < 0 || row >= m_rows.size(); });
    if (rows.isEmpty())
        return -1;
    EnvRows copies;
    for (const int row : rows)
        copies.append(m_rows.at(row));
    remember();
    hideAll();
    const int at = rows.last() + 1;
    beginInsertRows({}, at, at + static_cast<int>(copies.size()) - 1);
    for (qsizetype i = 0; i < copies.size(); ++i)
        m_rows.insert(at + i, copies.at(i));
    endInsertRows();
    Q_EMIT edited();
    return at;
}

bool EnvModel::moveBlock(int first, int last, int by)
{
    dropDraft();
    const int count = static_cast<int>(m_rows.size());
    if (first < 0 || last < first || last >= count || (by != 1 && by != -1) || first + by < 0
        || last + by >= count)
        return false;
    remember();
    hideAll();
    beginMoveRows({}, first, last, {}, by < 0 ? first - 1 : last + 2);
    if (by < 0)
        m_rows.move(first - 1, last);
    else
        m_rows.move(last + 1, first);
    endMoveRows();
    Q_EMIT edited();
    return true;
}

void EnvModel::setRevealed(int row, bool revealed)
{
    if (row < 0 || row >= m_rows.size() || !m_rows.at(row).secret || m_revealed.contains(row) == revealed)
        return;
    if (revealed)
        m_revealed.insert(row);
    else
        m_revealed.remove(row);
    touched(row, ValueColumn, ValueColumn);
}

void EnvModel::hideAll()
{
    const QSet<int> shown = std::exchange(m_revealed, {});
    for (const int row : shown)
        touched(row, ValueColumn, ValueColumn);
}

void EnvModel::undo()
{
    restore(m_undo, m_redo);
}

void EnvModel::redo()
{
    restore(m_redo, m_undo);
}

void EnvModel::restore(QList<EnvRows> &from, QList<EnvRows> &to)
{
    if (from.isEmpty())
        return;
    endStep();
    dropDraft();
    hideAll();
    to.append(m_rows);
    show(from.takeLast());
    Q_EMIT undoChanged();
    Q_EMIT edited();
}

void EnvModel::remember(int row, int column)
{
    const bool sameStep = row >= 0 && row == m_stepRow && column == m_stepColumn;
    m_stepRow = row;
    m_stepColumn = column;
    if (sameStep)
        return;
    if (m_undo.size() == undoLimit)
        m_undo.removeFirst();
    m_undo.append(rows());
    m_redo.clear();
    Q_EMIT undoChanged();
}

void EnvModel::setProblems(const Issues &issues)
{
    QHash<int, Problem> problems;
    for (const Issue &issue : issues) {
        if (issue.row < 0)
            continue;
        Problem &problem = problems[issue.row];
        problem.severity = std::max(problem.severity, issue.severity);
        if (!problem.text.isEmpty())
            problem.text += u'\n';
        problem.text += issue.remedy.isEmpty() ? issue.message : issue.message + u' ' + issue.remedy;
    }
    if (problems == m_problems)
        return;
    const QHash<int, Problem> before = std::exchange(m_problems, problems);
    QSet<int> rows;
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        rows.insert(it.key());
    for (auto it = problems.cbegin(); it != problems.cend(); ++it)
        rows.insert(it.key());
    for (const int row : rows) {
        if (row < m_rows.size() && before.value(row) != problems.value(row))
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1),
                {ProblemRole, Qt::ToolTipRole, Qt::AccessibleDescriptionRole});
    }
}

int EnvModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EnvModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void EnvModel::touched(int row, int firstColumn, int lastColumn)
{
    Q_EMIT dataChanged(index(row, firstColumn), index(row, lastColumn));
}

}
