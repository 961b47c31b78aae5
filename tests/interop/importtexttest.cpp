// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importtext.h"

#include "catalog/requestwriter.h"
#include "interop/meaning.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::meaning;

class ImportTextTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatItIs_data();
    void knowsWhatItIs();
    void readsEachKind_data();
    void readsEachKind();
    void saysWhatItCannotRead_data();
    void saysWhatItCannotRead();
    void linesOfOtherShellsAreContinued_data();
    void linesOfOtherShellsAreContinued();
    void wrongLinesOfAFileHaveTheirPlace();
    void onlyTheFirstCommandIsRead();
};

void ImportTextTest::knowsWhatItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *text, ImportKind kind) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << int(kind);
    };
    row("", ImportKind::Unknown);
    row("hello", ImportKind::Unknown);
    row("vastai show instances", ImportKind::Unknown);
    row("vastai create instance 7", ImportKind::VastaiCommand);
    row("$ ./vast.py --raw create instance 7", ImportKind::VastaiCommand);
    row("# rent\nvastai launch instance -g x", ImportKind::VastaiCommand);
    row("curl -X PUT x", ImportKind::CurlCommand);
    row("KEY=x; curl x", ImportKind::CurlCommand);
    row(" {\"image\": \"curl x\"}", ImportKind::Json);
    row("curl -LO x/vast; ./vast create instance 7", ImportKind::VastaiCommand);
    row("pip install vastai\nvastai create instance 7 --onstart-cmd 'docker run x'",
        ImportKind::VastaiCommand);
    row("vastai create instance 7 --onstart-cmd 'curl x/asks/ -o y'", ImportKind::VastaiCommand);
    row("curl -X PUT x/asks/7/ -d '{\"onstart\": \"docker run x\"}'", ImportKind::CurlCommand);
    row("docker run -e RUN='curl http://x/asks/7/' image", ImportKind::DockerRun);
    row("# docker run x\nvastai create instance 7", ImportKind::VastaiCommand);
    row("$ sudo docker run x", ImportKind::DockerRun);
    row("docker container run x", ImportKind::DockerRun);
    row("podman run x", ImportKind::DockerRun);
    row("docker ps", ImportKind::Unknown);
    row("docker compose up", ImportKind::Unknown);
    row("A=b", ImportKind::EnvLines);
    row("# hello\n\nexport A=b\n", ImportKind::EnvLines);
    row("-e A=b -p 80:80", ImportKind::EnvLines);
    row("--env A=b", ImportKind::EnvLines);
    row("384826", ImportKind::Link);
    row("#384826", ImportKind::Link);
    row("661d064bbda1f2a133816b6d55da07c3", ImportKind::Link);
    row("https://cloud.vast.ai/?ref_id=62897&template_id=661d064bbda1f2a133816b6d55da07c3", ImportKind::Link);
    row("cloud.vast.ai/create/?ask_id=7", ImportKind::Link);
    row("https://example.com/7", ImportKind::Unknown);
    row("{'image': 'x'}", ImportKind::Unknown);
    row("curl.exe \"https://x/asks/7/\" -X ^\"PUT^\"", ImportKind::Unknown);
}

void ImportTextTest::knowsWhatItIs()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QCOMPARE(int(importKind(text)), kind);
}

void ImportTextTest::readsEachKind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offer");
    QTest::addColumn<QByteArray>("means");
    const auto row = [](const char *text, int offer, const char *means) {
        QTest::newRow(text) << QString::fromUtf8(text) << offer << QByteArray(means);
    };
    row("vastai create instance 7 --image x", 7, R"({"image":"x"})");
    row("curl -X PUT http://x/asks/8/ -d '{\"disk\": 9}'", 8, R"({"disk":9})");
    row("{\"image\":\"x\"}", 0, R"({"image":"x"})");
    row("docker run x", 0, R"({"image":"x","runtype":"args"})");
    row("A=b\nexport C='d e'\n", 0, R"({"env":{"A":"b","C":"d e"}})");
    row("A=b\nA=c\n", 0, R"({"env":{"A":"c"}})");
    row("384826", 384826, "{}");
    row("62897cafe0f2a133816b6d55da07c3ab", 0, R"({"template_hash_id":"62897cafe0f2a133816b6d55da07c3ab"})");
    row("https://cloud.vast.ai/?template_id=62897", 0, R"({"template_id":62897})");
    row("<https://cloud.vast.ai/create/?ask_id=12>", 12, "{}");
    row("hello", 0, "{}");
}

