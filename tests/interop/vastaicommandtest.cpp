// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaicommand.h"

#include "catalog/requestwriter.h"
#include "core/shellwords.h"
#include "interop/scriptfile.h"

#include "interop/meaning.h"
#include "support/testcase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace berth;
using test::explain;
using test::text;

class VastaiCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void meansWhatTheOfficialClientSends_data();
    void meansWhatTheOfficialClientSends();
    void isFoundInItsSurroundings_data();
    void isFoundInItsSurroundings();
    void optionsAreWrittenInManyWays_data();
    void optionsAreWrittenInManyWays();
    void nothingIsLostInSilence_data();
    void nothingIsLostInSilence();
    void positionsPointIntoTheText();
    void anApiKeyIsNeitherKeptNorRepeated();
    void aFileIsNamedAndNotRead();
    void anAbsentDiskIsNoted();
    void jupyterIsTakenOutOfThePortal();
    void launchLooksForAnOfferByItself();
    void whatIsNoCommandIsSaidSo_data();
    void whatIsNoCommandIsSaidSo();
};

namespace {

QJsonObject body(const ImportResult &result)
{
    return requestBody(result.fields, SecretPolicy::Reveal);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool reportsText(const QList<ImportProblem> &list, const QString &part)
{
    return std::any_of(
        list.begin(), list.end(), [&part](const ImportProblem &one) { return one.text.contains(part); });
}

}

void VastaiCommandTest::meansWhatTheOfficialClientSends_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<qint64>("offer");
    QTest::addColumn<QJsonObject>("means");
    QFile file(qEnvironmentVariable("BERTH_TEST_DATA") + QLatin1String("/interop/data/officialclient.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray commands
        = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("commands")).toArray();
    QVERIFY(commands.size() >= 12);
    for (const QJsonValue &value : commands) {
        const QJsonObject command = value.toObject();
        QStringList options;
        for (const QJsonValue &option : command.value(QLatin1String("options")).toArray())
            options << option.toString();
        QTest::newRow(qPrintable(command.value(QLatin1String("name")).toString()))
            << options << command.value(QLatin1String("offer")).toInteger()
            << command.value(QLatin1String("means")).toObject();
    }
}

void VastaiCommandTest::meansWhatTheOfficialClientSends()
{
    QFETCH(QStringList, options);
    QFETCH(qint64, offer);
    QFETCH(QJsonObject, means);
    const QStringList words
        = QStringList{text("vastai"), text("create"), text("instance"), QString::number(offer)} + options;
    const ImportResult result = readVastaiCommand(joinShellWords(words));
    QVERIFY2(result.problems.isEmpty(), qPrintable(explain(result)));
    QCOMPARE(result.offerId, offer);
    QCOMPARE(compact(body(result)), compact(means));
}

void VastaiCommandTest::isFoundInItsSurroundings_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"vastai create instance 7 --image x", "$ vastai create instance 7 --image x",
             "./vast.py create instance 7 --image x", "python3 vast.py create instance 7 --image x",
             "python ./vast-cli/vast.py create instance 7 --image x", "!vastai create instance 7 --image x",
             "/usr/bin/vastai create instance 7 --image x;", "vastai.exe create instance 7 --image x",
             "VAST_URL=http://localhost vastai create instance 7 --image x",
             "vastai --raw create instance 7 --image x",
             "vastai --url http://x --retry 5 create instance 7 --image x",
             "vastai create instance --image x 7", "vastai create instance \\\n  7 \\\n  --image x",
             "vastai create instance \\\r\n  7 \\\r\n  --image x\r\n",
             "vastai create instance 7\n  --image x", "vastai create instance 7 --image x > out.json 2>&1",
             "vastai create instance 7 --image x # rent it", "vastai create instance -- 7 --image=x",
             "sudo -E vastai create instance 7 --image x"})
        QTest::newRow(command) << text(command);
}

void VastaiCommandTest::isFoundInItsSurroundings()
{
    QFETCH(QString, command);
    const ImportResult result = readVastaiCommand(command);
    if (!command.contains(QLatin1String(" -- "))) // there the option is no option any more
        QCOMPARE(compact(body(result)), QByteArray("{\"image\":\"x\"}"));
    QCOMPARE(result.offerId, 7);
}

