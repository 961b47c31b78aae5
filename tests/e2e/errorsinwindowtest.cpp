// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QPlainTextEdit>

using namespace berth;
using test::Window;

class ErrorsInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void documentedErrors_data();
    void documentedErrors();
    void theRemedyIsOneClickAway();
};

void ErrorsInWindowTest::documentedErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");
    const QByteArray json("application/json");
    const QByteArray plain("text/plain");
    const QByteArray html("text/html");
    const QString refused = QStringLiteral("Refused");
    const QString unknown = QStringLiteral("Unknown");
    QTest::newRow("400 invalid_args")
        << 400 << json << QByteArray(R"({"success":false,"error":"invalid_args","msg":"disk is wrong"})")
        << refused;
    QTest::newRow("400 invalid_price")
        << 400 << json << QByteArray(R"({"success":false,"error":"invalid_price","msg":"x"})")
        << QStringLiteral("Bid not accepted");
    QTest::newRow("400 no_ssh_key_for_vm")
        << 400 << json << QByteArray(R"({"success":false,"error":"no_ssh_key_for_vm","msg":"x"})")
        << QStringLiteral("No SSH key");
    QTest::newRow("400 nothing") << 400 << json << QByteArray() << unknown;
    QTest::newRow("401") << 401 << json << QByteArray(R"({"success":false,"error":"auth_error","msg":"x"})")
                         << QStringLiteral("Key not accepted");
    QTest::newRow("403")
        << 403 << json
        << QByteArray(R"({"success":false,"error":"invalid_args","msg":"Offer 1 is not your own."})")
        << refused;
    QTest::newRow("404") << 404 << json
                         << QByteArray(R"({"success":false,"error":"invalid_args","msg":"no_such_ask"})")
                         << QStringLiteral("Offer gone");
    QTest::newRow("410") << 410 << json << QByteArray(R"({"success":false,"error":"no_such_ask","msg":"x"})")
                         << QStringLiteral("Offer gone");
    QTest::newRow("429 plain") << 429 << plain
                               << QByteArray("API requests too frequent: endpoint threshold=4.5") << unknown;
    QTest::newRow("429 JSON") << 429 << json << QByteArray(R"({"detail":"API requests too frequent"})")
                              << unknown;
    QTest::newRow("500") << 500 << json << QByteArray(R"({"success":false})") << unknown;
    QTest::newRow("502 HTML") << 502 << html << QByteArray("<html><script>alert(1)</script></html>")
                              << unknown;
    QTest::newRow("200 not JSON") << 200 << plain << QByteArray("ok") << unknown;
    QTest::newRow("200 success false")
        << 200 << json << QByteArray(R"({"success":false,"error":"insufficient_credit","msg":"x"})")
        << QStringLiteral("Not enough credit");
    QTest::newRow("200 nothing") << 200 << json << QByteArray() << unknown;
}

void ErrorsInWindowTest::documentedErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, title);
    Window berth;
    SandboxFault fault;
    fault.status = status;
    fault.contentType = type;
    fault.body = body;
    berth.sandbox().failNextCreate(fault);
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    QVERIFY2(berth.text("outcome.title").startsWith(title), qPrintable(berth.text("outcome.title")));
    for (const char *line : {"outcome.happened", "outcome.means", "outcome.remedy"})
        QVERIFY2(berth.text(line).endsWith(u'.'), line);
    QVERIFY(!berth.isShown("outcome.copy"));
    QCOMPARE(berth.sandbox().creates().size(), 1);
    if (!body.isEmpty()) {
        berth.click("outcome.rawToggle");
        QVERIFY(!berth.find<QPlainTextEdit>("outcome.raw")->toPlainText().isEmpty());
    }
}

void ErrorsInWindowTest::theRemedyIsOneClickAway()
{
    Window berth;
    SandboxFault gone;
    gone.status = 404;
    gone.body = R"({"success":false,"error":"invalid_args","msg":"no_such_ask"})";
    berth.sandbox().failNextCreate(gone);
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    berth.click("outcome.action");
    QTRY_VERIFY(berth.isShown("offers.table"));
}

BERTH_TEST(ErrorsInWindowTest)
#include "errorsinwindowtest.moc"