void ImportTextTest::readsEachKind()
{
    QFETCH(QString, text);
    QFETCH(int, offer);
    QFETCH(QByteArray, means);
    const ImportResult result = readAnything(text);
    QCOMPARE(meaning(result), means);
    QCOMPARE(result.offerId, offer);
    QCOMPARE(int(result.kind), int(importKind(text)));
    QCOMPARE(result.problems.isEmpty(), result.kind != ImportKind::Unknown);
    QVERIFY(!importKindName(result.kind).isEmpty());
}

void ImportTextTest::saysWhatItCannotRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *text, const char *part) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(part);
    };
    row("", "no text");
    row("hello", "neither");
    row("Invoke-RestMethod -Method Put -Uri https://x/asks/7/", "PowerShell");
    row("curl ^\"https://x/asks/7/^\" ^\n  -X ^\"PUT^\"", "cmd");
    row("import requests\nrequests.put('https://x/asks/7/', json={})", "Python");
    row("requests.put('https://x/asks/7/', json={})", "Python");
    row("fetch(\"https://x/asks/7/\", {method: \"PUT\"})", "JavaScript");
    row("{'image': 'x', 'force': False}", "Python dict");
    row("{ 'image': None }", "Python dict");
    row("services:\n  web:\n    image: x", "Compose");
    row("FROM ubuntu:22.04\nRUN x", "Dockerfile");
    row("vastai destroy instance 7", "Only");
    row("https://cloud.vast.ai/instances/7", "rented already");
    row("https://cloud.vast.ai/?ref_id=5", "referral");
    row("https://cloud.vast.ai/?ref_id=5&creator_id=5&name=Foo", "Foo");
    row("{\"image\": ", "can't be read");
    row("{\"image\": \"x\", \"force\": False}", "can't be read");
}

void ImportTextTest::saysWhatItCannotRead()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const ImportResult result = readAnything(text);
    QVERIFY(result.fields.isEmpty());
    QCOMPARE(result.offerId, 0);
    QCOMPARE(result.problems.size(), 1);
    QVERIFY2(result.problems.first().reason.contains(part), qPrintable(result.problems.first().reason));
}

void ImportTextTest::linesOfOtherShellsAreContinued_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("cmd") << QStringLiteral("^\r\n");
    QTest::newRow("PowerShell") << QStringLiteral("`\n");
    QTest::newRow("a POSIX shell") << QStringLiteral("\\\n");
    QTest::newRow("none") << QStringLiteral("\n");
}

void ImportTextTest::linesOfOtherShellsAreContinued()
{
    QFETCH(QString, end);
    const QString text = QLatin1String("vastai create instance 7 ") + end
        + QLatin1String("--image x --disk 5 ") + end + QLatin1String("--label 'a ^' --frob");
    const ImportResult result = readAnything(text);
    QCOMPARE(meaning(result), QByteArray(R"({"disk":5,"image":"x","label":"a ^"})"));
    QCOMPARE(result.notes.size(), end.startsWith(u'^') || end.startsWith(u'`') ? 2 : 0);
    for (const ImportProblem &note : result.notes)
        QCOMPARE(text[note.position], end[0]);
    // Positions are those of the pasted text.
    QCOMPARE(result.problems.size(), 1);
    QCOMPARE(text.mid(result.problems.first().position), QStringLiteral("--frob"));
}

void ImportTextTest::wrongLinesOfAFileHaveTheirPlace()
{
    const QString text = QStringLiteral("\uFEFFA=b\r\nno line\r\n\r\nB='open\r\nC=$HOME\r\n");
    const ImportResult result = readAnything(text);
    QCOMPARE(meaning(result), QByteArray(R"({"env":{"A":"b","C":"$HOME"}})"));
    QCOMPARE(result.problems.size(), 2);
    QCOMPARE(text.mid(result.problems[0].position, 7), QStringLiteral("no line"));
    QCOMPARE(text.mid(result.problems[1].position, 7), QStringLiteral("B='open"));
    QCOMPARE(result.notes.size(), 1);
    QCOMPARE(text.mid(result.notes[0].position, 2), QStringLiteral("C="));
}

void ImportTextTest::onlyTheFirstCommandIsRead()
{
    const ImportResult result
        = readAnything(QStringLiteral("vastai create instance 7 --image x --disk 5\n"
                                      "vastai create instance 8 --image y\ndocker run z\n"));
    QCOMPARE(meaning(result), QByteArray(R"({"disk":5,"image":"x"})"));
    QCOMPARE(result.offerId, 7);
    QCOMPARE(result.problems.size(), 2);
}

BERTH_TEST(ImportTextTest)
#include "importtexttest.moc"
