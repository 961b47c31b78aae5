// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/preset.h"

#include "catalog/fullrequest.h"
#include "catalog/requestwriter.h"
#include "catalog/validator.h"
#include "interop/randomrequest.h"
#include "store/builtinpresets.h"
#include "store/secretref.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;

class PresetTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasButForSecrets();
    void anyRequestComesBack();
    void theFileIsGoodForDiffs();
    void noSecretIsWritten();
    void secretsAreListed();
    void aBareBodyIsVersion0();
    void aWireBodysSecretsAreTaken();
    void aNewerVersionIsReadOnly();
    void unknownKeysAreKeptAndReported();
    void badValuesAreKeptAndReported();
    void aPortsValueIsTold();
    void whatLooksSecretIsNotKept();
    void brokenFilesNameTheirPlace_data();
    void brokenFilesNameTheirPlace();
    void everyTornFileIsBroken();
    void anySwappedByteIsSafe();
    void builtInOnesAreSound();
};

namespace {

Preset fullPreset()
{
    Preset preset;
    preset.id = QStringLiteral("0d4c1d5e-98a8-4c3a-8c62-1d1e25b8ac11");
    preset.name = QStringLiteral("Träin 😀");
    preset.notes = QStringLiteral("two\nlines");
    preset.fields = test::fullRequest();
    preset.offerQuery = QStringLiteral("num_gpus=1 gpu_ram>=24");
    preset.priceCeiling = Money::fromMicro(250'000);
    return preset;
}

PresetReading read(const QByteArray &json)
{
    const auto reading = presetFromJson(json, QStringLiteral("fallback"));
    if (!reading) {
        qWarning("broken: %s", qPrintable(reading.error().text()));
        return {};
    }
    return *reading;
}

QStringList keysOf(const QList<ReadProblem> &problems)
{
    QStringList keys;
    for (const ReadProblem &problem : problems)
        keys << problem.key;
    return keys;
}

}

void PresetTest::comesBackAsItWasButForSecrets()
{
    const Preset preset = fullPreset();
    const PresetReading back = read(presetToJson(preset));
    QCOMPARE(keysOf(back.problems), QStringList());
    Preset expected = preset;
    expected.fields = withoutSecrets(preset.fields);
    QVERIFY(expected.fields != preset.fields);
    QVERIFY(back.preset == expected);
    QCOMPARE(back.version, 1);
    QVERIFY(!back.isNewer());
}

void PresetTest::anyRequestComesBack()
{
    QRandomGenerator random(20261124);
    for (int round = 0; round < 500; ++round) {
        Preset preset;
        preset.name = QStringLiteral("n") + test::awkwardText(random);
        preset.notes = test::awkwardText(random);
        preset.offerQuery = test::awkwardText(random);
        preset.fields = test::randomRequest(random);
        // Awkward names, marks and order, which the body on the wire has no place for.
        if (const auto *rows = preset.fields.get<EnvRows>(FieldId::Env)) {
            EnvRows more = *rows;
            more << envVariable(test::awkwardText(random), test::awkwardText(random), random.bounded(2) == 0);
            more << envVariable(QStringLiteral("A_TOKEN"), QStringLiteral("plain"), false);
            preset.fields.set(FieldId::Env, more);
        }
        const QByteArray json = presetToJson(preset);
        const PresetReading back = read(json);
        QVERIFY2(back.problems.isEmpty(), json.constData());
        preset.fields = withoutSecrets(preset.fields);
        QVERIFY2(back.preset == preset, json.constData());
        QCOMPARE(presetToJson(back.preset), json);
    }
}

void PresetTest::theFileIsGoodForDiffs()
{
    Preset preset;
    preset.id = QStringLiteral("x");
    preset.name = QStringLiteral("Mine");
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    preset.fields.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("1")), envPort(QStringLiteral("80:80")),
            envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("s"), true)});
    QCOMPARE(presetToJson(preset), QByteArray(R"({
    "berth_preset": 1,
    "id": "x",
    "name": "Mine",
    "request": {
        "env": [
            {
                "name": "A",
                "value": "1"
            },
            {
                "kind": "port",
                "name": "80:80"
            },
            {
                "name": "HF_TOKEN",
                "secret": true
            }
        ],
        "image": "ubuntu:22.04"
    }
}
)"));
}