void VastaiCommandTest::optionsAreWrittenInManyWays_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("means");
    const auto row = [](const char *options, const char *means) {
        QTest::newRow(options) << text(options) << QByteArray(means);
    };
    row("--template_hash abc", R"({"template_hash_id":"abc"})");
    row("--template-hash abc", R"({"template_hash_id":"abc"})");
    row("--temp=abc", R"({"template_hash_id":"abc"})");
    row("--bid-price 0.1", R"({"price":0.1})");
    row("--bid_price=.25", R"({"price":0.25})");
    row("--bid 1e-1", R"({"price":0.1})");
    row("--disk 1e2", R"({"disk":100})");
    row("--onstart_cmd 'a b'", R"({"onstart":"a b"})");
    row("--label ''", R"({"label":""})");
    row("--label=-x", R"({"label":"-x"})");
    row("--cancel --force --lang --python",
        R"({"cancel_unavail":true,"force":true,"lang_utf8":true,"python_utf8":true})");
    row("--user bob", R"({"user":"bob"})");
    row("--ssh --direct", R"({"runtype":"ssh_direct"})");
    row("--jupyter-lab --direct", R"({"runtype":"jupyter_direct","use_jupyter_lab":true})");
    row("--args", R"({"runtype":"args"})");
    row("--args ''", R"({"runtype":"args"})");
    row("--args -c --image y", R"({"args":["-c","--image","y"],"runtype":"args"})");
    row("--ssh --args x", R"({"args":["x"],"runtype":"ssh_proxy"})");
    row("--entrypoint bash", R"({"onstart":"bash"})");
    row("--template_hash abc --ssh --direct", R"({"template_hash_id":"abc"})");
    row("--template_hash abc --args x", R"({"args":["x"],"template_hash_id":"abc"})");
    row("--env '-h web'", R"({"env":{"-h":"web"}})");
    row("--image a --image b", R"({"image":"b"})");
    row("--label run-$(date +'%s x')", R"X({"label":"run-$(date +'%s x')"})X");
    row("--create-volume 28 --mount-path /x",
        R"({"volume_info":{"create_new":true,"mount_path":"/x","volume_id":28}})");
}

void VastaiCommandTest::optionsAreWrittenInManyWays()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, means);
    const ImportResult result = readVastaiCommand(QLatin1String("vastai create instance 7 ") + options);
    QVERIFY2(result.problems.isEmpty(), qPrintable(explain(result)));
    QCOMPARE(compact(body(result)), means);
}

void VastaiCommandTest::nothingIsLostInSilence_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("reported");
    const auto row
        = [](const char *rest, const char *reported) { QTest::newRow(rest) << text(rest) << text(reported); };
    row("7 --image x --frobnicate y", "--frobnicate y");
    row("7 --image x --price 0.1", "--price");
    row("7 --image x -q", "-q");
    row("7 --image x --volume 5", "--volume");
    row("7 --image x --disk", "--disk");
    row("7 --image x --disk --ssh", "--disk");
    row("7 --image x --disk big", "--disk big");
    row("7 --image x --disk inf", "--disk inf");
    row("7 --image x --bid_price cheap", "--bid_price cheap");
    row("7 --image x --ssh=yes", "--ssh");
    row("7 --image x stray", "stray");
    row("7 8 --image x", "8");
    row("abc --image x", "abc");
    row("--image x", "");
    row("7 --image x --extra y", "--extra y");
    row("7 --image x --direct", "--direct");
    row("7 --image x --login bob", "--login");
    row("7 --image x --env '-p abc'", "-p abc");
    row("7 --image x --env 'A=b'", "A=b");
    row("7 --image x --jupyter --args y", "--args");
    row("7 --image x --onstart-cmd a --entrypoint b", "--entrypoint b");
    row("7 --image x --onstart f --onstart-cmd a", "--onstart-cmd a");
    row("7 --image x --mount-path /x", "--mount-path /x");
    row("7 --image x --volume-size 5", "--volume-size 5");
    row("7 --image x --link-volume 5 --mount-path /x --volume-size 5", "--volume-size 5");
    row("7 --image x --link-volume 5 --create-volume 6 --mount-path /x", "--link-volume 5");
    row("7 --image x --link-volume 5", "--link-volume 5");
    row("7 --image x --link-volume five --mount-path /x", "--link-volume five");
    row("7 --image x && vastai create instance 8 --image y", "vastai");
    row("7 --image x\nrm -r x", "rm");
    row("7 --image x --label 'open", "");
}

void VastaiCommandTest::nothingIsLostInSilence()
{
    QFETCH(QString, rest);
    QFETCH(QString, reported);
    const ImportResult result = readVastaiCommand(QLatin1String("vastai create instance ") + rest);
    QVERIFY(!result.problems.isEmpty());
    QVERIFY2(reportsText(result.problems, reported), qPrintable(explain(result)));
    for (const ImportProblem &problem : result.problems)
        QVERIFY(!problem.reason.isEmpty());
}

void VastaiCommandTest::positionsPointIntoTheText()
{
    const QString command
        = text("echo start\n$ vastai create instance 7 --disk big --frob x --env '-p abc' stray");
    const ImportResult result = readVastaiCommand(command);
    QStringList found;
    for (const ImportProblem &problem : result.problems) {
        QVERIFY(problem.position >= 0 && problem.position < command.size());
        found << command.mid(problem.position, 5);
    }
    found.sort();
    QCOMPARE(found, QStringList({text("--dis"), text("--env"), text("--fro"), text("echo "), text("stray")}));
}

