// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace berth::test {

// Bytes that are allocated and not given back, all threads together; nothing where the allocator does not
// tell. What the allocator keeps for later is not in it: that grows with the number of threads, and is no
// leak.
[[nodiscard]] inline std::optional<qint64> bytesInUse()
{
#ifdef __GLIBC__
#if __GLIBC_PREREQ(2, 33)
    const struct mallinfo2 all = mallinfo2();
    return qint64(all.uordblks) + qint64(all.hblkhd);
#endif
#endif
    return std::nullopt;
}

}
