// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::test {

// Whether this is a Windows program under wine, which differs from Windows here and there.
[[nodiscard]] bool underWine();

}
