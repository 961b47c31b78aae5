// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deletedpresets.h"

#include <algorithm>

namespace berth {
namespace {

constexpr int daysInTrash = 30;

}

DeletedPresets::DeletedPresets(PresetLibrary &library, PresetSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_secrets(secrets)
{
}

void DeletedPresets::sweep()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_failedNames.clear();
    m_queue = m_library.folder().unforgotten();
    next();
}

void DeletedPresets::next()
{
    while (!m_queue.isEmpty()) {
        const TrashedPreset one = m_queue.takeFirst();
        if (one.preset.id.isEmpty() || secretRefs(one.preset.fields).isEmpty() || isInUse(one.preset)) {
            m_library.folder().markForgotten(one.inTrash);
            continue;
        }
        m_secrets.forget(one.preset, this, [this, one](const Expected<void, VaultError> &done) {
            if (done) {
                m_library.folder().markForgotten(one.inTrash);
            } else {
                m_failedNames << one.preset.name;
                m_reason = (done.error().message + u' ' + done.error().remedy).trimmed();
            }
            next();
        });
        return;
    }
    // While something is left to forget, the files say what.
    if (m_failedNames.isEmpty())
        m_library.purgeTrash(daysInTrash);
    else
        Q_EMIT failed(
            tr("The secrets of deleted presets are still kept: %1. %2 Berth tries again at its next start.")
                .arg(m_failedNames.join(QLatin1String(", ")), m_reason));
    m_running = false;
    Q_EMIT swept();
    if (std::exchange(m_again, false))
        sweep();
}

bool DeletedPresets::isInUse(const Preset &preset) const
{
    const PresetEntries &entries = m_library.entries();
    return std::any_of(entries.cbegin(), entries.cend(),
        [&preset](const PresetEntry &entry) { return entry.summary.id == preset.id; });
}

}
