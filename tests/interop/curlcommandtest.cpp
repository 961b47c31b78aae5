// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/curlcommand.h"

#include "catalog/fullrequest.h"
#include "core/shellwords.h"

#include "interop/meaning.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::meaning;
using test::text;
using test::vast;

class CurlCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatAShellWouldRun();
    void withoutAnOfferItSaysSo();
    void masksSecrets();
    void reads_data();
    void reads();
    void nothingIsLostInSilence_data();
    void nothingIsLostInSilence();
    void keysAreNeitherKeptNorRepeated();
    void readsOddBodies_data();
    void readsOddBodies();
    void readsWhatBerthctlPrints();
    void badJsonIsPointedAt();
};

namespace {

bool mentions(const QList<ImportProblem> &list, const QString &part)
{
    return std::any_of(list.begin(), list.end(),
        [&part](const ImportProblem &one) { return (one.text + one.reason).contains(part); });
}

}

void CurlCommandTest::isWhatAShellWouldRun()
{
    RequestFields fields;
    fields.set(FieldId::Label, text("it's \"mine\""));
    const auto words = splitShellWords(curlCommand(fields, 384826, vast, SecretPolicy::Reveal));
    QVERIFY(words);
    QStringList texts;
    for (const ShellWord &word : *words)
        texts << word.text;
    QCOMPARE(texts,
        QStringList({text("curl"), text("-X"), text("PUT"),
            text("https://console.vast.ai/api/v0/asks/384826/"), text("-H"),
            text("Authorization: Bearer $VAST_API_KEY"), text("-H"), text("Content-Type: application/json"),
            text("-d"), text("{\"label\":\"it's \\\"mine\\\"\"}")}));
    // The shell fills in the key, and nothing else.
    for (const ShellWord &word : *words)
        QCOMPARE(word.expands, word.text.contains(text("$VAST_API_KEY")));
}

void CurlCommandTest::withoutAnOfferItSaysSo()
{
    const QString command
        = curlCommand({}, 0, QUrl(text("http://user:pw@127.0.0.1:8080/")), SecretPolicy::Reveal);
    QVERIFY2(command.contains(text(" http://127.0.0.1:8080/api/v0/asks/OFFER_ID/ ")), qPrintable(command));
}

void CurlCommandTest::masksSecrets()
{
    const QString masked = curlCommand(test::fullRequest(), 7, vast, SecretPolicy::Mask);
    QVERIFY(!masked.contains(text("hf_s3cret")));
    QVERIFY(!masked.contains(text("tok3n")));
    QVERIFY(masked.contains(maskedText()));
    const QString clear = curlCommand(test::fullRequest(), 7, vast, SecretPolicy::Reveal);
    QVERIFY(clear.contains(text("hf_s3cret")));
    QVERIFY(!clear.contains(maskedText()));
}

void CurlCommandTest::reads_data()
{
    QTest::addColumn<QString>("command");
    const QString url = text("https://console.vast.ai/api/v0/asks/7/");
    const auto row = [](const char *name, const QString &command) { QTest::newRow(name) << command; };
    row("plain", QLatin1String("curl -X PUT ") + url + QLatin1String(" -d '{\"image\":\"x\"}'"));
    row("long",
        QLatin1String("$ curl --request PUT --url ") + url
            + QLatin1String(" --data-raw '{\"image\":\"x\"}'"));
    row("attached",
        QLatin1String("curl -sSXPUT '") + url + QLatin1String("' -d'{\"image\":\"x\"}' -H 'Accept: */*'"));
    row("json", QLatin1String("curl -X PUT --json '{\"image\":\"x\"}' ") + url);
    row("lines",
        QLatin1String("curl --location --request PUT '") + url
            + QLatin1String(
                "' \\\n--header 'Content-Type: application/json' \\\n--data '{\n  \"image\": \"x\"\n}'"));
    row("from a browser",
        QLatin1String("curl '") + url
            + QLatin1String("' -X 'PUT' -H 'Origin: x' --data-raw $'{\"image\":\"\\u0078\"}' --compressed"));
    row("a variable in front",
        QLatin1String("X=1 curl -X PUT ") + url + QLatin1String(" -d '{\"image\":\"x\"}' | jq"));
}

void CurlCommandTest::reads()
{
    QFETCH(QString, command);
    const ImportResult result = readCurlCommand(command);
    QCOMPARE(meaning(result), QByteArray(R"({"image":"x"})"));
    QCOMPARE(result.offerId, 7);
    QVERIFY(result.problems.isEmpty() || command.endsWith(text("jq")));
}

