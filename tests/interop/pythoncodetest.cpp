// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/pythoncode.h"

#include "catalog/fullrequest.h"
#include "interop/meaning.h"
#include "interop/randomrequest.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace berth;
using test::vast;

class PythonCodeTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void stringsAreEscaped_data();
    void stringsAreEscaped();
    void literals();
    void masksSecrets();
    void theKeyIsTakenFromTheEnvironment();
    void withoutAnOfferItSaysSo();
    void pythonSendsTheVerySameBody();
};

namespace {

// In place of the real module: keeps what it was called with.
const char *fakeRequests = R"(import json
class Reply:
    status_code = 200
    text = "{}"
calls = []
def put(url, headers=None, json=None, timeout=None):
    calls.append({"url": url, "headers": headers, "json": json})
    return Reply()
)";

// Runs each program of a folder by itself and prints what it sent, one JSON line for each.
const char *runner = R"(import contextlib, io, json, sys
import requests
for number in range(int(sys.argv[1])):
    requests.calls.clear()
    with open("%d.py" % number, encoding="utf-8", newline="") as file:
        program = file.read()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(program, "pasted", "exec"), {})
    print(json.dumps(requests.calls))
)";

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}

void PythonCodeTest::stringsAreEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("literal");
    const auto row = [](const char *name, const QString &text, const char *literal) {
        QTest::newRow(name) << text << QString::fromUtf8(literal);
    };
    row("nothing", QString(), R"("")");
    row("plain", QStringLiteral("a b"), R"("a b")");
    row("quotes", QStringLiteral("\"'\\"), R"("\"'\\")");
    row("lines", QStringLiteral("a\nb\r\n\tc"), R"("a\nb\r\n\tc")");
    row("controls", QStringLiteral("\x01") + QChar(0) + QChar(0x7f), R"("\x01\x00\x7f")");
    row("emoji", QStringLiteral("é😀"), R"("é😀")");
    row("what turns the direction", QStringLiteral("a\u202Eb"), R"("a\u202eb")");
    row("what does not print, beyond", QString::fromUcs4(U"\U000E0001", 1), R"("\U000e0001")");
    row("half a character", QString(QChar(0xD83D)) + u'x', R"("\ud83dx")");
    row("no template", QStringLiteral("{x} %s $y"), R"("{x} %s $y")");
}

void PythonCodeTest::stringsAreEscaped()
{
    QFETCH(QString, text);
    QFETCH(QString, literal);
    QCOMPARE(pythonString(text), literal);
}

void PythonCodeTest::literals()
{
    QCOMPARE(pythonLiteral(true, 0), QStringLiteral("True"));
    QCOMPARE(pythonLiteral(false, 0), QStringLiteral("False"));
    QCOMPARE(pythonLiteral(QJsonValue(), 0), QStringLiteral("None"));
    QCOMPARE(pythonLiteral(40.0, 0), QStringLiteral("40"));
    QCOMPARE(pythonLiteral(0.1, 0), QStringLiteral("0.1"));
    QCOMPARE(pythonLiteral(QJsonArray(), 0), QStringLiteral("[]"));
    QCOMPARE(pythonLiteral(QJsonObject{{QStringLiteral("a"), QJsonArray{1, QStringLiteral("b")}}}, 4),
        QStringLiteral("{\n        \"a\": [\n            1,\n            \"b\",\n        ],\n    }"));
}

void PythonCodeTest::masksSecrets()
{
    const QString masked = pythonCode(test::fullRequest(), 7, vast, SecretPolicy::Mask);
    QVERIFY(!masked.contains(QStringLiteral("hf_s3cret")));
    QVERIFY(!masked.contains(QStringLiteral("tok3n")));
    QVERIFY(pythonCode(test::fullRequest(), 7, vast, SecretPolicy::Reveal).contains(QStringLiteral("tok3n")));
}

void PythonCodeTest::theKeyIsTakenFromTheEnvironment()
{
    const QString code = pythonCode({}, 7, QUrl(QStringLiteral("https://u:pw@x/?k=1")), SecretPolicy::Reveal);
    QVERIFY(code.contains(QStringLiteral("os.environ[\"VAST_API_KEY\"]")));
    QVERIFY(code.contains(QStringLiteral("\"https://x/api/v0/asks/7/\"")));
    QVERIFY(!code.contains(QStringLiteral("pw")));
}

void PythonCodeTest::withoutAnOfferItSaysSo()
{
    QVERIFY(pythonCode({}, 0, vast, SecretPolicy::Reveal).contains(QStringLiteral("/asks/OFFER_ID/")));
}

void PythonCodeTest::pythonSendsTheVerySameBody()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    constexpr int rounds = 200;
    QTemporaryDir folder;
    QList<QJsonObject> bodies;
    QRandomGenerator random(16);
    for (int round = 0; round < rounds; ++round) {
        const RequestFields fields = test::randomRequest(random);
        bodies << requestBody(fields, SecretPolicy::Reveal);
        write(folder.filePath(QStringLiteral("%1.py").arg(round)),
            pythonCode(fields, 384826, vast, SecretPolicy::Reveal).toUtf8());
    }
    write(folder.filePath(QStringLiteral("requests.py")), fakeRequests);
    write(folder.filePath(QStringLiteral("runner.py")), runner);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("VAST_API_KEY"), QStringLiteral("k3y"));
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.start(python, {QStringLiteral("runner.py"), QString::number(rounds)});
    QVERIFY(process.waitForFinished(30000));
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    QVERIFY2(lines.size() == rounds + 1, process.readAllStandardError());
    for (int round = 0; round < rounds; ++round) {
        const QJsonArray calls = QJsonDocument::fromJson(lines[round]).array();
        QCOMPARE(calls.size(), 1);
        const QJsonObject call = calls.first().toObject();
        QCOMPARE(call.value(QStringLiteral("url")).toString(),
            QStringLiteral("https://console.vast.ai/api/v0/asks/384826/"));
        QCOMPARE(call.value(QStringLiteral("headers")).toObject(),
            (QJsonObject{{QStringLiteral("Authorization"), QStringLiteral("Bearer k3y")}}));
        QCOMPARE(QJsonDocument(call.value(QStringLiteral("json")).toObject()).toJson(),
            QJsonDocument(bodies[round]).toJson());
    }
}

BERTH_TEST(PythonCodeTest)
#include "pythoncodetest.moc"
