// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createreply.h"
#include "api/createinstance.h"
#include "api/replies.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using namespace berth::test;

Q_DECLARE_METATYPE(CreateState)

class CreateReplyTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void deliveries_data();
    void deliveries();
    void idAtEveryStatus();
    void everyCutIsUnknown();
    void words_data();
    void words();
    void keyIsSecret();
    void request();
};

void CreateReplyTest::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<CreateState>("state");
    QTest::addColumn<qint64>("contract");
    QTest::addColumn<bool>("withError");
    const auto row = [](const char *name, int status, const QByteArray &body, CreateState state,
                         qint64 contract = 0, bool withError = false) {
        QTest::newRow(name) << status << body << state << contract << withError;
    };
    using enum CreateState;

    row("documented", 200, R"({"success": true, "new_contract": 12345678, "instance_api_key": "k"})", Created,
        12345678);
    row("no success", 200, R"({"new_contract": 5})", Created, 5);
    row("digits in a text", 200, R"({"success": true, "new_contract": "12345678"})", Created, 12345678);
    row("whole number as a decimal", 200, R"({"new_contract": 12345678.0})", Created, 12345678);
    row("largest", 200, R"({"new_contract": 9007199254740992})", Created, 9007199254740992);
    row("with blanks around", 200, "\r\n {\"new_contract\": 5} \n\n", Created, 5);
    row("byte order mark", 200, "\xef\xbb\xbf{\"new_contract\": 5}", Created, 5);
    row("escaped key", 200, R"({"\u006eew_contract": 5})", Created, 5);
    row("other key twice", 200, R"({"success": true, "success": true, "new_contract": 5})", Created, 5);

    row("too low a bid", 400,
        R"({"success": false, "error": "invalid_price", "msg": "low", "new_contract": 5})", Created, 5, true);
    row("success false with an id", 200, R"({"success": false, "new_contract": 5})", Created, 5, true);
    row("error beside an id", 200, R"({"success": true, "error": "x", "new_contract": 5})", Created, 5, true);
    row("500 with an id", 500, R"({"new_contract": 5})", Created, 5, true);
    row("429 with an id", 429, R"({"new_contract": 5})", Created, 5, true);

    row("zero", 200, R"({"success": true, "new_contract": 0})", Unknown);
    row("negative", 200, R"({"success": true, "new_contract": -5})", Unknown);
    row("fraction", 200, R"({"success": true, "new_contract": 5.5})", Unknown);
    row("beyond 2^53", 200, R"({"success": true, "new_contract": 9007199254740993})", Unknown);
    row("beyond 64 bits", 200, R"({"success": true, "new_contract": 99999999999999999999})", Unknown);
    row("1e400", 200, R"({"success": true, "new_contract": 1e400})", Unknown);
    row("true", 200, R"({"success": true, "new_contract": true})", Unknown);
    row("null", 200, R"({"success": true, "new_contract": null})", Unknown);
    row("text", 200, R"({"success": true, "new_contract": "five"})", Unknown);
    row("empty text", 200, R"({"success": true, "new_contract": ""})", Unknown);
    row("signed text", 200, R"({"success": true, "new_contract": "+5"})", Unknown);
    row("blank in a text", 200, R"({"success": true, "new_contract": " 5"})", Unknown);
    row("foreign digits", 200, "{\"success\": true, \"new_contract\": \"\xd9\xa5\"}", Unknown);
    row("huge text", 200, R"({"success": true, "new_contract": "99999999999999999999999"})", Unknown);
    row("list", 200, R"({"success": true, "new_contract": [5]})", Unknown);
    row("object", 200, R"({"success": true, "new_contract": {"id": 5}})", Unknown);
    row("deeper", 200, R"({"success": true, "result": {"new_contract": 5}})", Unknown);
    row("other spelling", 200, R"({"success": true, "New_Contract": 5})", Unknown);
    row("success alone", 200, R"({"success": true})", Unknown);
    row("nothing in it", 200, "{}", Unknown);
    row("success as text", 200, R"({"success": "false"})", Unknown);
    row("success as number", 200, R"({"success": 0})", Unknown);
    row("error without success", 200, R"({"error": "invalid_args"})", Unknown);

    row("id twice", 200, R"({"new_contract": 5, "new_contract": 6})", Unknown);
    row("id, then null", 200, R"({"success": true, "new_contract": 5, "new_contract": null})", Unknown);
    row("refused, id overwritten", 400, R"({"error": "x", "new_contract": 5, "new_contract": null})",
        Unknown);
    row("refused, success twice", 200, R"({"success": true, "success": false})", Unknown);

    row("200 success false", 200, R"({"success": false, "error": "insufficient_credit", "msg": "m"})",
        Refused);
    row("201 success false", 201, R"({"success": false})", Unknown);
    row("204", 204, "", Unknown);
    row("400", 400, R"({"success": false, "error": "invalid_args", "msg": "m"})", Refused);
    row("400 without success", 400, R"({"error": "invalid_price"})", Refused);
    row("400 with only msg", 400, R"({"msg": "no"})", Refused);
    row("401", 401, R"({"success": false, "error": "auth_error"})", Refused);
    row("402", 402, R"({"success": false, "error": "pay"})", Unknown);
    row("403", 403, R"({"error": "invalid_args", "msg": "not your own"})", Refused);
    row("404", 404, R"({"success": false, "error": "invalid_args", "msg": "no_such_ask"})", Refused);
    row("405", 405, R"({"success": false})", Unknown);
    row("408", 408, R"({"success": false})", Unknown);
    row("409", 409, R"({"success": false})", Unknown);
    row("410", 410, R"({"success": false, "error": "no_such_ask"})", Refused);
    row("422", 422, R"({"success": false})", Unknown);
    row("425", 425, R"({"success": false})", Unknown);
    row("429 JSON", 429, R"({"detail": "API requests too frequent"})", Unknown);
    row("429 plain", 429, "API requests too frequent: endpoint threshold=4.5", Unknown);
    for (const int status : {500, 501, 502, 503, 504, 520, 599})
        QTest::addRow("%d", status) << status << QByteArray(R"({"success": false, "error": "server_error"})")
                                    << Unknown << qint64(0) << false;

    row("refused with null", 400, R"({"error": "x", "new_contract": null})", Refused);
    row("refused with 0", 400, R"({"error": "x", "new_contract": 0})", Refused);
    row("refused with false", 404, R"({"error": "x", "new_contract": false})", Refused);
    row("refused with an unreadable id", 400, R"({"error": "x", "new_contract": "c-5"})", Unknown);
    row("refused with a huge id", 400, R"({"error": "x", "new_contract": 99999999999999999999})", Unknown);
    row("refused with success true", 400, R"({"success": true})", Unknown);

    row("400 empty", 400, "", Unknown);
    row("400 page", 400, "<html><body>Bad request</body></html>", Unknown);
    row("400 list", 400, "[]", Unknown);
    row("400 text", 400, "\"invalid_args\"", Unknown);
    row("200 empty", 200, "", Unknown);
    row("200 page", 200, "<html>new_contract: 5</html>", Unknown);
    row("200 list", 200, R"([{"new_contract": 5}])", Unknown);
    row("200 number", 200, "5", Unknown);
    row("200 null", 200, "null", Unknown);
    row("garbage behind", 200, R"({"new_contract": 5} x)", Unknown);
    row("two objects", 200, R"({"new_contract": 5}{"new_contract": 6})", Unknown);
    row("comment behind", 200, "{\"new_contract\": 5} // done", Unknown);
    row("NUL behind", 200, QByteArray("{\"new_contract\": 5}\0", 20), Unknown);
    row("trailing comma", 200, R"({"new_contract": 5,})", Unknown);
    row("single quotes", 200, "{'new_contract': 5}", Unknown);
    row("not UTF-8", 200, "{\"new_contract\": 5, \"msg\": \"\xff\"}", Unknown);
    row("UTF-16", 200, QByteArray("\xff\xfe{\0}\0", 6), Unknown);
    row("too deep", 200,
        R"({"new_contract": 5, "x": )" + QByteArray(100000, '[') + QByteArray(100000, ']') + "}", Unknown);
    row("deep enough", 200,
        R"({"new_contract": 5, "x": )" + QByteArray(100, '[') + QByteArray(100, ']') + "}", Created, 5);
    row("quotes and braces in texts", 200, R"({"msg": "a\"}:{\"new_contract\":7", "new_contract": 5})",
        Created, 5);
}

