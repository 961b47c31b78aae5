// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historyfilter.h"

#include "launch/historymodel.h"

#include <algorithm>

namespace berth {
namespace {

bool isOfKind(LaunchState state, HistoryFilter::Kind kind)
{
    switch (kind) {
    case HistoryFilter::Kind::All:
        return true;
    case HistoryFilter::Kind::Unresolved:
        return isUnresolved(state);
    case HistoryFilter::Kind::Created:
        return state == LaunchState::Created;
    case HistoryFilter::Kind::Refused:
        return state == LaunchState::Refused;
    case HistoryFilter::Kind::NotSent:
        return state == LaunchState::NotSent || state == LaunchState::Prepared;
    case HistoryFilter::Kind::NotFound:
        return state == LaunchState::Absent;
    }
    Q_UNREACHABLE();
}

}

HistoryFilter::HistoryFilter(HistoryModel &history, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(&history);
}

void HistoryFilter::setKind(Kind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    invalidateFilter();
}

void HistoryFilter::setSearch(const QString &text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto state = static_cast<LaunchState>(index.data(HistoryModel::StateRole).toInt());
    if (!isOfKind(state, m_kind))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(HistoryModel::SearchRole).toString();
    return std::all_of(
        m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

}
