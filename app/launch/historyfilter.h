// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace berth {

class HistoryModel;

// The launches that a person looks for. The order is the model's.
class HistoryFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Kind : quint8 { All, Unresolved, Created, Refused, NotSent, NotFound };
    Q_ENUM(Kind)

    explicit HistoryFilter(HistoryModel &history, QObject *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    // Each of the words must be somewhere: in the id, the offer's or the contract's number, the machine, the
    // GPU, the image, the label or the error. Case does not matter.
    void setSearch(const QString &text);
    [[nodiscard]] bool isNarrowed() const { return m_kind != Kind::All || !m_words.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Kind m_kind = Kind::All;
    QStringList m_words;
};

}
