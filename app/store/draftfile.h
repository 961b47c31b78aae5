// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"
#include "core/expected.h"

#include <QString>

namespace berth {

// The unfinished form, kept over a restart in draft.json. Secret values are left out: their rows come back
// empty, still marked secret; a registry token comes back empty.
struct Draft
{
    RequestFields fields;
    qint64 offerId = 0;
};

[[nodiscard]] QByteArray draftToJson(const Draft &draft);
// Whatever can be read is taken; a draft is a convenience, not a record.
[[nodiscard]] Draft draftFromJson(const QByteArray &json);

// Written whole or not at all (QSaveFile). The error is a sentence for a person.
[[nodiscard]] Expected<void, QString> saveDraft(const QString &stateDir, const Draft &draft);
[[nodiscard]] Draft loadDraft(const QString &stateDir); // empty where there is none

}
