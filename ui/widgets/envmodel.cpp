// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envmodel.h"

#include <algorithm>

namespace berth {
namespace {

constexpr int undoLimit = 100;
constexpr std::pair nothing{-1, -1};

bool isBlank(const EnvRow &row)
{
    return row.name.isEmpty() && row.value.isEmpty();
}

// On the wire only one of two such rows could stand.
bool sameKey(const EnvRow &a, const EnvRow &b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind == EnvKind::Port) {
        const auto portA = parsePort(a.name);
        return portA ? portA == parsePort(b.name) : a.name == b.name;
    }
    return envKey(a) == envKey(b);
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
    const auto known = static_cast<qsizetype>(result.size());
    for (const EnvRow &row : rows) {
        const auto same = std::find_if(
            result.begin(), result.end(), [&row](const EnvRow &other) { return sameKey(row, other); });
        if (same == result.end()) {
            result.append(row);
            ++done.added;
        } else if (!(same->value == row.value)) {
            // A row that was secret stays so, even where the pasted name alone does not look it.
            same->value = row.value;
            done.changed += same - result.begin() < known ? 1 : 0;
        }
    }
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

QVariant EnvModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EnvRow &row = m_rows.at(index.row());
    const bool mayBeSecret = row.kind != EnvKind::Port;
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::EditRole:
        if (index.column() == NameColumn)
            return row.name;
        if (index.column() == ValueColumn)
            return row.secret || !mayBeSecret ? QString() : row.value.reveal();
        return index.column() == KindColumn ? QVariant(static_cast<int>(row.kind)) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() == SecretColumn && mayBeSecret)
            return row.secret ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole:
        if (const auto problem = m_problems.constFind(index.row()); problem != m_problems.constEnd())
            return problem->text;
        if (index.column() == SecretColumn && mayBeSecret)
            return tr("A secret is shown as dots, and kept out of presets, history and copies.");
        return display(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return spoken(index.row(), index.column());
    case Qt::AccessibleDescriptionRole:
        return m_problems.value(index.row()).text;
    case KindRole:
        return static_cast<int>(row.kind);
    case SecretRole:
        return row.secret && mayBeSecret;
    case RevealedRole:
        return m_revealed.contains(index.row());
    case ProblemRole:
        if (const auto problem = m_problems.constFind(index.row()); problem != m_problems.constEnd())
            return static_cast<int>(problem->severity);
        return {};
    case QuietRole:
        return index.column() == KindColumn
            || (index.column() == ValueColumn && (!mayBeSecret || row.value.isEmpty()));
    default:
        return {};
    }
}

QString EnvModel::display(int at, int column) const
{
    const EnvRow &row = m_rows.at(at);
    switch (column) {
    case KindColumn:
        return envKindText(row.kind);
    case NameColumn:
        return row.name;
    case ValueColumn: {
        if (row.kind == EnvKind::Port)
            return envPortText(row.name);
        if (row.value.isEmpty())
            return row.kind == EnvKind::Variable && !row.name.isEmpty() ? tr("empty") : QString();
        if (row.secret && !m_revealed.contains(at))
            return maskedText();
        QString text = row.value.reveal();
        return text.replace(u'\n', QChar(0x21b5)); // ↵: a row is one line high
    }
    default:
        return {};
    }
}

QString EnvModel::spoken(int at, int column) const
{
    const EnvRow &row = m_rows.at(at);
    if (column == SecretColumn && row.kind != EnvKind::Port)
        return row.secret ? tr("secret") : tr("not secret");
    if (column == ValueColumn && row.secret && row.kind != EnvKind::Port && !m_revealed.contains(at)
        && !row.value.isEmpty())
        return tr("hidden");
    return display(at, column);
}

bool EnvModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (role != Qt::EditRole && !(role == Qt::CheckStateRole && index.column() == SecretColumn))
        return false;
    EnvRow row = m_rows.at(index.row());
    const auto [first, last] = changeCell(row, index.column(), value);
    if (first < 0)
        return true;
    const bool leavesDraft = index.row() == draftRow() && !isBlank(row);
    if (index.row() != draftRow() || leavesDraft)
        remember(index.row(), index.column());
    if (leavesDraft)
        m_draft = false;
    replaceRow(index.row(), row, first, last);
    return true;
}

