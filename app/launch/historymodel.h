// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/historyrow.h"

#include <QAbstractTableModel>
#include <QList>

namespace berth {

class JournalService;

// Every launch of the journal, one a row: unresolved ones on top, then newest first. It is read on the
// journal's thread, and read again when something was written; what has not changed keeps its row, so a
// selection stays.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { When, Launch, Outcome, Contract, ColumnCount };
    enum Role : int { IdRole = Qt::UserRole, StateRole, SearchRole };

    explicit HistoryModel(JournalService &journal, QObject *parent = nullptr);

    // Asks the journal; refreshed() or failed() follows, always later. While hidden work is not wanted, hold
    // it with setLive(false); what has changed meanwhile is read when it is live again.
    void refresh();
    void setLive(bool live);
    [[nodiscard]] bool isLoaded() const { return m_loaded; } // has been read once

    [[nodiscard]] const LaunchRecord &recordAt(int row) const { return m_rows.at(row).record; }
    [[nodiscard]] const LaunchRecord *record(const QString &id) const; // null: no such launch
    [[nodiscard]] int rowOf(const QString &id) const; // -1: no such launch

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void refreshed();
    void failed(const QString &words); // why the journal can't be read; the rows stay as they were

private:
    [[nodiscard]] QString display(const LaunchRecord &record, int column) const;
    [[nodiscard]] QString toolTip(const LaunchRecord &record, int column) const;
    void take(const QList<HistoryRow> &rows);
    void removeMissing(const QList<HistoryRow> &rows);
    void place(const QList<HistoryRow> &rows);

    JournalService &m_journal;
    QList<HistoryRow> m_rows;
    bool m_loaded = false;
    bool m_live = true;
    bool m_asking = false;
    bool m_whole = true; // read all of it, not only what is new
    bool m_stale = false; // something was written since the last question
};

}
