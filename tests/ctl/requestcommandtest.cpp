// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace berth;
using test::Program;

class RequestCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void printsMethodPathBody();
    void sourcesApplyInTheirOrder();
    void reachesInsideVolumeInfo();
    void theLastVariableOfANameCounts();
    void secretsAreMaskedUnlessAskedFor();
    void everyProblemIsNamed();
    void badInput_data();
    void badInput();
    void warningsDoNotStopIt();
    void otherForms();
    void helpAndVersion();
    void keepsStandardOutputForResults();
    void readsTheScriptOfACommand();
    void aScriptThatCantBeReadIsBadInput_data();
    void aScriptThatCantBeReadIsBadInput();
};

namespace {

QStringList request(const QStringList &more)
{
    return QStringList{QStringLiteral("request"), QStringLiteral("--offer"), QStringLiteral("384826"),
               QStringLiteral("--set"), QStringLiteral("image=ubuntu:22.04")}
    + more;
}

QJsonObject body(const Program::Result &result)
{
    return result.json().value(QStringLiteral("body")).toObject();
}

}

void RequestCommandTest::printsMethodPathBody()
{
    Program berthctl;
    const auto result = berthctl.run(request({QStringLiteral("--set"), QStringLiteral("disk=64")}));
    QCOMPARE(result.exit, 0);
    QCOMPARE(result.json(),
        (QJsonObject{{QStringLiteral("method"), QStringLiteral("PUT")},
            {QStringLiteral("path"), QStringLiteral("/api/v0/asks/384826/")},
            {QStringLiteral("body"),
                QJsonObject{{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")},
                    {QStringLiteral("disk"), 64}}}}));
}

void RequestCommandTest::sourcesApplyInTheirOrder()
{
    Program berthctl;
    const QString json
        = berthctl.file(QStringLiteral("body.json"), R"({"image": "b", "label": "json", "disk": 30})");
    // Written in another order than they apply in.
    const auto result = berthctl.run({QStringLiteral("request"), QStringLiteral("--offer"),
        QStringLiteral("7"), QStringLiteral("--unset"), QStringLiteral("user"), QStringLiteral("--env"),
        QStringLiteral("A=env"), QStringLiteral("--set"), QStringLiteral("label=set"),
        QStringLiteral("--set"), QStringLiteral("env={\"A\":\"set\"}"), QStringLiteral("--from-json"), json,
        QStringLiteral("--from-command"),
        QStringLiteral(
            "vastai create instance 5 --image a --label cmd --user root --disk 20 --onstart-cmd 'echo hi'")});
    QCOMPARE(result.exit, 0);
    QCOMPARE(result.json().value(QStringLiteral("path")).toString(), QStringLiteral("/api/v0/asks/7/"));
    const QJsonObject sent = body(result);
    QCOMPARE(sent.value(QStringLiteral("image")).toString(), QStringLiteral("b"));
    QCOMPARE(sent.value(QStringLiteral("label")).toString(), QStringLiteral("set"));
    QCOMPARE(sent.value(QStringLiteral("disk")).toDouble(), 30);
    QCOMPARE(sent.value(QStringLiteral("onstart")).toString(), QStringLiteral("echo hi"));
    QCOMPARE(sent.value(QStringLiteral("env")).toObject(),
        (QJsonObject{{QStringLiteral("A"), QStringLiteral("env")}}));
    QVERIFY(!sent.contains(QStringLiteral("user")));
}

void RequestCommandTest::reachesInsideVolumeInfo()
{
    Program berthctl;
    const auto result
        = berthctl.run(request({QStringLiteral("--set"), QStringLiteral("volume_info.create_new=false"),
            QStringLiteral("--set"), QStringLiteral("volume_info.volume_id=12"), QStringLiteral("--set"),
            QStringLiteral("volume_info.mount_path=/x")}));
    QCOMPARE(result.exit, 0);
    QCOMPARE(body(result).value(QStringLiteral("volume_info")).toObject(),
        (QJsonObject{{QStringLiteral("create_new"), false}, {QStringLiteral("volume_id"), 12},
            {QStringLiteral("mount_path"), QStringLiteral("/x")}}));
}

void RequestCommandTest::theLastVariableOfANameCounts()
{
    Program berthctl;
    const auto result = berthctl.run(request({QStringLiteral("--env"), QStringLiteral("A=1"),
        QStringLiteral("--env"), QStringLiteral("A=x=y z"), QStringLiteral("--port"),
        QStringLiteral("8000:8000"), QStringLiteral("--port"), QStringLiteral("53:53/udp")}));
    QCOMPARE(result.exit, 0);
    QCOMPARE(body(result).value(QStringLiteral("env")).toObject(),
        (QJsonObject{{QStringLiteral("A"), QStringLiteral("x=y z")},
            {QStringLiteral("-p 8000:8000"), QStringLiteral("1")},
            {QStringLiteral("-p 53:53/udp"), QStringLiteral("1")}}));
}

void RequestCommandTest::secretsAreMaskedUnlessAskedFor()
{
    Program berthctl;
    const QStringList secret{QStringLiteral("--env"), QStringLiteral("HF_TOKEN=hf_s3cret"),
        QStringLiteral("--set"), QStringLiteral("image_login=-u bob -p tok3n docker.io")};
    const auto masked = berthctl.run(request(secret));
    QCOMPARE(masked.exit, 0);
    QVERIFY(!(masked.out + masked.err).contains("hf_s3cret"));
    QVERIFY(!(masked.out + masked.err).contains("tok3n"));
    const auto shown = berthctl.run(request(secret + QStringList{QStringLiteral("--show-secrets")}));
    QCOMPARE(body(shown).value(QStringLiteral("env")).toObject().value(QStringLiteral("HF_TOKEN")).toString(),
        QStringLiteral("hf_s3cret"));
    QCOMPARE(body(shown).value(QStringLiteral("image_login")).toString(),
        QStringLiteral("-u bob -p tok3n docker.io"));
}

void RequestCommandTest::everyProblemIsNamed()
{
    Program berthctl;
    const auto result
        = berthctl.run({QStringLiteral("request"), QStringLiteral("--set"), QStringLiteral("disk=1"),
            QStringLiteral("--set"), QStringLiteral("price=many"), QStringLiteral("--set"),
            QStringLiteral("colour=red"), QStringLiteral("--port"), QStringLiteral("x")});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.out.isEmpty());
    for (const char *name : {"disk: ", "price: ", "colour: ", "env: ", "image: ", "offer: "})
        QVERIFY2(result.err.contains(name), name);
}

