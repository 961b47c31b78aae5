// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historymodel.h"

#include "launch/journalservice.h"

#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace berth {
namespace {

// Programs' clocks differ a little, and a look is written down some time after it ended.
constexpr qint64 overlapMs = 10 * 60'000;

// `fresh` over `old`, newest first, as the journal would give them.
QList<HistoryRow> merged(QList<HistoryRow> old, const QList<HistoryRow> &fresh)
{
    QHash<QString, qsizetype> rowOfId;
    for (qsizetype row = 0; row < old.size(); ++row)
        rowOfId.insert(old.at(row).record.id, row);
    QList<HistoryRow> rows;
    for (const HistoryRow &one : fresh) {
        if (const auto found = rowOfId.constFind(one.record.id); found != rowOfId.cend())
            old[*found] = one;
        else
            rows.append(one);
    }
    rows.append(std::move(old));
    std::stable_sort(rows.begin(), rows.end(),
        [](const HistoryRow &a, const HistoryRow &b) { return a.record.prepared > b.record.prepared; });
    return rows;
}

// Every launch, unresolved ones first. Of what is known already only what was written since is read, unless
// this is another journal.
Expected<QList<HistoryRow>, JournalError> read(const Journal &journal, const QList<HistoryRow> &known)
{
    JournalFilter filter;
    const bool whole = known.isEmpty() || !journal.record(known.first().record.id);
    if (!whole) {
        const auto latest = std::max_element(known.begin(), known.end(),
            [](const HistoryRow &a, const HistoryRow &b) { return a.record.updated < b.record.updated; });
        filter.updatedSince = latest->record.updated.addMSecs(-overlapMs);
    }
    const auto records = journal.records(filter);
    if (!records)
        return fail(records.error());
    QList<HistoryRow> rows;
    rows.reserve(records->size());
    for (const LaunchRecord &record : *records)
        rows.emplaceBack(record);
    if (!whole)
        rows = merged(known, rows);
    putUnresolvedFirst(rows);
    return rows;
}

QSet<QString> idsOf(const QList<HistoryRow> &rows)
{
    QSet<QString> ids;
    ids.reserve(rows.size());
    for (const HistoryRow &row : rows)
        ids.insert(row.record.id);
    return ids;
}

// Every write to a record sets `updated`; two within one millisecond differ in what they wrote.
bool sameLine(const LaunchRecord &a, const LaunchRecord &b)
{
    return a.updated == b.updated && a.state == b.state && a.contract == b.contract && a.looks == b.looks
        && a.nextLook == b.nextLook && a.error == b.error && a.confirmedAbsent == b.confirmedAbsent
        && a.destroyAsked == b.destroyAsked && a.gone == b.gone;
}

}

HistoryModel::HistoryModel(JournalService &journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
{
    connect(&journal, &JournalService::changed, this, &HistoryModel::refresh);
}

void HistoryModel::setLive(bool live)
{
    m_live = live;
    m_whole = true; // whatever a clock that was set back may have hidden
    if (live && (m_stale || !m_loaded))
        refresh();
}

void HistoryModel::refresh()
{
    m_stale = true;
    if (m_asking || !m_live)
        return;
    m_asking = true;
    m_stale = false;
    const QList<HistoryRow> known = m_whole ? QList<HistoryRow>() : m_rows;
    m_whole = false;
    m_journal.ask(
        this, [known](const Journal &journal) { return read(journal, known); },
        [this](const auto &rows) {
            m_asking = false;
            if (rows) {
                m_loaded = true;
                take(*rows);
                Q_EMIT refreshed();
            } else {
                Q_EMIT failed(rows.error().message);
            }
            if (m_stale)
                refresh();
        });
}

const LaunchRecord *HistoryModel::record(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &recordAt(row);
}

int HistoryModel::rowOf(const QString &id) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (m_rows.at(row).record.id == id)
            return row;
    }
    return -1;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row.record, index.column());
    case Qt::ToolTipRole:
        return toolTip(row.record, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case IdRole:
        return row.record.id;
    case StateRole:
        return static_cast<int>(row.record.state);
    case SearchRole:
        return row.searched;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Launch:
        return tr("Launch");
    case Outcome:
        return tr("Outcome");
    default:
        return tr("Contract");
    }
}

QString HistoryModel::display(const LaunchRecord &record, int column) const
{
    switch (column) {
    case When: {
        const QDateTime at = record.prepared.toLocalTime();
        const QLocale locale;
        if (at.date() == QDate::currentDate())
            return tr("today %1").arg(locale.toString(at, QStringLiteral("HH:mm")));
        return locale.toString(at,
            at.date().year() == QDate::currentDate().year() ? QStringLiteral("d MMM HH:mm")
                                                            : QStringLiteral("d MMM yyyy"));
    }
    case Launch: {
        const QString price = priceWords(record);
        return price.isEmpty() ? launchWords(record) : launchWords(record) + QStringLiteral(" · ") + price;
    }
    case Outcome:
        return outcomeWords(record);
    default:
        return record.contract > 0 ? QString::number(record.contract) : QString();
    }
}

QString HistoryModel::toolTip(const LaunchRecord &record, int column) const
{
    const QLocale locale;
    switch (column) {
    case When:
        return locale.toString(record.prepared.toLocalTime(), QLocale::LongFormat);
    case Launch: {
        QStringList parts{tr("offer %1").arg(record.offerId)};
        if (record.offer.machineId > 0)
            parts << tr("machine %1").arg(record.offer.machineId);
        if (!record.offer.geolocation.isEmpty())
            parts << record.offer.geolocation;
        if (const QString image = imageWords(record); !image.isEmpty())
            parts << image;
        return parts.join(QStringLiteral(" · "));
    }
    case Outcome:
        return record.error.message;
    default:
        return record.contract > 0 ? tr("contract %1").arg(record.contract) : QString();
    }
}

void HistoryModel::take(const QList<HistoryRow> &rows)
{
    removeMissing(rows);
    if (m_rows.isEmpty()) {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
        return;
    }
    place(rows);
}

// Only another journal lacks what this one had: records are never deleted.
void HistoryModel::removeMissing(const QList<HistoryRow> &rows)
{
    const QSet<QString> kept = idsOf(rows);
    int end = static_cast<int>(m_rows.size());
    while (end > 0) {
        int begin = end;
        while (begin > 0 && !kept.contains(m_rows.at(begin - 1).record.id))
            --begin;
        if (begin < end) {
            beginRemoveRows({}, begin, end - 1);
            m_rows.remove(begin, end - begin);
            endRemoveRows();
        }
        end = begin - 1;
    }
}

void HistoryModel::place(const QList<HistoryRow> &rows)
{
    const QSet<QString> known = idsOf(m_rows);
    const auto isNew = [&](int row) { return !known.contains(rows.at(row).record.id); };
    const int count = static_cast<int>(rows.size());
    for (int row = 0; row < count; ++row) {
        if (isNew(row)) {
            int end = row;
            while (end < count && isNew(end))
                ++end;
            beginInsertRows({}, row, end - 1);
            m_rows.insert(row, end - row, rows.at(row));
            std::copy(rows.begin() + row, rows.begin() + end, m_rows.begin() + row);
            endInsertRows();
            row = end - 1;
            continue;
        }
        if (m_rows.at(row).record.id != rows.at(row).record.id) {
            const int from = rowOf(rows.at(row).record.id);
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        const bool same = sameLine(m_rows.at(row).record, rows.at(row).record);
        m_rows[row] = rows.at(row);
        if (!same)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

}
