// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace berth;
using test::Program;

class LaunchCommandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createsAndExitsWith0();
    void asksFirst();
    void aKeyIsNeeded();
    void keysComeFromTheirPlacesInOrder();
    void exitCodes_data();
    void exitCodes();
    void notSent();
    void aTimeoutIsResolvedByTheList();
    void aKilledLaunchIsReconciled();
    void launchesAreListed();
    void reconcileWithNothingOpenIsAnEmptyArray();
    void badInputSendsNothing();
    void createdWithAnErrorTellsBoth();
    void textForPeople();
    void aPresetsCeilingHolds();
    void severalFromAQuery();
    void severalAskFirst();
    void severalReplaceWhatIsGone();
    void severalNeverMoreThanAskedFor();
    void severalAreComparedAfterwards();
    void severalWithBadInput();

private:
    Program::Result many(const QStringList &more, const QByteArray &input = {});
    Program::Result launch(const QStringList &more = {QStringLiteral("--yes")}, const QByteArray &input = {});

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
};

void LaunchCommandTest::init()
{
    TestCase::init();
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->start().has_value());
    m_program = std::make_unique<Program>();
    m_program->setVariable(QStringLiteral("BERTH_API_URL"), m_sandbox->url().toString());
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), m_sandbox->key());
}

Program::Result LaunchCommandTest::launch(const QStringList &more, const QByteArray &input)
{
    return m_program->run(
        QStringList{QStringLiteral("launch"), QStringLiteral("--set"), QStringLiteral("image=ubuntu:22.04"),
            QStringLiteral("--set"), QStringLiteral("disk=10"), QStringLiteral("--offer"),
            QString::number(m_sandbox->anyOffer())}
            + more,
        input);
}

void LaunchCommandTest::aPresetsCeilingHolds()
{
    const auto save = [this](const char *ceiling) {
        return m_program
            ->run({QStringLiteral("presets"), QStringLiteral("save"), QStringLiteral("Mine"),
                QStringLiteral("--set"), QStringLiteral("image=ubuntu:22.04"),
                QStringLiteral("--price-ceiling"), QString::fromLatin1(ceiling), QStringLiteral("--replace")})
            .exit;
    };
    const QStringList preset{QStringLiteral("--yes"), QStringLiteral("--preset"), QStringLiteral("Mine")};
    QCOMPARE(save("0.001"), 0);
    auto result = launch(preset);
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains("--preset") && result.err.contains("$0.001"), result.err);
    // Whatever --max-price says.
    result = many(preset + QStringList{QStringLiteral("--max-price"), QStringLiteral("100")});
    QVERIFY2(result.exit != 0, result.err);
    QVERIFY(m_sandbox->creates().isEmpty());
    QCOMPARE(save("100"), 0);
    QCOMPARE(launch(preset).exit, 0);
    // What an offer costs that is not in the market can't be known.
    result = launch(preset + QStringList{QStringLiteral("--offer"), QStringLiteral("999999999")});
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains("not known"), result.err);
    QCOMPARE(m_sandbox->creates().size(), 1);
}

void LaunchCommandTest::createsAndExitsWith0()
{
    const qint64 offer = m_sandbox->anyOffer();
    const auto result = launch();
    QCOMPARE(result.exit, 0);
    QCOMPARE(m_sandbox->creates().size(), 1);
    QCOMPARE(m_sandbox->contracts().size(), 1);
    const QJsonObject json = result.json();
    QCOMPARE(json.value(QStringLiteral("offer")).toInteger(), offer);
    QCOMPARE(json.value(QStringLiteral("state")).toString(), QStringLiteral("created"));
    QCOMPARE(json.value(QStringLiteral("contract")).toInteger(), m_sandbox->contracts().first());
    QVERIFY(json.value(QStringLiteral("error")).isNull());
    QVERIFY(!json.value(QStringLiteral("advice")).toString().isEmpty());
    QCOMPARE(json.value(QStringLiteral("launch_id")).toString().size(), 32);
    QVERIFY(m_sandbox->creates().first().userAgent.startsWith("berth/"));
}

