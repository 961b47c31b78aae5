// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"

#include <cstdio>
#include <cstdlib>

namespace berth::fuzz {

void check(bool good, const char *what, const QString &shown)
{
    if (good)
        return;
    std::fprintf(stderr, "does not hold: %s\n%s\n", what, qUtf8Printable(shown));
    std::fflush(stderr);
    std::abort();
}

}