void CreateReplyTest::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(CreateState, state);
    QFETCH(qint64, contract);
    QFETCH(bool, withError);
    const CreateOutcome outcome = classifyCreateReply(answered(status, body));
    QCOMPARE(outcome.state, state);
    QCOMPARE(outcome.contract, contract);
    QCOMPARE(outcome.withError, withError);
    QCOMPARE(outcome.status, status);
}

void CreateReplyTest::deliveries_data()
{
    QTest::addColumn<int>("delivery");
    QTest::addColumn<bool>("bodyLeft");
    QTest::addColumn<CreateState>("state");
    const auto row = [](const char *name, Delivery delivery, bool bodyLeft, CreateState state) {
        QTest::newRow(name) << static_cast<int>(delivery) << bodyLeft << state;
    };
    using enum CreateState;
    row("not sent", Delivery::NotSent, false, NotSent);
    row("broken", Delivery::Broken, true, Unknown);
    row("timed out", Delivery::TimedOut, true, Unknown);
    row("timed out, nothing left", Delivery::TimedOut, false, NotSent);
    row("cancelled", Delivery::Cancelled, true, Unknown);
    row("cancelled, nothing left", Delivery::Cancelled, false, NotSent);
    row("too large", Delivery::TooLarge, true, Unknown);
    row("too large, nothing left", Delivery::TooLarge, false, Unknown);
    row("redirected", Delivery::Redirected, true, Unknown);
    row("redirected, nothing left", Delivery::Redirected, false, Unknown);
}

