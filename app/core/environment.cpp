// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment.h"

namespace berth {

EnvironmentLookup processEnvironment()
{
    return [](const char *name) { return qEnvironmentVariable(name); };
}

}
