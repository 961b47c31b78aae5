// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"

#include <QHash>
#include <QSet>

namespace berth {

// Which presets are favourites and when each was used last, in presets-usage.json beside the folder of
// presets: using a preset must not change its file.
class PresetUsage
{
public:
    explicit PresetUsage(const QString &stateDir);

    void load();
    void apply(PresetEntry &entry) const;
    // Both read the file again first, so that two programs do not undo each other.
    void setFavourite(const QString &key, bool on);
    void markUsed(const QString &key, const QDateTime &at);
    void forget(const QString &key);

private:
    void save() const;

    QString m_path;
    QSet<QString> m_favourites;
    QHash<QString, QDateTime> m_used;
};

}
