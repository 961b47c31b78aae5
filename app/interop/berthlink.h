// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/links.h"

namespace berth {

// What a link to Berth itself names. It can fill the form and nothing else: no field but the template, no
// secret, no address, and never an order to rent.
struct BerthLink
{
    QString preset; // a name, as the list of presets shows it, never a path; empty: none
    qint64 offerId = 0; // 0: none
    TemplateLink vastTemplate;

    [[nodiscard]] bool namesTemplate() const { return vastTemplate != TemplateLink(); }
    friend bool operator==(const BerthLink &, const BerthLink &) = default;
};

// Whether a text begins as such a link does, good or bad.
[[nodiscard]] bool isBerthLink(const QString &text);

// berth:preset/NAME, berth:offer/ID, berth:template/ID-OR-HASH or berth:rent, each with more of preset=,
// offer= and template= behind a question mark: berth:rent?offer=384826&preset=PyTorch%20dev. Each at most
// once, at least one of them, in UTF-8 with percent signs; "+" is a plus sign. "berth://" is read, too.
// Anything else makes the whole link unreadable. The error is a sentence for a person.
[[nodiscard]] Expected<BerthLink, QString> readBerthLink(const QString &text);

}