void RequestCommandTest::badInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *name, const QStringList &arguments, const char *named) {
        QTest::newRow(name) << arguments << QByteArray(named);
    };
    row("no offer", {QStringLiteral("request"), QStringLiteral("--set"), QStringLiteral("image=a")}, "offer");
    row("offer 0", request({QStringLiteral("--offer"), QStringLiteral("0")}), "--offer");
    row("unknown option", request({QStringLiteral("--colour")}), "colour");
    row("stray word", request({QStringLiteral("stray")}), "stray");
    row("no equals", request({QStringLiteral("--set"), QStringLiteral("disk")}), "--set");
    row("env without value", request({QStringLiteral("--env"), QStringLiteral("A")}), "--env");
    row("unset of nothing", request({QStringLiteral("--unset"), QStringLiteral("colour")}), "--unset");
    row("bad form", request({QStringLiteral("--as"), QStringLiteral("xml")}), "--as");
    row("bad format", request({QStringLiteral("--format"), QStringLiteral("xml")}), "--format");
    row("bad timeout", request({QStringLiteral("--timeout"), QStringLiteral("-1")}), "--timeout");
    row("bad url", request({QStringLiteral("--api-url"), QStringLiteral("console.vast.ai")}), "--api-url");
    row("absent file", request({QStringLiteral("--from-json"), QStringLiteral("/nonexistent.json")}),
        "--from-json");
    row("a client's bad port",
        request({QStringLiteral("--from-command"),
            QStringLiteral("vastai create instance 5 --image a --env '-p x:y'")}),
        "x:y");
    row("unknown command", {QStringLiteral("rent")}, "rent");
    row("no command", {}, "No command");
}

void RequestCommandTest::badInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    Program berthctl;
    const auto result = berthctl.run(arguments);
    QCOMPARE(result.exit, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(named), result.err.constData());
}

void RequestCommandTest::warningsDoNotStopIt()
{
    Program berthctl;
    const auto result = berthctl.run(request({QStringLiteral("--set"), QStringLiteral("force=true")}));
    QCOMPARE(result.exit, 0);
    QVERIFY(result.err.contains("force"));
    QCOMPARE(body(result).value(QStringLiteral("force")), QJsonValue(true));
}

