// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"
#include "interop/gzip.h"
#include "interop/scriptpack.h"

using namespace berth;

namespace {

constexpr qsizetype limit = 1 << 20;

void scriptPack(const QByteArray &bytes)
{
    if (const auto back = gunzip(bytes, limit))
        fuzz::check(back->size() <= limit, "no more is written than is allowed");
    fuzz::check(gunzip(gzip(bytes)) == std::optional(bytes), "bytes come back");

    const QString text = QString::fromUtf8(bytes);
    (void)unpackScript(text);
    const QString packed = QString::fromUtf8(packScript(text));
    const auto script = unpackScript(packed);
    fuzz::check(isPacked(packed) && script && script->toUtf8() == text.toUtf8(), "a script comes back", text);
}

}

BERTH_FUZZ_TARGET(scriptpack, scriptPack)