void LaunchCommandTest::asksFirst()
{
    for (const QByteArray &answer :
        {QByteArray("n\n"), QByteArray(), QByteArray("\n"), QByteArray("yep\n")}) {
        const auto result = launch({}, answer);
        QCOMPARE(result.exit, 5);
        QCOMPARE(result.json().value(QStringLiteral("state")).toString(), QStringLiteral("not_sent"));
    }
    QVERIFY(m_sandbox->creates().isEmpty());
    QCOMPARE(launch({}, "y\n").exit, 0);
    QCOMPARE(m_sandbox->creates().size(), 1);
}

void LaunchCommandTest::aKeyIsNeeded()
{
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), {});
    const auto result = launch();
    QCOMPARE(result.exit, 2);
    QVERIFY(result.err.contains("api key"));
    QVERIFY(m_sandbox->creates().isEmpty());
}

void LaunchCommandTest::keysComeFromTheirPlacesInOrder()
{
    const QString file = m_program->file(QStringLiteral("key"), m_sandbox->key().toUtf8() + '\n');
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), QStringLiteral("wrong"));
    QCOMPARE(launch().exit, 3);
    QCOMPARE(launch({QStringLiteral("--yes"), QStringLiteral("--api-key-file"), file}).exit, 0);
    m_program->setVariable(QStringLiteral("VAST_API_KEY"), {});
    // The window's account, with the file for secrets that somebody agreed to; nobody else may read it.
    const QString vault
        = m_program->file(QStringLiteral("state/vault.json"), "{\"account/default\": \"wrong\"}");
#ifndef Q_OS_WIN // which has no such bits
    QVERIFY(QFile::setPermissions(vault, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto open = launch();
    QCOMPARE(open.exit, 2);
    QVERIFY2(open.err.contains("vault.json"), open.err.constData());
#endif
    QVERIFY(QFile::setPermissions(vault, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(launch().exit, 3);
    (void)m_program->file(QStringLiteral(".vast_api_key"), m_sandbox->key().toUtf8());
    QCOMPARE(launch().exit, 3); // the account's comes first
    QVERIFY(QFile::remove(vault));
    QCOMPARE(launch().exit, 0);
}

void LaunchCommandTest::exitCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("kind");
    const auto row
        = [](const char *name, int status, const char *body, int exit, const char *state, const char *kind) {
              QTest::newRow(name) << status << QByteArray(body) << exit << QString::fromLatin1(state)
                                  << QString::fromLatin1(kind);
          };
    row("400", 400, R"({"success":false,"error":"invalid_args","msg":"x"})", 3, "refused", "refusal");
    row("401", 401, R"({"success":false,"error":"auth_error","msg":"x"})", 3, "refused", "refusal");
    row("403", 403, R"({"success":false,"error":"invalid_args","msg":"x"})", 3, "refused", "refusal");
    row("404", 404, R"({"success":false,"error":"invalid_args","msg":"no_such_ask"})", 3, "refused",
        "refusal");
    row("410", 410, R"({"success":false,"error":"no_such_ask","msg":"x"})", 3, "refused", "refusal");
    row("success false", 200, R"({"success":false,"error":"insufficient_credit","msg":"x"})", 3, "refused",
        "refusal");
    row("429", 429, R"({"detail":"API requests too frequent"})", 4, "unknown", "http");
    row("500", 500, R"({"success":false})", 4, "unknown", "http");
    row("empty", 200, "", 4, "unknown", "malformed");
    row("cut", 200, R"({"success": tr)", 4, "unknown", "malformed");
}

void LaunchCommandTest::exitCodes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    SandboxFault fault;
    fault.status = status;
    fault.body = body;
    m_sandbox->failNextCreate(fault);
    // Looking for less than it takes to be sure changes neither state nor exit code.
    const auto result
        = launch({QStringLiteral("--yes"), QStringLiteral("--reconcile-for"), QStringLiteral("0.2")});
    QTEST(result.exit, "exit");
    QTEST(result.json().value(QStringLiteral("state")).toString(), "state");
    QVERIFY(result.json().value(QStringLiteral("contract")).isNull());
    const QJsonObject error = result.json().value(QStringLiteral("error")).toObject();
    QTEST(error.value(QStringLiteral("kind")).toString(), "kind");
    QCOMPARE(error.value(QStringLiteral("status")).toInt(), status);
    QCOMPARE(m_sandbox->creates().size(), 1);
}

void LaunchCommandTest::notSent()
{
    m_program->setVariable(QStringLiteral("BERTH_API_URL"), QStringLiteral("http://127.0.0.1:1"));
    const auto result = launch();
    QCOMPARE(result.exit, 5);
    QCOMPARE(result.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
        QStringLiteral("not_sent"));
}

void LaunchCommandTest::aTimeoutIsResolvedByTheList()
{
    SandboxFault slow;
    slow.effect = SandboxFault::Effect::Create;
    slow.delay = std::chrono::seconds(20);
    m_sandbox->failNextCreate(slow);
    const auto result = launch({QStringLiteral("--yes"), QStringLiteral("--timeout"), QStringLiteral("3"),
        QStringLiteral("--reconcile-for"), QStringLiteral("0.2")});
    QCOMPARE(result.exit, 0); // the list tells what the reply did not
    QCOMPARE(result.json().value(QStringLiteral("contract")).toInteger(), m_sandbox->contracts().value(0));
    QCOMPARE(m_sandbox->creates().size(), 1);
}

void LaunchCommandTest::badInputSendsNothing()
{
    const auto result = launch({QStringLiteral("--yes"), QStringLiteral("--set"), QStringLiteral("disk=2")});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.err.contains("disk: "));
    QVERIFY(m_sandbox->creates().isEmpty());
}