void CurlCommandTest::nothingIsLostInSilence_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("part");
    const auto row
        = [](const char *rest, const char *part) { QTest::newRow(rest) << text(rest) << text(part); };
    row("https://x/asks/7/", "no JSON body");
    row("https://x/asks/ -d '{}'", "no offer");
    row("https://x/instances/7/ -d '{}'", "https://x/instances/7/");
    row("https://x/asks/7/ -d @body.json", "@body.json");
    row("https://x/asks/7/ --json @-", "@-");
    row("https://x/asks/7/ -d '{}' -d '{}'", "more than one");
    row("https://x/asks/7/ https://x/asks/8/ -d '{}'", "8");
    row("https://x/asks/7/ -F a=b -d '{}'", "-F");
    row("https://x/asks/7/ --frobnicate -d '{}'", "--frobnicate");
    row("https://x/asks/7/ -H @headers -d '{}'", "@headers");
    row("https://x/asks/7/ -d '{\"frob\": 1}'", "frob");
    row("https://x/asks/7/ -d '{\"disk\": \"big\"}'", "disk");
    row("https://x/asks/7/ -d '[]'", "no object");
    row("https://x/asks/7/ -d 'a=b'", "can't be read");
    row("https://x/asks/7/ -d '{}'; rm -r x", "rm");
    row("https://x/asks/7/ -d '{}", "never closed");
}

void CurlCommandTest::nothingIsLostInSilence()
{
    QFETCH(QString, rest);
    QFETCH(QString, part);
    const ImportResult result = readCurlCommand(QLatin1String("curl -X PUT ") + rest);
    QVERIFY2(mentions(result.problems, part),
        qPrintable(result.problems.value(0).text + result.problems.value(0).reason));
}

void CurlCommandTest::keysAreNeitherKeptNorRepeated()
{
    for (const char *rest :
        {"-H 'Authorization: Bearer sesame'", "-u sesame:", "-b session=sesame", "-H 'Cookie: sesame'"}) {
        const ImportResult result = readCurlCommand(
            QLatin1String("curl -X PUT https://x/asks/7/?api_key=sesame -d '{\"image\":\"x\"}' ")
            + text(rest));
        QCOMPARE(meaning(result), QByteArray(R"({"image":"x"})"));
        QVERIFY(result.problems.isEmpty());
        QVERIFY(!mentions(result.notes, text("sesame")));
        QVERIFY(!result.notes.isEmpty());
    }
    const ImportResult wrong = readCurlCommand(text("curl https://x/wrong?api_key=sesame -d '{}'"));
    QVERIFY(!mentions(wrong.problems, text("sesame")));
}

void CurlCommandTest::readsOddBodies_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("means");
    QTest::addColumn<int>("problems");
    const auto row = [](const char *name, const char *json, const char *means, int problems) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(means) << problems;
    };
    row("the official client's",
        R"({"client_id":"me","image":"x","extra":null,"label":null,"force":false,"runtype":"ssh_direc ssh_proxy"})",
        R"({"force":false,"image":"x","runtype":"ssh_direct"})", 0);
    row("env as flags", R"({"env":"-e A='b c' -p 80:80 -p x"})", R"({"env":{"-p 80:80":"1","A":"b c"}})", 1);
    row("env as pairs", R"({"env":[["A","b"],["-p 80:80","1"]]})", R"({"env":{"-p 80:80":"1","A":"b"}})", 0);
    row("env as neither", R"({"env":[["A"]],"image":"x"})", R"({"image":"x"})", 1);
    row("env with an open quote", R"({"env":"-e 'A=b","image":"x"})", R"({"image":"x"})", 1);
    row("another client", R"({"client_id":"you"})", "{}", 1);
}

void CurlCommandTest::readsOddBodies()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, means);
    QFETCH(int, problems);
    const ImportResult result = readRequestJson(QString::fromUtf8(json));
    QCOMPARE(meaning(result), means);
    QCOMPARE(result.problems.size(), problems);
}

void CurlCommandTest::readsWhatBerthctlPrints()
{
    const ImportResult result
        = readRequestJson(text(R"({"method":"PUT","path":"/api/v0/asks/7/","body":{"image":"x"}})"));
    QCOMPARE(meaning(result), QByteArray(R"({"image":"x"})"));
    QCOMPARE(result.offerId, 7);
    QVERIFY(result.problems.isEmpty());
    QCOMPARE(readRequestJson(text(R"({"path":"/x","body":{},"more":1})")).problems.size(), 2);
}

void CurlCommandTest::badJsonIsPointedAt()
{
    const ImportResult result = readRequestJson(text("{\"ä\": 1,, }"));
    QCOMPARE(result.problems.size(), 1);
    QVERIFY(result.problems.first().position >= 7 && result.problems.first().position <= 10);
}

BERTH_TEST(CurlCommandTest)
#include "curlcommandtest.moc"
