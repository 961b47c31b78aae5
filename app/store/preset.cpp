// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/preset.h"

#include "store/fieldsjson.h"
#include "store/secretref.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUuid>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Preset)
};

const QString versionKey = QStringLiteral("berth_preset");
const QString idKey = QStringLiteral("id");
const QString nameKey = QStringLiteral("name");
const QString notesKey = QStringLiteral("notes");
const QString queryKey = QStringLiteral("offer_query");
const QString ceilingKey = QStringLiteral("price_ceiling");
const QString requestKey = QStringLiteral("request");

constexpr qsizetype summaryNotes = 200;

// Line and column, from 1, of a byte in UTF-8 text.
PresetFault faultAt(const QByteArray &bytes, qsizetype offset, const QString &message)
{
    const QByteArray before = bytes.left(qBound<qsizetype>(0, offset, bytes.size()));
    PresetFault fault{message};
    fault.line = static_cast<int>(before.count('\n')) + 1;
    fault.column = static_cast<int>(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size()) + 1;
    return fault;
}

// Where a key first stands in the text, for a fault that the parser has no place for.
qsizetype offsetOf(const QByteArray &bytes, const QString &key)
{
    return qMax<qsizetype>(0, bytes.indexOf('"' + key.toUtf8() + '"'));
}

struct Top
{
    QJsonObject json;
    int version = 0;
};

// The file's outermost object in the form of version 1, or why it is no preset.
Expected<Top, PresetFault> readTop(const QByteArray &bytes)
{
    if (bytes.size() > maxPresetFile)
        return fail(PresetFault{Words::tr("The file is larger than 1 MB; a preset is not.")});
    if (bytes.trimmed().isEmpty())
        return fail(PresetFault{Words::tr("The file is empty.")});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(faultAt(bytes, error.offset, Words::tr("This is no JSON: %1.").arg(error.errorString())));
    if (!document.isObject())
        return fail(faultAt(bytes, 0, Words::tr("A preset must be a JSON object, in braces.")));
    Top top{document.object()};
    if (!top.json.contains(versionKey)) {
        // Version 0: the body of a create call and nothing around it.
        top.json = QJsonObject{{requestKey, top.json}};
        return top;
    }
    const QJsonValue version = top.json.take(versionKey);
    top.version = version.toInt(0);
    if (top.version < 1)
        return fail(faultAt(bytes, offsetOf(bytes, versionKey),
            Words::tr("%1 must be a whole number, 1 or more.").arg(versionKey)));
    if (!top.json.value(requestKey).isUndefined() && !top.json.value(requestKey).isObject())
        return fail(faultAt(bytes, offsetOf(bytes, requestKey),
            Words::tr("%1 must be an object, in braces.").arg(requestKey)));
    return top;
}

class PresetReader
{
public:
    PresetReader(Top top, QString fallbackName)
        : m_json(std::move(top.json))
        , m_fallbackName(std::move(fallbackName))
    {
        m_result.version = top.version;
    }

    PresetReading read()
    {
        Preset &preset = m_result.preset;
        preset.id = takeText(idKey);
        preset.name = takeText(nameKey);
        preset.notes = takeText(notesKey);
        preset.offerQuery = takeText(queryKey);
        readCeiling();
        FieldsReading fields = fieldsFromJson(m_json.take(requestKey).toObject());
        for (ReadProblem &problem : fields.problems)
            problem.key.prepend(requestKey + u'.');
        m_result.problems << fields.problems;
        preset.fields = fields.fields;
        preset.kept = fields.kept;
        if (preset.name.trimmed().isEmpty())
            preset.name = m_fallbackName;
        for (auto it = m_json.constBegin(); it != m_json.constEnd(); ++it) {
            if (preset.unknown.contains(it.key()))
                continue; // a known key with a value that was not understood
            if (looksSecret(it.key())) {
                report(it.key(), Words::tr("is not known here; it may be a secret, so it is left out"), true);
            } else {
                report(it.key(), Words::tr("is not known here"), true);
                preset.unknown.insert(it.key(), *it);
            }
        }
        return m_result;
    }

private:
    void report(const QString &key, const QString &message, bool unknown = false)
    {
        m_result.problems.append({key, message, unknown});
    }

    QString takeText(const QString &key)
    {
        const QJsonValue value = m_json.take(key);
        if (!value.isUndefined() && !value.isNull() && !value.isString()) {
            report(key, Words::tr("must be text in quotes"));
            m_result.preset.unknown.insert(key, value);
        }
        return value.toString();
    }

    void readCeiling()
    {
        const QJsonValue value = m_json.take(ceilingKey);
        if (value.isUndefined() || value.isNull())
            return;
        const auto money = value.isDouble() ? Money::fromDollars(value.toDouble()) : std::nullopt;
        if (money && money->micro() > 0) {
            m_result.preset.priceCeiling = money;
        } else {
            report(ceilingKey, Words::tr("must be an amount in dollars above zero, such as 0.25"));
            m_result.preset.unknown.insert(ceilingKey, value);
        }
    }

    QJsonObject m_json;
    QString m_fallbackName;
    PresetReading m_result;
};

}

QString PresetFault::text() const
{
    return line > 0 ? Words::tr("Line %1, column %2: %3").arg(line).arg(column).arg(message) : message;
}

bool isPreset(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object().contains(versionKey);
}

QByteArray presetToJson(const Preset &preset)
{
    QJsonObject json = preset.unknown;
    json.insert(versionKey, presetVersion);
    const auto insert = [&json](const QString &key, const QString &text) {
        if (!text.isEmpty())
            json.insert(key, text);
    };
    insert(idKey, preset.id);
    insert(nameKey, preset.name);
    insert(notesKey, preset.notes);
    insert(queryKey, preset.offerQuery);
    if (preset.priceCeiling)
        json.insert(ceilingKey, preset.priceCeiling->dollars());
    json.insert(requestKey, fieldsToJson(preset.fields, preset.kept));
    return QJsonDocument(json).toJson(QJsonDocument::Indented); // ends with a line break
}

Expected<PresetReading, PresetFault> presetFromJson(const QByteArray &bytes, const QString &fallbackName)
{
    auto top = readTop(bytes);
    if (!top)
        return fail(top.error());
    return PresetReader(*std::move(top), fallbackName).read();
}

QString newPresetId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

PresetSummary summarizePreset(const QByteArray &bytes, const QString &fallbackName)
{
    PresetSummary summary;
    const auto top = readTop(bytes);
    if (!top) {
        summary.name = fallbackName;
        summary.fault = top.error();
        return summary;
    }
    summary.id = top->json.value(idKey).toString();
    summary.name = top->json.value(nameKey).toString();
    if (summary.name.trimmed().isEmpty())
        summary.name = fallbackName;
    summary.image = top->json.value(requestKey).toObject().value(field(FieldId::Image).name()).toString();
    summary.notes = top->json.value(notesKey).toString().left(summaryNotes);
    summary.newer = top->version > presetVersion;
    return summary;
}

}
