// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "support/testcase.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace berth;
using test::Program;

class PresetsCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void listsBuiltInOnes();
    void savesShowsRenamesDeletes();
    void replacesOnlyWhenTold();
    void presetsDescribeARequest();
    void secretsGoToTheVaultAndComeBack();
    void secretsThatCantBeKeptAreSaid();
    void exportsWithoutSecretsAndImports();
    void brokenAndNewerOnes();
    void badInput_data();
    void badInput();
};

namespace {

// Without a keyring; the file for secrets is there when a test makes it, as after a yes.
struct Ctl : Program
{
    Ctl()
    {
        setVariable(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        QDir().mkpath(state(QStringLiteral("presets")));
    }
    [[nodiscard]] QString state(const QString &name) const
    {
        return home() + QLatin1String("/state/") + name;
    }
    void allowFile() const
    {
        QFile file(state(QStringLiteral("vault.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write("{}\n") != 3
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("can't write the vault's file");
    }
    Result presets(const char *words)
    {
        return run(QStringList{QStringLiteral("presets")} + QString::fromUtf8(words).split(u'|'));
    }
    Result request(const char *words)
    {
        return run(QStringList{QStringLiteral("request"), QStringLiteral("--offer"), QStringLiteral("7")}
            + QString::fromUtf8(words).split(u'|'));
    }
};

QJsonArray listOf(const Program::Result &result)
{
    return QJsonDocument::fromJson(result.out).array();
}

QJsonObject entry(const Program::Result &result, const char *name)
{
    for (const QJsonValue &value : listOf(result)) {
        if (value.toObject().value(QStringLiteral("name")).toString() == QLatin1String(name))
            return value.toObject();
    }
    return {};
}

QString at(const QJsonObject &json, const char *path)
{
    QJsonValue value = json;
    const QStringList parts = QString::fromLatin1(path).split(u'/');
    for (const QString &part : parts)
        value = value.toObject().value(part);
    return value.toVariant().toString();
}

}

void PresetsCommandTest::listsBuiltInOnes()
{
    Ctl ctl;
    const auto result = ctl.presets("list");
    QCOMPARE(result.exit, 0);
    QVERIFY(listOf(result).size() >= 12);
    const QJsonObject vllm = entry(result, "vLLM server");
    QCOMPARE(vllm.value(QStringLiteral("built_in")), QJsonValue(true));
    QCOMPARE(at(vllm, "file"), QStringLiteral("builtin:vllm"));
    const auto shown = ctl.presets("show|builtin:vllm");
    QCOMPARE(at(shown.json(), "preset/request/image"), QStringLiteral("vllm/vllm-openai:latest"));
    QCOMPARE(shown.json().value(QStringLiteral("secrets")),
        QJsonValue(QJsonArray{QStringLiteral("VLLM_API_KEY")}));
}

void PresetsCommandTest::savesShowsRenamesDeletes()
{
    Ctl ctl;
    const auto saved = ctl.presets(
        "save|Mine|--set|image=ubuntu:22.04|--set|disk=2|--notes|n|--query|num_gpus=1|--price-ceiling|0.25");
    QCOMPARE(saved.exit, 0);
    QVERIFY(saved.err.contains("disk")); // doubtful, but it is only kept
    QCOMPARE(at(saved.json(), "file"), QStringLiteral("Mine.berth.json"));
    QCOMPARE(entry(ctl.presets("list"), "Mine").value(QStringLiteral("built_in")), QJsonValue(false));
    const auto shown = ctl.presets("show|mine");
    QCOMPARE(at(shown.json(), "preset/notes"), QStringLiteral("n"));
    QCOMPARE(at(shown.json(), "preset/offer_query"), QStringLiteral("num_gpus=1"));
    QCOMPARE(at(shown.json(), "preset/price_ceiling"), QStringLiteral("0.25"));
    QCOMPARE(ctl.presets("rename|Mine|Yours").exit, 0);
    QCOMPARE(ctl.presets("show|Mine").exit, 2);
    QCOMPARE(ctl.presets("show|Yours").exit, 0);
    const auto deleted = ctl.presets("delete|Yours");
    QCOMPARE(deleted.exit, 0);
    QVERIFY(QFile::exists(ctl.state(QStringLiteral("presets/.trash/")) + at(deleted.json(), "in_trash")));
    QCOMPARE(ctl.presets("delete|Yours").exit, 2);
}

void PresetsCommandTest::replacesOnlyWhenTold()
{
    Ctl ctl;
    QCOMPARE(ctl.presets("save|Mine|--set|image=a|--notes|kept").exit, 0);
    const auto again = ctl.presets("save|mine|--set|image=b");
    QCOMPARE(again.exit, 2);
    QVERIFY(again.out.isEmpty());
    QVERIFY(again.err.contains("Mine"));
    const QString id = at(ctl.presets("show|Mine").json(), "preset/id");
    QCOMPARE(ctl.presets("save|Mine|--set|image=b|--replace").exit, 0);
    const QJsonObject shown = ctl.presets("show|Mine").json();
    QCOMPARE(at(shown, "preset/request/image"), QStringLiteral("b"));
    QCOMPARE(at(shown, "preset/notes"), QStringLiteral("kept"));
    QCOMPARE(at(shown, "preset/id"), id);
}

void PresetsCommandTest::presetsDescribeARequest()
{
    Ctl ctl;
    QCOMPARE(
        ctl.presets("save|Mine|--set|image=a|--set|disk=20|--set|label=p|--env|A=1|--port|80:80").exit, 0);
    const auto result = ctl.request("--set|label=set|--env|B=2|--preset|mine");
    QCOMPARE(result.exit, 0);
    QCOMPARE(at(result.json(), "body/image"), QStringLiteral("a"));
    QCOMPARE(at(result.json(), "body/label"), QStringLiteral("set"));
    QCOMPARE(result.json().value(QStringLiteral("body")).toObject().value(QStringLiteral("env")),
        QJsonValue(QJsonObject{{QStringLiteral("A"), QStringLiteral("1")},
            {QStringLiteral("B"), QStringLiteral("2")}, {QStringLiteral("-p 80:80"), QStringLiteral("1")}}));
    // A bare body in a file is a preset of version 0.
    const QString file = ctl.file(QStringLiteral("body.json"), R"({"image": "f", "disk": 30})");
    const auto fromFile = ctl.request(qPrintable(QStringLiteral("--preset|") + file));
    QCOMPARE(at(fromFile.json(), "body/image"), QStringLiteral("f"));
    const auto builtIn = ctl.request("--preset|Batch job");
    QCOMPARE(at(builtIn.json(), "body/runtype"), QStringLiteral("args"));
    const auto absent = ctl.request("--preset|none");
    QCOMPARE(absent.exit, 2);
    QVERIFY(absent.err.contains("--preset: "));
}

void PresetsCommandTest::secretsGoToTheVaultAndComeBack()
{
    Ctl ctl;
    ctl.allowFile();
    const auto saved = ctl.presets(
        "save|Mine|--set|image=a|--env|HF_TOKEN=hf_s3cret|--set|image_login=-u bob -p tok3n docker.io");
    QVERIFY2(saved.exit == 0, saved.err.constData());
    QVERIFY(!(saved.out + saved.err).contains("s3cret") && !(saved.out + saved.err).contains("tok3n"));
    QFile preset(ctl.state(QStringLiteral("presets/Mine.berth.json")));
    QVERIFY(preset.open(QIODevice::ReadOnly));
    const QByteArray bytes = preset.readAll();
    preset.close(); // Windows replaces no file that is open
    QVERIFY(bytes.contains("HF_TOKEN") && !bytes.contains("s3cret") && !bytes.contains("tok3n"));
    const auto shown = ctl.request("--preset|Mine|--show-secrets");
    QCOMPARE(at(shown.json(), "body/env/HF_TOKEN"), QStringLiteral("hf_s3cret"));
    QCOMPARE(at(shown.json(), "body/image_login"), QStringLiteral("-u bob -p tok3n docker.io"));
    QVERIFY(!ctl.request("--preset|Mine").out.contains("s3cret"));
    // One that is gone from the preset is gone from the vault.
    QCOMPARE(ctl.presets("save|Mine|--set|image=a|--replace").exit, 0);
    QFile vault(ctl.state(QStringLiteral("vault.json")));
    QVERIFY(vault.open(QIODevice::ReadOnly));
    QCOMPARE(vault.readAll(), QByteArray("{\n}\n"));
}

void PresetsCommandTest::secretsThatCantBeKeptAreSaid()
{
#ifdef Q_OS_WIN
    QSKIP("Windows always has a place for secrets.");
#endif
    Ctl ctl;
    const auto saved = ctl.presets("save|Mine|--set|image=a|--env|HF_TOKEN=hf_s3cret");
    QCOMPARE(saved.exit, 1);
    QVERIFY(saved.err.contains("not kept"));
    QCOMPARE(ctl.presets("show|Mine").exit, 0); // the rest is there
    const auto used = ctl.request("--preset|Mine|--set|image_login=-u a -p b c");
    QCOMPARE(used.exit, 0);
    QVERIFY(used.err.contains("HF_TOKEN"));
    QDirIterator it(ctl.state(QString()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("s3cret"));
    }
}

void PresetsCommandTest::exportsWithoutSecretsAndImports()
{
    Ctl ctl;
    ctl.allowFile();
    QCOMPARE(ctl.presets("save|Mine|--set|image=a|--env|HF_TOKEN=hf_s3cret").exit, 0);
    const QString path = ctl.home() + QStringLiteral("/out.berth.json");
    const auto exported = ctl.presets(qPrintable(QStringLiteral("export|Mine|") + path));
    QCOMPARE(exported.exit, 0);
    QVERIFY(exported.err.contains("HF_TOKEN") && exported.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("s3cret"));
    QCOMPARE(ctl.presets("export|Mine").out, bytes);
    // The id in it opens nothing: the file may be anybody's by now.
    const auto foreign
        = ctl.request(qPrintable(QStringLiteral("--show-secrets|--unset|env|--preset|") + path));
    QVERIFY(foreign.err.contains("HF_TOKEN") && !foreign.out.contains("s3cret"));

    const QString body
        = ctl.file(QStringLiteral("body.json"), R"({"image": "b", "env": {"B_KEY": "k3y"}, "zz": 1})");
    const auto imported = ctl.presets(qPrintable(QStringLiteral("import|%1|%2").arg(path, body)));
    QVERIFY2(imported.exit == 0, imported.err.constData());
    const QJsonArray all = listOf(imported);
    QCOMPARE(all.size(), 2);
    QCOMPARE(at(all[0].toObject(), "preset/name"), QStringLiteral("Mine 2"));
    QVERIFY(at(all[0].toObject(), "preset/id") != at(ctl.presets("show|Mine").json(), "preset/id"));
    QCOMPARE(all[0].toObject().value(QStringLiteral("missing_secrets")),
        QJsonValue(QJsonArray{QStringLiteral("HF_TOKEN")}));
    QCOMPARE(at(all[1].toObject(), "preset/name"), QStringLiteral("body"));
    QVERIFY(imported.err.contains("zz"));
    QCOMPARE(at(ctl.request("--preset|body|--show-secrets").json(), "body/env/B_KEY"), QStringLiteral("k3y"));
}

void PresetsCommandTest::brokenAndNewerOnes()
{
    Ctl ctl;
    (void)ctl.file(QStringLiteral("state/presets/bad.berth.json"), "{\n \"name\": }");
    (void)ctl.file(QStringLiteral("state/presets/new.berth.json"), R"({"berth_preset": 5, "name": "Later"})");
    const auto list = ctl.presets("list");
    QCOMPARE(at(entry(list, "bad"), "broken/line"), QStringLiteral("2"));
    QCOMPARE(entry(list, "Later").value(QStringLiteral("read_only")), QJsonValue(true));
    QVERIFY(ctl.presets("list|--format|text").out.contains("Line 2"));
    const auto shown = ctl.presets("show|bad");
    QCOMPARE(shown.exit, 2);
    QVERIFY(shown.err.contains("Line 2"));
    QCOMPARE(ctl.presets("rename|Later|x").exit, 2);
    QCOMPARE(ctl.presets("save|Later|--set|image=a|--replace").exit, 2);
    QCOMPARE(ctl.presets("delete|bad").exit, 0);
}

void PresetsCommandTest::badInput_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("nothing") << QByteArray("--format|json") << QByteArray("list");
    QTest::newRow("unknown") << QByteArray("burn") << QByteArray("list");
    QTest::newRow("show nothing") << QByteArray("show") << QByteArray("show");
    QTest::newRow("show two") << QByteArray("show|a|b") << QByteArray("show");
    QTest::newRow("absent") << QByteArray("show|none") << QByteArray("none");
    QTest::newRow("bad field") << QByteArray("save|a|--set|colour=1") << QByteArray("colour");
    QTest::newRow("bad price") << QByteArray("save|a|--price-ceiling|much") << QByteArray("--price-ceiling");
    QTest::newRow("no price") << QByteArray("save|a|--price-ceiling|0") << QByteArray("--price-ceiling");
    QTest::newRow("built in") << QByteArray("rename|builtin:vm|x") << QByteArray("built in");
    QTest::newRow("delete built in") << QByteArray("delete|builtin:vm") << QByteArray("builtin:vm");
    QTest::newRow("import absent") << QByteArray("import|/nonexistent.json") << QByteArray("nonexistent");
}

void PresetsCommandTest::badInput()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, named);
    Ctl ctl;
    const auto result = ctl.presets(words.constData());
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains(named), result.err.constData());
}

BERTH_TEST(PresetsCommandTest)
#include "presetscommandtest.moc"
