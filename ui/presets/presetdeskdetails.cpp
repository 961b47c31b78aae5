// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetdesk.h"

#include <QScopedValueRollback>

namespace berth {

// The file gets the details alone: what the form has changed stays unsaved.
PresetDesk::Result PresetDesk::setDetails(const Preset &with)
{
    OpenPreset mine = *m_open;
    mine.preset.fields = m_saved;
    mine.preset.notes = with.notes;
    mine.preset.offerQuery = with.offerQuery;
    mine.preset.priceCeiling = with.priceCeiling;
    const QScopedValueRollback<bool> writing(m_writing, true);
    const auto saved = m_library.save(mine, WhenChanged::Refuse);
    if (!saved)
        return fail(saved.error());
    m_open = *saved;
    m_told.clear();
    Q_EMIT changed();
    return {};
}

}
