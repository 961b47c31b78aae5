// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/statetone.h"

namespace berth {

Tone stateTone(const LaunchRecord &record)
{
    switch (record.state) {
    case LaunchState::Prepared:
        return Tone::Quiet;
    case LaunchState::Created:
        if (record.gone.isValid())
            return Tone::Quiet;
        return record.destroyAsked.isValid() || !record.error.kind.isEmpty() ? Tone::Warning : Tone::Success;
    case LaunchState::Refused:
    case LaunchState::NotSent:
        return Tone::Error;
    case LaunchState::Sending:
    case LaunchState::Unknown:
    case LaunchState::Absent:
    case LaunchState::Conflict:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
}

Glyph stateGlyph(const LaunchRecord &record)
{
    switch (stateTone(record)) {
    case Tone::Success:
        return Glyph::Success;
    case Tone::Error:
        return Glyph::Error;
    case Tone::Quiet:
        return record.state == LaunchState::Created ? Glyph::Remove : Glyph::History;
    default:
        return record.state == LaunchState::Sending ? Glyph::History : Glyph::Warning;
    }
}

}