void EnvModel::replaceRow(int at, const EnvRow &row, int firstColumn, int lastColumn)
{
    m_rows[at] = row;
    if (!row.secret)
        m_revealed.remove(at);
    touched(at, firstColumn, lastColumn);
    if (at != draftRow())
        Q_EMIT edited();
}

void EnvModel::tidy(int at)
{
    if (at < 0 || at >= m_rows.size() || at == draftRow())
        return;
    EnvRow row = m_rows.at(at);
    const QString name = row.name.trimmed();
    row.name = name;
    const qsizetype equals = name.indexOf(u'=');
    if (row.kind == EnvKind::Variable && name.startsWith(QLatin1String("-p ")) && row.value.isEmpty()) {
        row = envPort(name.mid(3).trimmed());
    } else if (row.kind == EnvKind::Variable && equals > 0 && row.value.isEmpty()) {
        row.name = name.left(equals).trimmed();
        row.value = Secret(name.mid(equals + 1));
        row.secret = row.secret || looksSecret(row.name);
    }
    if (row.kind == EnvKind::Port && !row.name.contains(u':')) {
        const QString both = row.name.section(u'/', 0, 0) + u':' + row.name;
        if (parsePort(both))
            row.name = both;
    }
    if (row == m_rows.at(at))
        return;
    // Part of the change that led here, and undone with it.
    replaceRow(at, row, KindColumn, SecretColumn);
}

std::pair<int, int> EnvModel::changeCell(EnvRow &row, int column, const QVariant &value) const
{
    switch (column) {
    case KindColumn: {
        const auto kind = static_cast<EnvKind>(std::clamp(value.toInt(), 0, static_cast<int>(EnvKind::Flag)));
        if (kind == row.kind)
            return nothing;
        row.kind = kind;
        if (kind == EnvKind::Port) {
            // A port has no value; one that nobody sees must not stay in the row.
            row.value = Secret();
            row.secret = false;
        }
        return {KindColumn, SecretColumn};
    }
    case NameColumn: {
        const QString name = value.toString();
        if (name == row.name)
            return nothing;
        const bool looked = looksSecret(row.name);
        const bool looks = row.kind == EnvKind::Variable && looksSecret(name);
        row.name = name;
        // Proposed once, when the name begins to look it. Taken back only while there is nothing to give
        // away.
        if (looks && !looked)
            row.secret = true;
        else if (looked && !looks && row.value.isEmpty())
            row.secret = false;
        return {NameColumn, SecretColumn};
    }
    case ValueColumn:
        if (row.kind == EnvKind::Port || value.toString() == row.value.reveal())
            return nothing;
        row.value = Secret(value.toString());
        return {ValueColumn, ValueColumn};
    case SecretColumn: {
        const bool secret = value.toInt() == Qt::Checked;
        if (row.kind == EnvKind::Port || secret == row.secret)
            return nothing;
        row.secret = secret;
        return {ValueColumn, SecretColumn};
    }
    default:
        return nothing;
    }
}

QVariant EnvModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole && section != SecretColumn)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind");
    case NameColumn:
        return tr("Name or port");
    case ValueColumn:
        return tr("Value");
    case SecretColumn:
        return tr("Secret");
    default:
        return {};
    }
}

Qt::ItemFlags EnvModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool port = m_rows.at(index.row()).kind == EnvKind::Port;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == SecretColumn)
        return port ? flags : flags | Qt::ItemIsUserCheckable;
    return index.column() == ValueColumn && port ? flags : flags | Qt::ItemIsEditable;
}

void EnvModel::touched(int row, int firstColumn, int lastColumn)
{
    Q_EMIT dataChanged(index(row, firstColumn), index(row, lastColumn));
}

QString envKindText(EnvKind kind)
{
    switch (kind) {
    case EnvKind::Variable:
        return EnvModel::tr("Variable");
    case EnvKind::Port:
        return EnvModel::tr("Port");
    case EnvKind::Flag:
        return EnvModel::tr("Docker flag");
    }
    Q_UNREACHABLE();
}

QString envPortText(const QString &mapping)
{
    const std::optional<PortMapping> port = parsePort(mapping);
    if (!port)
        return {};
    const QString protocol = port->protocol.toUpper();
    if (port->outside >= 70000)
        return EnvModel::tr("%1, the same port inside and outside").arg(protocol);
    return EnvModel::tr("%1, port %2 of the container").arg(protocol).arg(port->inside);
}

}
