// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/explanation.h"

#include "support/testcase.h"

using namespace berth;

class ExplanationTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void documentedErrors_data();
    void documentedErrors();
    void uncertainOutcomesAreNeverCalledFailed_data();
    void uncertainOutcomesAreNeverCalledFailed();
    void createdWithAnErrorSaysBoth();
};

namespace {

LaunchResult answered(int status, const QByteArray &body)
{
    RawReply reply;
    reply.delivery = Delivery::Answered;
    reply.status = status;
    reply.contentType = "application/json";
    reply.body = body;
    LaunchResult result;
    result.offerId = 384826;
    result.outcome = classifyCreateReply(reply);
    result.state = launchStateOf(result.outcome.state);
    return result;
}

}

void ExplanationTest::documentedErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("action");
    using Action = Explanation::Action;
    const auto row = [](const char *name, int status, const char *body, const char *title, Action action) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(title)
                            << static_cast<int>(action);
    };
    row("invalid_args", 400, R"({"success":false,"error":"invalid_args","msg":"disk"})", "Refused",
        Action::EditFields);
    row("invalid_price", 400, R"({"success":false,"error":"invalid_price","msg":"x"})", "Bid not accepted",
        Action::EditBid);
    row("no_ssh_key_for_vm", 400, R"({"success":false,"error":"no_ssh_key_for_vm","msg":"x"})", "No SSH key",
        Action::TryAgain);
    row("400 no_such_ask", 400, R"({"success":false,"error":"no_such_ask","msg":"x"})", "Offer gone",
        Action::FindOffer);
    row("401", 401, R"({"success":false,"error":"auth_error","msg":"Invalid key"})", "Key not accepted",
        Action::CheckKey);
    row("401 second factor", 401, R"({"msg":"Two Factor Authentication required"})", "Key not accepted",
        Action::CheckKey);
    row("404 bad key", 404, R"({"success":false,"error":"auth_error","msg":"x"})", "Key not accepted",
        Action::CheckKey);
    row("404 expired", 404, R"({"msg":"Session expired. Log in again"})", "Key not accepted",
        Action::CheckKey);
    row("403 not own", 403,
        R"({"success":false,"error":"invalid_args","msg":"error 403/3586: Offer 1 is not your own."})",
        "Refused", Action::FindOffer);
    row("403 other", 403, R"({"success":false,"error":"forbidden","msg":"x"})", "Refused", Action::CheckKey);
    row("404 offer", 404,
        R"({"success":false,"error":"invalid_args","msg":"error 404/3603: no_such_ask Instance type by id 1 is not available."})",
        "Offer gone", Action::FindOffer);
    row("404 other", 404, R"({"success":false})", "Refused", Action::FindOffer);
    row("410", 410, R"({"success":false,"error":"no_such_ask","msg":"x"})", "Offer gone", Action::FindOffer);
    row("credit", 200, R"({"success":false,"error":"insufficient_credit","msg":"x"})", "Not enough credit",
        Action::TryAgain);
    row("spend rate", 200, R"({"success":false,"error":"spend_rate_limit","msg":"x"})",
        "Spending limit reached", Action::FindOffer);
    row("created", 200, R"({"success":true,"new_contract":12345678})", "Contract 12345678 created",
        Action::LookAtInstances);
}

void ExplanationTest::documentedErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Explanation text = explain(answered(status, body));
    QTEST(text.title, "title");
    QTEST(static_cast<int>(text.action), "action");
    for (const QString &line : {text.happened, text.means, text.remedy})
        QVERIFY2(line.endsWith(u'.'), qPrintable(line));
}

void ExplanationTest::uncertainOutcomesAreNeverCalledFailed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {302, 408, 409, 425, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status << QByteArray(R"({"success":false,"msg":"x"})");
    QTest::newRow("429 plain") << 429 << QByteArray("API requests too frequent: endpoint threshold=4.5");
    QTest::newRow("html") << 502 << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("nothing") << 200 << QByteArray();
    QTest::newRow("empty 400") << 400 << QByteArray();
    QTest::newRow("not JSON") << 200 << QByteArray("ok");
    QTest::newRow("cut short") << 200 << QByteArray(R"({"success":true,"new_con)");
    QTest::newRow("no id") << 200 << QByteArray(R"({"success":true})");
}

void ExplanationTest::uncertainOutcomesAreNeverCalledFailed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const LaunchResult result = answered(status, body);
    QCOMPARE(result.state, LaunchState::Unknown);
    const Explanation text = explain(result);
    QVERIFY(text.title.contains(QLatin1String("possibly created, may be billing")));
    QVERIFY(text.means.contains(QLatin1String("not known")));
    QVERIFY(!QString(text.title + text.happened + text.means + text.remedy)
                 .contains(QLatin1String("failed"), Qt::CaseInsensitive));
}

void ExplanationTest::createdWithAnErrorSaysBoth()
{
    const Explanation text = explain(
        answered(400, R"({"success":false,"error":"invalid_price","msg":"bid too low","new_contract":77})"));
    QVERIFY(text.title.contains(QLatin1String("77")));
    QVERIFY(text.title.contains(QLatin1String("with an error")));
    QVERIFY(text.means.contains(QLatin1String("billed")));
}

BERTH_TEST(ExplanationTest)
#include "explanationtest.moc"