void VastaiCommandTest::anApiKeyIsNeitherKeptNorRepeated()
{
    for (const char *command : {"vastai create instance 7 --image x --api-key sesame",
             "vastai --api-key sesame create instance 7 --image x",
             "vastai create instance 7 --image x --api-key=sesame",
             "VAST_API_KEY=sesame vastai create instance 7 --image x",
             "export VAST_API_KEY=a/sesame; vastai create instance 7 --image x",
             "VAST_API_KEY=a/sesame\nvastai create instance 7 --image x",
             "vastai set api-key sesame\nvastai create instance 7 --image x",
             "vastai create instance 7 --image x --apikey sesame",
             "vastai create instance 7 --image x --login '-u bob -p sesame'  --login 'sesame'",
             "vastai create instance 7 --image x --env '-e HF_TOKEN=sesame -e A_KEY'"}) {
        const ImportResult result = readVastaiCommand(text(command));
        QVERIFY(!result.notes.isEmpty() || !result.problems.isEmpty());
        for (const ImportProblem &one : result.problems + result.notes)
            QVERIFY2(!one.text.contains(text("sesame")) && !one.reason.contains(text("sesame")), command);
        QVERIFY(compact(requestBody(result.fields, SecretPolicy::Mask)).indexOf("sesame") < 0);
    }
}

void VastaiCommandTest::aFileIsNamedAndNotRead()
{
    const ImportResult result
        = readVastaiCommand(text("vastai create instance 7 --image x --onstart ./start.sh"));
    QCOMPARE(result.onstartFile, text("./start.sh"));
    QVERIFY(!result.fields.isSet(FieldId::Onstart));
    QVERIFY(reportsText(result.problems, text("--onstart ./start.sh")));
    // What somebody read for it takes its place; other problems stay.
    ImportResult read
        = readVastaiCommand(text("vastai create instance 7 --image x --onstart s --onstart-cmd old"));
    takeScript(read, text("echo hi"));
    QCOMPARE(read.fields.text(FieldId::Onstart), text("echo hi"));
    QVERIFY(read.onstartFile.isEmpty());
    QCOMPARE(read.problems.size(), 1);
    QVERIFY(reportsText(read.problems, text("--onstart-cmd old")));
}

void VastaiCommandTest::anAbsentDiskIsNoted()
{
    const auto notesDisk = [](const QString &command) {
        const QList<ImportProblem> notes = readVastaiCommand(command).notes;
        return std::any_of(notes.begin(), notes.end(),
            [](const ImportProblem &note) { return note.reason.contains(QLatin1String("10 GB")); });
    };
    QVERIFY(notesDisk(text("vastai create instance 7 --image x")));
    QVERIFY(!notesDisk(text("vastai create instance 7 --image x --disk 20")));
}

void VastaiCommandTest::jupyterIsTakenOutOfThePortal()
{
    const QString env = text(" --env '-e PORTAL_CONFIG=localhost:1:a|localhost:2:Jupyter'");
    const auto portal = [](const ImportResult &result) {
        return body(result)
            .value(QLatin1String("env"))
            .toObject()
            .value(QLatin1String("PORTAL_CONFIG"))
            .toString();
    };
    const QString command = text("vastai create instance 7 --image x --disk 20");
    QCOMPARE(portal(readVastaiCommand(command + env)), text("localhost:1:a"));
    QVERIFY(!readVastaiCommand(command + env).notes.isEmpty());
    QCOMPARE(portal(readVastaiCommand(command + text(" --jupyter") + env)),
        text("localhost:1:a|localhost:2:Jupyter"));
}

void VastaiCommandTest::launchLooksForAnOfferByItself()
{
    const ImportResult result = readVastaiCommand(
        text("vastai launch instance -g RTX_3090 -n 1 -i pytorch/pytorch -d 32.0 -r Europe --ssh"));
    QCOMPARE(
        compact(body(result)), QByteArray(R"({"disk":32,"image":"pytorch/pytorch","runtype":"ssh_proxy"})"));
    QCOMPARE(result.offerId, 0);
    QCOMPARE(result.problems.size(), 3);
    QVERIFY(reportsText(result.problems, text("-g RTX_3090")));
    QVERIFY(!result.notes.isEmpty());
}

void VastaiCommandTest::whatIsNoCommandIsSaidSo_data()
{
    QTest::addColumn<QString>("text");
    for (const char *one : {"", "   ", "hello", "vastai", "vastai create", "vastai show instances",
             "vastai destroy instance 7", "curl -X PUT http://x", "'", "create instance 7"})
        QTest::newRow(*one ? one : "nothing") << QString::fromLatin1(one);
}

void VastaiCommandTest::whatIsNoCommandIsSaidSo()
{
    QFETCH(QString, text);
    const ImportResult result = readVastaiCommand(text);
    QVERIFY(result.fields.isEmpty());
    QCOMPARE(result.offerId, 0);
    QVERIFY(!result.problems.isEmpty());
}

BERTH_TEST(VastaiCommandTest)
#include "vastaicommandtest.moc"