void PresetTest::noSecretIsWritten()
{
    const QByteArray json = presetToJson(fullPreset());
    QVERIFY(!json.contains("hf_s3cret"));
    QVERIFY(!json.contains("tok3n"));
    QVERIFY(json.contains("HF_TOKEN"));
    QVERIFY(json.contains("bob"));
}

void PresetTest::secretsAreListed()
{
    RequestFields fields = test::fullRequest();
    EnvRows rows = *fields.get<EnvRows>(FieldId::Env);
    rows << envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("second"), true);
    fields.set(FieldId::Env, rows);
    const SecretRefs refs = secretRefs(fields);
    QStringList paths;
    for (const SecretRef &ref : refs)
        paths << ref.path();
    QCOMPARE(paths,
        (QStringList{QStringLiteral("image_login"), QStringLiteral("env/HF_TOKEN"),
            QStringLiteral("env/HF_TOKEN#2")}));
    QCOMPARE(secretAt(fields, refs[1]).reveal(), QStringLiteral("hf_s3cret"));
    QCOMPARE(secretAt(fields, refs[2]).reveal(), QStringLiteral("second"));
    QVERIFY(missingSecrets(fields).isEmpty());

    RequestFields bare = withoutSecrets(fields);
    QCOMPARE(missingSecrets(bare), refs);
    for (const SecretRef &ref : refs)
        setSecretAt(bare, ref, secretAt(fields, ref));
    QVERIFY(bare == fields);
    setSecretAt(bare, {FieldId::Env, QStringLiteral("TZ")}, Secret(QStringLiteral("not its place")));
    QVERIFY(bare == fields);
}

void PresetTest::aBareBodyIsVersion0()
{
    const PresetReading old = read(R"({"image": "ubuntu", "disk": 20, "runtype": "ssh_direc ssh_proxy",
        "label": null, "env": {"A": "1", "-p 80:80": "1"}})");
    QCOMPARE(old.version, 0);
    QCOMPARE(keysOf(old.problems), QStringList());
    QCOMPARE(old.preset.name, QStringLiteral("fallback"));
    QCOMPARE(old.preset.fields.text(FieldId::Runtype), QStringLiteral("ssh_direct"));
    QVERIFY(!old.preset.fields.isSet(FieldId::Label));
    QCOMPARE(*old.preset.fields.get<EnvRows>(FieldId::Env),
        (EnvRows{envPort(QStringLiteral("80:80")), envVariable(QStringLiteral("A"), QStringLiteral("1"))}));

    const QByteArray migrated = presetToJson(old.preset);
    const PresetReading back = read(migrated);
    QCOMPARE(back.version, 1);
    QVERIFY(back.preset == old.preset);
}

void PresetTest::aWireBodysSecretsAreTaken()
{
    const PresetReading old = read(
        R"({"image": "a", "env": {"HF_TOKEN": "hf_s3cret"}, "image_login": "-u bob -p tok3n docker.io"})");
    QCOMPARE(old.preset.fields.get<ImageLogin>(FieldId::ImageLogin)->token.reveal(), QStringLiteral("tok3n"));
    const EnvRow row = old.preset.fields.get<EnvRows>(FieldId::Env)->at(0);
    QVERIFY(row.secret);
    QCOMPARE(row.value.reveal(), QStringLiteral("hf_s3cret"));
    const QByteArray json = presetToJson(old.preset);
    QVERIFY(!json.contains("hf_s3cret") && !json.contains("tok3n"));
    // A body that was shared with its secrets masked brings no dots as a password.
    const PresetReading masked
        = read(QJsonDocument(requestBody(test::fullRequest(), SecretPolicy::Mask)).toJson());
    QCOMPARE(missingSecrets(masked.preset.fields), secretRefs(masked.preset.fields));
    QCOMPARE(missingSecrets(masked.preset.fields).size(), 2);
}

void PresetTest::aNewerVersionIsReadOnly()
{
    const PresetReading newer
        = read(R"({"berth_preset": 2, "name": "Later", "request": {"image": "a", "gpu_clock": 5}})");
    QVERIFY(newer.isNewer());
    QCOMPARE(newer.preset.fields.text(FieldId::Image), QStringLiteral("a"));
    QCOMPARE(keysOf(newer.problems), QStringList{QStringLiteral("request.gpu_clock")});
}

