// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetlibrary.h"
#include "store/presetsecrets.h"

#include <QObject>

namespace berth {

// What becomes of presets in the trash: their secrets leave the vault as soon as nobody can undo the
// deletion, which a crash may put off to the next start; their files, without secrets, stay for a month. A
// file that was deleted outside is not in the trash and keeps its secrets, because it may come back (a
// checkout, a sync).
class DeletedPresets : public QObject
{
    Q_OBJECT

public:
    DeletedPresets(PresetLibrary &library, PresetSecrets &secrets, QObject *parent = nullptr);

    // Forgets the secrets of all in the trash whose id is nowhere in the folder. The library must be loaded.
    // What fails stays marked as not done, for the next sweep. swept() follows, later or at once.
    void sweep();

Q_SIGNALS:
    void failed(const QString &words);
    void swept();

private:
    void next();
    [[nodiscard]] bool isInUse(const Preset &preset) const;

    PresetLibrary &m_library;
    PresetSecrets &m_secrets;
    QList<TrashedPreset> m_queue;
    QStringList m_failedNames;
    QString m_reason;
    bool m_running = false;
    bool m_again = false;
};

}
