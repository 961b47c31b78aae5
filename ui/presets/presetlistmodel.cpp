// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetlistmodel.h"

#include "store/presetname.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>

#include <algorithm>

namespace berth {
namespace {

QString nameOf(const PresetEntry &entry)
{
    return entry.summary.name.isEmpty() ? presetNameOfFile(entry.file) : entry.summary.name;
}

}

void PresetListModel::setEntries(const PresetEntries &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int PresetListModel::rowOf(const QString &file) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [&file](const PresetEntry &entry) { return entry.file == file; });
    return found == m_entries.cend() ? -1 : static_cast<int>(found - m_entries.cbegin());
}

int PresetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PresetListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const PresetEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::EditRole:
        return nameOf(entry);
    case Qt::DisplayRole: {
        if (entry.isBroken())
            return tr("%1 – broken: %2").arg(nameOf(entry), entry.summary.fault->text());
        QString words = nameOf(entry);
        if (entry.favourite)
            words.prepend(QStringLiteral("★ "));
        if (entry.builtIn)
            words = tr("%1 (built in)").arg(words);
        if (entry.summary.newer)
            words = tr("%1 (of a newer Berth, read-only)").arg(words);
        return words;
    }
    case Qt::ForegroundRole:
        if (entry.isBroken())
            return toneColor(Tone::Error, QGuiApplication::palette());
        return {};
    case Qt::ToolTipRole:
        if (entry.isBroken())
            return entry.file + u'\n' + entry.summary.fault->text();
        return QStringList{entry.summary.image, entry.summary.notes}.join(u'\n').trimmed();
    default:
        return {};
    }
}

}