void PresetTest::unknownKeysAreKeptAndReported()
{
    const QByteArray json = R"({"berth_preset": 1, "name": "n", "colour": {"a": [1]}, "request": {"speed": 9,
        "disk": 20, "volume_info": {"size": 3, "tier": "fast"}, "image_login": {"user": "u", "tls": true},
        "env": [{"name": "A", "value": "1", "comment": "c"}, {"name": "B", "value": "2"}]}})";
    const PresetReading reading = read(json);
    const QStringList keys = keysOf(reading.problems);
    for (const char *key : {"colour", "request.speed", "request.volume_info.tier", "request.image_login.tls",
             "request.env[0].comment"})
        QVERIFY2(keys.contains(QLatin1String(key)), key);
    QCOMPARE(keys.size(), 5);
    for (const ReadProblem &problem : reading.problems)
        QVERIFY(problem.unknownKey && !problem.message.isEmpty());

    Preset changed = reading.preset;
    changed.fields.set(FieldId::Disk, 40.0);
    const QJsonObject back = QJsonDocument::fromJson(presetToJson(changed)).object();
    QJsonObject expected = QJsonDocument::fromJson(json).object();
    QJsonObject request = expected.value(QStringLiteral("request")).toObject();
    request.insert(QStringLiteral("disk"), 40);
    QJsonObject login = request.value(QStringLiteral("image_login")).toObject();
    login.insert(QStringLiteral("registry"), QString());
    request.insert(QStringLiteral("image_login"), login);
    expected.insert(QStringLiteral("request"), request);
    QCOMPARE(back, expected);
}

void PresetTest::badValuesAreKeptAndReported()
{
    const QByteArray json = R"({"berth_preset": 1, "id": "i", "name": "n", "price_ceiling": -1, "request": {
        "disk": "much", "rental_type": "rent", "args": 5, "env": [7, {"name": "A", "value": 1}, {"value": "x"},
        {"kind": "socket", "name": "s"}]}})";
    const PresetReading reading = read(json);
    QStringList keys = keysOf(reading.problems);
    keys.sort();
    QCOMPARE(keys,
        (QStringList{QStringLiteral("price_ceiling"), QStringLiteral("request.args"),
            QStringLiteral("request.disk"), QStringLiteral("request.env[0]"),
            QStringLiteral("request.env[1]"), QStringLiteral("request.env[2]"),
            QStringLiteral("request.env[3]"), QStringLiteral("request.rental_type")}));
    QCOMPARE(QJsonDocument::fromJson(presetToJson(reading.preset)).object(),
        QJsonDocument::fromJson(json).object());
    // What is set takes the place of what could not be read.
    Preset mended = reading.preset;
    mended.fields.set(FieldId::Disk, 16.0);
    mended.priceCeiling = Money::fromMicro(1'000'000);
    const PresetReading back = read(presetToJson(mended));
    QCOMPARE(*back.preset.fields.get<double>(FieldId::Disk), 16.0);
    QCOMPARE(back.preset.priceCeiling, mended.priceCeiling);
}

void PresetTest::aPortsValueIsTold()
{
    const PresetReading reading = read(R"({"berth_preset": 1, "name": "n", "request": {
        "env": [{"kind": "port", "name": "80:80", "value": ""}, {"kind": "port", "name": "81:81", "value": "web"}]}})");
    QCOMPARE(keysOf(reading.problems), QStringList{QStringLiteral("request.env[1].value")});
    QCOMPARE(*reading.preset.fields.get<EnvRows>(FieldId::Env),
        (EnvRows{envPort(QStringLiteral("80:80")), envPort(QStringLiteral("81:81"))}));
    QVERIFY(!presetToJson(reading.preset).contains("web"));
}

void PresetTest::whatLooksSecretIsNotKept()
{
    const PresetReading reading = read(R"({"berth_preset": 1, "name": "n", "api_key": "s3cret-1", "request": {
        "auth": "s3cret-2", "image_login": {"user": "u", "token": "s3cret-3", "api_key": "s3cret-4"},
        "env": [{"name": "A_TOKEN", "value": ["s3cret-5"]}, {"name": "B", "secret": true, "value": "s3cret-6"},
                {"name": "C", "value": "1", "old_password": "s3cret-7"}]}})");
    QCOMPARE(reading.problems.size(), 7);
    for (const ReadProblem &problem : reading.problems)
        QVERIFY(!problem.message.contains(QLatin1String("s3cret")));
    QVERIFY(!presetToJson(reading.preset).contains("s3cret"));
    QCOMPARE(secretAt(reading.preset.fields, {FieldId::Env, QStringLiteral("B")}).reveal(),
        QStringLiteral("s3cret-6"));
    QCOMPARE(reading.preset.fields.get<ImageLogin>(FieldId::ImageLogin)->token.reveal(),
        QStringLiteral("s3cret-3"));
    const PresetReading wire = read(R"({"image_login": "s3cret-8", "env": {"A_KEY": 5, "B": "2"}})");
    QCOMPARE(wire.problems.size(), 2);
    QVERIFY(!presetToJson(wire.preset).contains("s3cret"));
}

