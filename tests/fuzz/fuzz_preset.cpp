// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"
#include "store/preset.h"
#include "store/presetname.h"
#include "store/secretref.h"

using namespace berth;

namespace {

void preset(const QByteArray &bytes)
{
    const auto reading = presetFromJson(bytes, QStringLiteral("f"));
    const PresetSummary summary = summarizePreset(bytes, QStringLiteral("f"));
    fuzz::check(reading.has_value() != summary.fault.has_value(), "list and reader agree on what is broken");
    if (!reading) {
        fuzz::check(!reading.error().message.isEmpty(), "a fault has words");
        fuzz::check(reading.error().line >= 0 && reading.error().column >= 0, "a fault's place is a place");
        return;
    }
    for (const ReadProblem &problem : reading->problems)
        fuzz::check(!problem.key.isNull() && !problem.message.isEmpty(), "a problem has a key and a message");
    fuzz::check(!reading->preset.name.isEmpty() && summary.name == reading->preset.name,
        "list and reader agree on the name");
    for (const Field &f : catalogue())
        fuzz::check(fits(f.kind, reading->preset.fields.value(f.id)), "a value fits its field", f.name());

    const QByteArray written = presetToJson(reading->preset);
    const auto again = presetFromJson(written, QStringLiteral("f"));
    fuzz::check(again.has_value(), "what is written can be read", QString::fromUtf8(written));
    Preset bare = reading->preset;
    bare.fields = withoutSecrets(bare.fields);
    fuzz::check(again->preset.fields == bare.fields, "the fields come back", QString::fromUtf8(written));
    fuzz::check(
        presetToJson(again->preset) == written, "it is written the same again", QString::fromUtf8(written));
    fuzz::check(!safeFileName(reading->preset.name).isEmpty(), "there is a name for its file");
}

}

BERTH_FUZZ_TARGET(preset, preset)
