// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"

// The parts of validate(), one for each theme. Names of issues are "theme.problem".
namespace berth::rules {

// Range, length, choice: what the catalogue says of one field alone.
void checkField(const Field &field, const RequestFields &fields, Issues &issues);
// Across fields.
void checkImage(const RequestFields &fields, Issues &issues);
void checkAccess(const RequestFields &fields, Issues &issues);
void checkPrice(const RequestFields &fields, Issues &issues);
void checkEnv(const RequestFields &fields, Issues &issues);
void checkStartup(const RequestFields &fields, Issues &issues);
void checkVolume(const RequestFields &fields, Issues &issues);
void checkAdvanced(const RequestFields &fields, Issues &issues);

}
