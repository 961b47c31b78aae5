// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/templatemerge.h"

namespace berth {

// What a template does to these fields, for a line beside them: what it gives to those that are left alone,
// and what the form's own takes the place of. Empty where the template gives nothing. Secrets are dots.
[[nodiscard]] QString templateWords(const QList<FieldId> &fields, const TemplateMerge &merge);

}