void LaunchCommandTest::aKilledLaunchIsReconciled()
{
    SandboxFault slow;
    slow.effect = SandboxFault::Effect::Create;
    slow.delay = std::chrono::seconds(20);
    m_sandbox->failNextCreate(slow);
    QProcess process;
    m_program->prepare(process);
    process.setArguments({QStringLiteral("launch"), QStringLiteral("--yes"), QStringLiteral("--set"),
        QStringLiteral("image=ubuntu:22.04"), QStringLiteral("--offer"),
        QString::number(m_sandbox->anyOffer())});
    process.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->contracts().size(), 1, 30'000);
    process.kill();
    QVERIFY(process.waitForFinished());

    const auto listed = m_program->run({QStringLiteral("launches")});
    QCOMPARE(listed.exit, 0);
    QVERIFY(listed.out.contains("sending"));
    const auto result = m_program->run(
        {QStringLiteral("reconcile"), QStringLiteral("--reconcile-for"), QStringLiteral("5")});
    QCOMPARE(result.exit, 0);
    const QJsonArray records = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("state")).toString(), QStringLiteral("created"));
    QCOMPARE(records.first().toObject().value(QStringLiteral("contract")).toInteger(),
        m_sandbox->contracts().first());
    QCOMPARE(m_sandbox->creates().size(), 1); // nothing was sent again
}

void LaunchCommandTest::launchesAreListed()
{
    QCOMPARE(m_program->run({QStringLiteral("launches")}).out.trimmed(), QByteArray("[\n]"));
    const auto first = launch().json();
    const auto second = launch().json();
    const QJsonArray records
        = QJsonDocument::fromJson(m_program->run({QStringLiteral("launches")}).out).array();
    QCOMPARE(records.size(), 2);
    QCOMPARE(
        records[0].toObject().value(QStringLiteral("launch_id")), second.value(QStringLiteral("launch_id")));
    QCOMPARE(
        records[1].toObject().value(QStringLiteral("contract")), first.value(QStringLiteral("contract")));
}

void LaunchCommandTest::reconcileWithNothingOpenIsAnEmptyArray()
{
    QCOMPARE(launch().exit, 0);
    const auto result = m_program->run({QStringLiteral("reconcile")});
    QCOMPARE(result.exit, 0);
    QVERIFY(QJsonDocument::fromJson(result.out).isArray());
    QVERIFY(QJsonDocument::fromJson(result.out).array().isEmpty());
}

void LaunchCommandTest::createdWithAnErrorTellsBoth()
{
    SandboxFault low;
    low.status = 400;
    low.body = R"({"success":false,"error":"invalid_price","msg":"too low","new_contract":"4711"})";
    m_sandbox->failNextCreate(low);
    const auto result = launch();
    QCOMPARE(result.exit, 0);
    QCOMPARE(result.json().value(QStringLiteral("contract")).toInteger(), 4711);
    QCOMPARE(result.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(),
        QStringLiteral("invalid_price"));
}

void LaunchCommandTest::textForPeople()
{
    const auto result = launch({QStringLiteral("--yes"), QStringLiteral("--format"), QStringLiteral("text")});
    QCOMPARE(result.exit, 0);
    QVERIFY(result.out.contains(QByteArray::number(m_sandbox->contracts().first())));
    QVERIFY(!result.out.contains('{'));
}

