// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QString>

namespace berth {

// The number of an offer in a pasted text: "384826", "#384826", a link to the console such as
// https://cloud.vast.ai/create/?ask_id=384826, or to the API (…/asks/384826/). The error is a sentence for a
// person.
[[nodiscard]] Expected<qint64, QString> readOfferLink(const QString &text);

// Where both are known, the hash names one exact version and the number the newest one.
struct TemplateLink
{
    qint64 id = 0; // 0: not named
    QString hash; // 32 hexadecimal digits in lower case; empty: not named
    friend bool operator==(const TemplateLink &, const TemplateLink &) = default;
};

// A template in a pasted text: its number, its hash, or a link such as https://cloud.vast.ai/?template_id=…
// (a number or a hash, seen in the wild both ways) or https://cloud.vast.ai/template/readme/HASH. A referral
// link that names a template by author and name only (?ref_id=…&creator_id=…&name=…) is refused with that
// reason: only Vast.ai can look it up. The error is a sentence for a person.
[[nodiscard]] Expected<TemplateLink, QString> readTemplateLink(const QString &text);

}
