// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"
#include "catalog/issue.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <utility>

namespace berth {

// What a change of the whole table did, for the line that tells of it.
struct EnvMerge
{
    int added = 0;
    int changed = 0;
};

// The rows of `env` as a table. Each edit costs one signal for what it touched, however many rows there are.
// Texts that views show, copy or speak never hold a secret, unless its row is revealed; EditRole is empty for
// one, and the delegate reads the row itself.
//
// A row that was added and has nothing in it yet is a draft: the last row, shown, but not one of rows().
class EnvModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, NameColumn, ValueColumn, SecretColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole, SecretRole, RevealedRole, ProblemRole, QuietRole };

    explicit EnvModel(QObject *parent = nullptr);

    // Without the draft row.
    [[nodiscard]] EnvRows rows() const;
    [[nodiscard]] const EnvRow &rowAt(int row) const { return m_rows.at(row); }
    // Shows these rows with as few signals as the difference needs, and none where they are equal. No
    // edited(); undo() takes it back, so that a table emptied by "leave alone" is not lost.
    void load(const EnvRows &rows);
    // Rows read from a text: an existing variable or flag of that name gets the new value, the others are
    // added.
    EnvMerge merge(const EnvRows &rows);

    // The new draft row's index; a draft that is there already is used again.
    int addDraft(EnvKind kind);
    [[nodiscard]] int draftRow() const { return m_draft ? static_cast<int>(m_rows.size()) - 1 : -1; }
    void dropDraft();

    void removeRowsAt(QList<int> rows);
    // Copies stand below the last of the originals; returns the first copy's row.
    int duplicate(QList<int> rows);
    // Moves rows that stand together one place up (-1) or down (1); false where there is no place.
    bool moveBlock(int first, int last, int by);
    void setRevealed(int row, bool revealed);
    void hideAll();

    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();
    // Changes of one cell up to here are one step for undo().
    void endStep() { m_stepRow = -1; }
    // Once a row has been written: "8000" as a port becomes 8000:8000, "A=b" as a name becomes name and
    // value, and
    // "-p 80:80" as a name becomes a port.
    void tidy(int row);

    // Problems whose `row` is set; rows as in rows().
    void setProblems(const Issues &issues);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    // Only by a person's doing.
    void edited();
    void undoChanged();

private:
    struct Problem
    {
        Severity severity = Severity::Warning;
        QString text;
        friend bool operator==(const Problem &, const Problem &) = default;
    };

    [[nodiscard]] QString display(int row, int column) const;
    [[nodiscard]] QString spoken(int row, int column) const;
    void replaceRow(int at, const EnvRow &row, int firstColumn, int lastColumn);
    // Changes the row; the columns that look different afterwards, or an invalid pair where nothing changed.
    std::pair<int, int> changeCell(EnvRow &row, int column, const QVariant &value) const;
    void remember(int row = -1, int column = -1);
    void restore(QList<EnvRows> &from, QList<EnvRows> &to);
    void show(const EnvRows &rows);
    void touched(int row, int firstColumn, int lastColumn);

    EnvRows m_rows;
    bool m_draft = false; // the last row is one
    QSet<int> m_revealed;
    QHash<int, Problem> m_problems;
    QList<EnvRows> m_undo;
    QList<EnvRows> m_redo;
    int m_stepRow = -1;
    int m_stepColumn = -1;
};

[[nodiscard]] QString envKindText(EnvKind kind);
// What a port row opens, in words; empty where the mapping is malformed.
[[nodiscard]] QString envPortText(const QString &mapping);

}
