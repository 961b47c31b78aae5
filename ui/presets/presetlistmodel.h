// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"

#include <QAbstractListModel>

namespace berth {

// The presets as lines of a list, in the library's order. A broken file is shown with its line and reason.
// Qt::EditRole is the bare name, which is what a search looks at.
class PresetListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const PresetEntries &entries);
    [[nodiscard]] const PresetEntries &entries() const { return m_entries; }
    [[nodiscard]] int rowOf(const QString &file) const; // -1: there is none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    PresetEntries m_entries;
};

}
