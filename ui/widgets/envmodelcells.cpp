// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envmodel.h"

#include <algorithm>

// What single cells show, and how they change.
namespace berth {
namespace {

constexpr std::pair nothing{-1, -1};

bool isBlank(const EnvRow &row)
{
    return row.name.isEmpty() && row.value.isEmpty();
}

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
