// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestreader.h"
#include "core/expected.h"
#include "core/money.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace berth {

// A named set of fields. In `fields` the values of secrets are there only after they were read from the vault
// (PresetSecrets) or typed in; no file ever holds them.
struct Preset
{
    QString id; // 36 characters, a UUID; the vault knows a preset's secrets by it
    QString name;
    QString notes;
    RequestFields fields;
    QString offerQuery; // in the official client's language; empty: none
    std::optional<Money> priceCeiling; // $/hour
    QJsonObject unknown; // keys of the file that this version does not know; put back when it is saved
    QJsonObject kept; // the same inside "request", and values there that can't be read
    friend bool operator==(const Preset &, const Preset &) = default;
};

// The version of the file's form that this program writes. 0 is the bare body of a create call.
inline constexpr int presetVersion = 1;
// A file's name ends so.
inline constexpr char presetSuffix[] = ".berth.json";
// More than this is some other file. Bytes.
inline constexpr qint64 maxPresetFile = 1 << 20;

// What a file holds.
struct PresetReading
{
    Preset preset;
    QList<ReadProblem> problems; // nothing of it keeps the preset from being used
    int version = presetVersion;
    // Written by a newer Berth: usable, but not to be saved over, because this one may not know all of it.
    bool isNewer() const { return version > presetVersion; }
};

// Why a file can't be read as a preset.
struct PresetFault
{
    QString message; // a sentence for a person
    int line = 0; // from 1; 0: the whole file
    int column = 0; // from 1, in characters
    // "Line 3, column 14: …"
    [[nodiscard]] QString text() const;
};

// Whether a file says of itself that it is a preset, of whatever version; it may be broken otherwise.
[[nodiscard]] bool isPreset(const QByteArray &bytes);

// Pretty-printed, keys in alphabetical order, only what is set, with a final line break, without secrets.
[[nodiscard]] QByteArray presetToJson(const Preset &preset);
// `fallbackName` is the name where the file has none. A file without an id gives an empty one.
[[nodiscard]] Expected<PresetReading, PresetFault> presetFromJson(
    const QByteArray &bytes, const QString &fallbackName);

[[nodiscard]] QString newPresetId();

// What a list shows of a preset, without reading its fields.
struct PresetSummary
{
    QString id;
    QString name;
    QString image;
    QString notes; // at most 200 characters
    bool newer = false;
    std::optional<PresetFault> fault; // nothing else is there then
};
[[nodiscard]] PresetSummary summarizePreset(const QByteArray &bytes, const QString &fallbackName);

}