void PresetTest::brokenFilesNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("empty") << QByteArray() << 0 << 0;
    QTest::newRow("blank") << QByteArray(" \n ") << 0 << 0;
    QTest::newRow("text") << QByteArray("hello") << 1 << 1;
    QTest::newRow("a list") << QByteArray("[1]") << 1 << 1;
    QTest::newRow("lacks a comma") << QByteArray("{\n  \"a\": 1\n  \"b\": 2\n}") << 3 << 4;
    QTest::newRow("after an umlaut") << QByteArray("{\"ä\": x}") << 1 << 7;
    QTest::newRow("version is text") << QByteArray("{\n\"name\": \"n\",\n\"berth_preset\": \"1\"}") << 3 << 1;
    QTest::newRow("version 0") << QByteArray("{\"berth_preset\": 0}") << 1 << 2;
    QTest::newRow("request is a list") << QByteArray("{\"berth_preset\": 1,\n \"request\": []}") << 2 << 2;
    QTest::newRow("too large") << QByteArray(int(maxPresetFile) + 1, ' ') << 0 << 0;
}

void PresetTest::brokenFilesNameTheirPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto reading = presetFromJson(json, QStringLiteral("f"));
    QVERIFY(!reading.has_value());
    QVERIFY(!reading.error().message.isEmpty());
    QCOMPARE(reading.error().line, line);
    QVERIFY2(qAbs(reading.error().column - column) <= 1, qPrintable(reading.error().text()));
    const PresetSummary summary = summarizePreset(json, QStringLiteral("f"));
    QVERIFY(summary.fault.has_value());
    QCOMPARE(summary.fault->line, line);
    QCOMPARE(summary.name, QStringLiteral("f"));
}

void PresetTest::everyTornFileIsBroken()
{
    const QByteArray json = presetToJson(fullPreset());
    const qsizetype closing = json.lastIndexOf('}');
    for (qsizetype length = 0; length <= closing; ++length) {
        const auto reading = presetFromJson(json.left(length), QString());
        QVERIFY2(!reading.has_value(), json.left(length).constData());
        QVERIFY(!reading.error().message.isEmpty());
        QVERIFY(summarizePreset(json.left(length), QString()).fault.has_value());
    }
    QVERIFY(presetFromJson(json.left(closing + 1), QString()).has_value());
}

void PresetTest::anySwappedByteIsSafe()
{
    const QByteArray json = presetToJson(fullPreset());
    for (qsizetype at = 0; at < json.size(); ++at) {
        for (const char byte : {'\0', '"', '}', '9', '\xff'}) {
            QByteArray damaged = json;
            damaged[at] = byte;
            const auto reading = presetFromJson(damaged, QStringLiteral("f"));
            if (reading) // what is written of it can be read again
                QVERIFY(presetFromJson(presetToJson(reading->preset), QStringLiteral("f")).has_value());
        }
    }
}

void PresetTest::builtInOnesAreSound()
{
    QVERIFY(builtInEntries().size() >= 12);
    QStringList names;
    for (const PresetEntry &entry : builtInEntries()) {
        const auto preset = builtInPreset(entry.file);
        QVERIFY(preset.has_value());
        QVERIFY(!preset->name.isEmpty() && !preset->notes.isEmpty() && !preset->offerQuery.isEmpty());
        QVERIFY2(!names.contains(preset->name), qPrintable(preset->name));
        names << preset->name;
        for (const Issue &issue : validate(preset->fields)) {
            // A secret that is still to be filled in is the only thing to be said of them.
            QVERIFY2(issue.severity == Severity::Warning && issue.name == QLatin1String("env.empty_secret"),
                qPrintable(entry.file + u' ' + issue.message));
        }
        QVERIFY(*preset->fields.get<double>(FieldId::Disk) >= 8);
    }
    QVERIFY(!builtInPreset(QStringLiteral("builtin:nothing")).has_value());
}

BERTH_TEST(PresetTest)
#include "presettest.moc"