void RequestCommandTest::otherForms()
{
    Program berthctl;
    const auto curl = berthctl.run(request({QStringLiteral("--as"), QStringLiteral("curl")}));
    QCOMPARE(curl.exit, 0);
    QVERIFY(curl.out.startsWith("curl "));
    QVERIFY(curl.out.contains("$VAST_API_KEY"));
    const auto vastai = berthctl.run(request({QStringLiteral("--as"), QStringLiteral("vastai")}));
    QVERIFY(vastai.out.startsWith("vastai create instance 384826"));
    const auto json = berthctl.run(request({QStringLiteral("--as"), QStringLiteral("json")}));
    QCOMPARE(json.json(), (QJsonObject{{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}}));
    const auto text = berthctl.run(request({QStringLiteral("--format"), QStringLiteral("text")}));
    QVERIFY(text.out.startsWith("PUT /api/v0/asks/384826/\n"));
    const auto piped = berthctl.run(
        request({QStringLiteral("--from-json"), QStringLiteral("-")}), R"({"label": "piped"})");
    QCOMPARE(body(piped).value(QStringLiteral("label")).toString(), QStringLiteral("piped"));
}

void RequestCommandTest::helpAndVersion()
{
    Program berthctl;
    QVERIFY(berthctl.run({QStringLiteral("--version")}).out.startsWith("berthctl "));
    const auto overview = berthctl.run({QStringLiteral("--help")});
    QCOMPARE(overview.exit, 0);
    for (const char *command : {"request", "launch", "sandbox"})
        QVERIFY2(overview.out.contains(command), command);
    const auto help = berthctl.run({QStringLiteral("launch"), QStringLiteral("--help")});
    QCOMPARE(help.exit, 0);
    for (const char *option : {"--api-url", "--api-key-file", "--state-dir", "--format", "--timeout",
             "--from-command", "--from-json", "--set", "--env", "--port", "--unset", "--offer", "--yes"})
        QVERIFY2(help.out.contains(option), option);
}

void RequestCommandTest::keepsStandardOutputForResults()
{
    Program berthctl;
    const auto result = berthctl.run(request({QStringLiteral("--set"), QStringLiteral("user=root"),
        QStringLiteral("--set"), QStringLiteral("force=true")}));
    QVERIFY(result.err.contains("warning"));
    QVERIFY(!result.out.contains("warning"));
    QVERIFY(!result.json().isEmpty());
}

void RequestCommandTest::readsTheScriptOfACommand()
{
    Program berthctl;
    (void)berthctl.file(QStringLiteral("start.sh"), "#!/bin/bash\r\necho hi\r\n");
    berthctl.setDirectory(berthctl.home());
    for (const char *name : {"start.sh", "./start.sh", "~/start.sh"}) {
        const auto result = berthctl.run({QStringLiteral("request"), QStringLiteral("--from-command"),
            QStringLiteral("vastai create instance 5 --image a --onstart %1")
                .arg(QString::fromLatin1(name))});
        QVERIFY2(result.exit == 0, result.err.constData());
        QCOMPARE(body(result).value(QStringLiteral("onstart")).toString(),
            QStringLiteral("#!/bin/bash\necho hi\n"));
    }
}

void RequestCommandTest::aScriptThatCantBeReadIsBadInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("absent") << QStringLiteral("absent.sh");
    QTest::newRow("binary") << QStringLiteral("binary.sh");
    QTest::newRow("folder") << QStringLiteral("state");
    // Only where it was started, not at home as well.
    QTest::newRow("at home") << QStringLiteral("home.sh");
}

void RequestCommandTest::aScriptThatCantBeReadIsBadInput()
{
    QFETCH(QString, name);
    Program berthctl;
    (void)berthctl.file(QStringLiteral("home.sh"), "echo hi");
    QVERIFY(QDir(berthctl.home()).mkpath(QStringLiteral("work/state")));
    (void)berthctl.file(QStringLiteral("work/binary.sh"),
        QByteArray("\x7f"
                   "ELF\0",
            5));
    berthctl.setDirectory(berthctl.home() + QStringLiteral("/work"));
    const auto result = berthctl.run({QStringLiteral("request"), QStringLiteral("--from-command"),
        QStringLiteral("vastai create instance 5 --image a --onstart ") + name});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains("--onstart " + name.toUtf8()), result.err.constData());
    QCOMPARE(result.err.count("--onstart"), 1);
}

BERTH_TEST(RequestCommandTest)
#include "requestcommandtest.moc"
