// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

namespace berth::test {

// A launch like any other.
inline RequestFields ubuntu()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    fields.set(FieldId::Disk, 10.0);
    return fields;
}

}