Program::Result LaunchCommandTest::many(const QStringList &more, const QByteArray &input)
{
    return m_program->run(
        QStringList{QStringLiteral("launch"), QStringLiteral("--set"), QStringLiteral("image=ubuntu:22.04"),
            QStringLiteral("--set"), QStringLiteral("disk=10"), QStringLiteral("--query"),
            QStringLiteral("num_gpus=1")}
            + more,
        input);
}

void LaunchCommandTest::severalFromAQuery()
{
    const auto result = many({QStringLiteral("--count"), QStringLiteral("3"), QStringLiteral("--max-price"),
        QStringLiteral("2"), QStringLiteral("--yes")});
    QCOMPARE(result.exit, 0);
    const QJsonArray records = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(records.size(), 3);
    QList<qint64> told;
    for (const QJsonValue &record : records) {
        told << record[QLatin1String("contract")].toInteger();
        QVERIFY(record[QLatin1String("price_per_hour")].toDouble() <= 2);
        QCOMPARE(record[QLatin1String("num_gpus")].toInt(), 1);
    }
    std::sort(told.begin(), told.end());
    QCOMPARE(told, m_sandbox->contracts());
    QVERIFY(result.err.contains("together $"));
}

void LaunchCommandTest::severalAskFirst()
{
    const auto result = many({QStringLiteral("--count"), QStringLiteral("2")}, "n\n");
    QCOMPARE(result.exit, 5);
    QVERIFY(QJsonDocument::fromJson(result.out).isArray());
    QVERIFY(result.err.contains("offer "));
    QVERIFY(m_sandbox->creates().isEmpty());
    QCOMPARE(many({QStringLiteral("--count"), QStringLiteral("2")}, "y\n").exit, 0);
    QCOMPARE(m_sandbox->contracts().size(), 2);
}

void LaunchCommandTest::severalReplaceWhatIsGone()
{
    SandboxFault gone;
    gone.status = 410;
    gone.body = R"({"success":false,"error":"no_such_ask","msg":"x"})";
    m_sandbox->failNextCreate(gone);
    const auto result = many({QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--max-price"),
        QStringLiteral("5"), QStringLiteral("--yes")});
    QCOMPARE(result.exit, 0);
    QCOMPARE(QJsonDocument::fromJson(result.out).array().size(), 3); // each try is told
    QCOMPARE(m_sandbox->contracts().size(), 2);
}

void LaunchCommandTest::severalNeverMoreThanAskedFor()
{
    SandboxFault odd;
    odd.status = 502;
    odd.body = "<html>";
    m_sandbox->failNextCreate(odd);
    const auto result = many({QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--yes"),
        QStringLiteral("--reconcile-for"), QStringLiteral("0.2")});
    QCOMPARE(result.exit, 4);
    QCOMPARE(m_sandbox->creates().size(), 2);
}

void LaunchCommandTest::severalAreComparedAfterwards()
{
    QVERIFY(m_sandbox->rehearse(QStringLiteral("price-rise")));
    const auto result = many({QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--yes")});
    QCOMPARE(result.exit, 0);
    const QJsonArray records = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(records.size(), 2);
    const QJsonArray dearer = records.at(0)[QLatin1String("differences")].toArray();
    QCOMPARE(dearer.size(), 1);
    QCOMPARE(dearer.at(0)[QLatin1String("point")].toString(), QStringLiteral("price"));
    QVERIFY(records.at(1)[QLatin1String("differences")].isArray());
    QVERIFY(records.at(1)[QLatin1String("differences")].toArray().isEmpty());
}

void LaunchCommandTest::severalWithBadInput()
{
    QCOMPARE(many({QStringLiteral("--count"), QStringLiteral("0"), QStringLiteral("--yes")}).exit, 2);
    QCOMPARE(many({QStringLiteral("--max-price"), QStringLiteral("x"), QStringLiteral("--yes")}).exit, 2);
    QCOMPARE(
        launch({QStringLiteral("--query"), QStringLiteral("num_gpus=1"), QStringLiteral("--yes")}).exit, 2);
    QCOMPARE(launch({QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--yes")}).exit, 2);
    QVERIFY(m_sandbox->creates().isEmpty());
}

BERTH_TEST(LaunchCommandTest)
#include "launchcommandtest.moc"