void CreateReplyTest::deliveries()
{
    QFETCH(int, delivery);
    QFETCH(bool, bodyLeft);
    QFETCH(CreateState, state);
    RawReply reply;
    reply.delivery = static_cast<Delivery>(delivery);
    reply.bodyLeft = bodyLeft;
    reply.error = QStringLiteral("words");
    QCOMPARE(classifyCreateReply(reply).state, state);
    QCOMPARE(classifyCreateReply(reply).message, QStringLiteral("words"));
    QCOMPARE(classifyCreateReply(reply).delivery, reply.delivery);
    // What did not come whole proves nothing, whatever it looks like.
    reply.status = 200;
    reply.body = R"({"success": true, "new_contract": 5})";
    const CreateOutcome outcome = classifyCreateReply(reply);
    QCOMPARE(outcome.contract, reply.delivery == Delivery::Redirected ? 5 : 0);
    reply.status = reply.delivery == Delivery::Redirected ? 307 : 400;
    reply.body = R"({"success": false})";
    QVERIFY(classifyCreateReply(reply).state != CreateState::Refused);
}

void CreateReplyTest::idAtEveryStatus()
{
    for (int status = 200; status < 600; ++status) {
        RawReply reply = answered(status, R"({"success": false, "error": "x", "new_contract": 5})");
        if (status >= 300 && status < 400)
            reply.delivery = Delivery::Redirected;
        const CreateOutcome outcome = classifyCreateReply(reply);
        QCOMPARE(outcome.state, CreateState::Created);
        QVERIFY(outcome.withError);
        // And without one nothing is refused but what is known to be a refusal.
        reply.body = R"({"success": false, "error": "x"})";
        const bool known = QList<int>{200, 400, 401, 403, 404, 410}.contains(status);
        QCOMPARE(classifyCreateReply(reply).state, known ? CreateState::Refused : CreateState::Unknown);
    }
}

void CreateReplyTest::everyCutIsUnknown()
{
    const QByteArray whole
        = R"({"success": false, "error": "x", "new_contract": 12345678, "instance_api_key": "secret-abcdef"})";
    for (qsizetype length = 0; length < whole.size(); ++length) {
        for (const int status : {200, 400, 404}) {
            const CreateOutcome outcome = classifyCreateReply(answered(status, whole.left(length)));
            QCOMPARE(outcome.state, CreateState::Unknown);
            QVERIFY(!outcome.maskedBody.contains("secret-"));
        }
    }
}

void CreateReplyTest::words_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::newRow("error and msg") << QByteArray(R"({"error": "invalid_args", "msg": "bad"})")
                                   << QStringLiteral("invalid_args") << QStringLiteral("bad");
    QTest::newRow("message") << QByteArray(R"({"message": "bad"})") << QString() << QStringLiteral("bad");
    QTest::newRow("detail") << QByteArray(R"({"detail": "slow down"})") << QString()
                            << QStringLiteral("slow down");
    QTest::newRow("list of details") << QByteArray(R"({"detail": [{"msg": "bad disk"}]})") << QString()
                                     << QStringLiteral("bad disk");
    QTest::newRow("error as an object") << QByteArray(R"({"error": {"code": "c", "message": "m"}})")
                                        << QStringLiteral("c") << QStringLiteral("m");
    QTest::newRow("null words") << QByteArray(R"({"error": null, "msg": null})") << QString() << QString();
    QTest::newRow("none") << QByteArray("{}") << QString() << QString();
}

void CreateReplyTest::words()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const CreateOutcome outcome = classifyCreateReply(answered(400, body));
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.message, message);
}

void CreateReplyTest::keyIsSecret()
{
    const CreateOutcome outcome = classifyCreateReply(
        answered(200, R"({"success": true, "new_contract": 5, "instance_api_key": "secret-abcdef"})"));
    QCOMPARE(outcome.instanceApiKey.reveal(), QStringLiteral("secret-abcdef"));
    QVERIFY(!outcome.maskedBody.contains("secret-abcdef"));
    QVERIFY(outcome.maskedBody.contains("\"new_contract\": 5"));
    QVERIFY(outcome.maskedBody.contains("instance_api_key"));
    QVERIFY(outcome.maskedBody.contains(maskedText().toUtf8()));
}

void CreateReplyTest::request()
{
    const ApiRequest request = createInstance(384826, {{QStringLiteral("image"), QStringLiteral("a/b:c")}});
    QCOMPARE(request.method, QByteArray("PUT"));
    QCOMPARE(request.path, QStringLiteral("/api/v0/asks/384826/"));
    QCOMPARE(request.body, QByteArray(R"({"image":"a/b:c"})"));
    QVERIFY(request.once);
    QVERIFY(request.withKey);
}

BERTH_TEST(CreateReplyTest)
#include "createreplytest.moc"
