// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replyreader.h"
#include "replies.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;

namespace {

enum Kind { Fine, NotSent, Transport, Refusal, Malformed };

}

class ReplyReaderTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void deliveries();
    void everyErrorIsOneSentence();
    void describesStatuses();
};

void ReplyReaderTest::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const QByteArray json = "application/json";
    const QByteArray html = "text/html; charset=utf-8";
    const auto row = [](const char *name, int status, const QByteArray &body, const QByteArray &type,
                         Kind kind, const char *code = "", const char *message = "") {
        QTest::newRow(name) << status << body << type << int(kind) << QString::fromUtf8(code)
                            << QString::fromUtf8(message);
    };
    row("object", 200, R"({"a": 1})", json, Fine);
    row("empty object", 200, "{}", json, Fine);
    row("201", 201, R"({"success": true})", json, Fine);
    row("object of another type", 200, R"({"a": 1})", "text/plain", Fine);
    row("success null", 200, R"({"success": null})", json, Fine);
    row("success false", 200, R"({"success": false, "error": "e", "msg": "m"})", json, Refusal, "e", "m");
    row("empty", 200, "", json, Malformed);
    row("blank", 200, " \r\n", json, Malformed);
    row("204", 204, "", "", Malformed);
    row("list", 200, "[]", json, Malformed);
    row("page", 200, "<html></html>", html, Malformed);
    row("cut short", 200, R"({"a": )", json, Malformed);
    row("garbage behind", 200, R"({"a": 1} x)", json, Malformed);
    row("400", 400, R"({"success": false, "error": "invalid_args", "msg": "m"})", json, Refusal,
        "invalid_args", "m");
    row("400 bare", 400, "{}", json, Refusal);
    row("400 empty", 400, "", "", Refusal);
    row("400 success true", 400, R"({"success": true})", json, Refusal);
    row("401 message", 401, R"({"message": "no"})", json, Refusal, "", "no");
    row("404 detail", 404, R"({"detail": "Not found"})", json, Refusal, "", "Not found");
    row("429 plain", 429, "API requests too frequent: endpoint threshold=4.5", "text/plain", Refusal, "",
        "API requests too frequent: endpoint threshold=4.5");
    row("429 plain without a type", 429, "too frequent\n", "", Refusal, "", "too frequent");
    row("429 detail", 429, R"({"detail": "too frequent"})", json, Refusal, "", "too frequent");
    row("429 text in JSON", 429, R"("too frequent")", json, Refusal, "", R"("too frequent")");
    row("429 list", 429, "[1]", json, Malformed);
    row("429 page", 429, "<html>", html, Malformed);
    row("403 page without a type", 403, "\n<!DOCTYPE html><html>", "", Malformed);
    row("502 page", 502, "<html>", html, Malformed);
    row("503 empty", 503, "", "", Malformed);
    row("500 JSON", 500, R"({"error": "server_error"})", json, Refusal, "server_error");
    row("500 long text", 500, QByteArray(5000, 'x'), "text/plain", Malformed);
}

void ReplyReaderTest::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(int, kind);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const auto object = readObject(answered(status, body, contentType));
    QCOMPARE(object.has_value(), kind == Fine);
    if (object)
        return;
    const auto *refusal = std::get_if<RefusalError>(&object.error());
    const auto *malformed = std::get_if<MalformedError>(&object.error());
    QCOMPARE(refusal != nullptr, kind == Refusal);
    QCOMPARE(malformed != nullptr, kind == Malformed);
    if (refusal) {
        QCOMPARE(refusal->status, status);
        QCOMPARE(refusal->code, code);
        QCOMPARE(refusal->message, message);
    } else {
        QCOMPARE(malformed->status, status);
        QVERIFY(!malformed->detail.isEmpty());
    }
}

void ReplyReaderTest::deliveries()
{
    const auto error = [](Delivery delivery, int status = 0) {
        RawReply reply = undelivered(delivery, status);
        reply.body = R"({"a": 1})"; // what came is not looked at
        return readObject(reply).error();
    };
    QCOMPARE(std::get<NotSentError>(error(Delivery::NotSent)).detail, QStringLiteral("words of the wire"));
    QCOMPARE(
        std::get<TransportError>(error(Delivery::Broken, 200)).detail, QStringLiteral("words of the wire"));
    QVERIFY(std::get<TransportError>(error(Delivery::TimedOut)).timedOut);
    QVERIFY(!std::get<TransportError>(error(Delivery::TimedOut)).cancelled);
    QVERIFY(std::get<TransportError>(error(Delivery::Cancelled)).cancelled);
    QCOMPARE(std::get<MalformedError>(error(Delivery::TooLarge, 200)).status, 200);
    QCOMPARE(std::get<MalformedError>(error(Delivery::Redirected, 308)).status, 308);
}

void ReplyReaderTest::everyErrorIsOneSentence()
{
    const QString words = QStringLiteral("The words");
    QList<ApiError> errors{NotSentError{}, NotSentError{words}, TransportError{}, TransportError{words},
        TransportError{words, true, false}, TransportError{words, false, true}, MalformedError{200, words},
        MalformedError{502, words}, MalformedError{308, {}}};
    for (const int status : {200, 400, 401, 403, 404, 410, 429, 500, 503}) {
        errors << RefusalError{status, QStringLiteral("code"), words}
               << RefusalError{status, QStringLiteral("code"), {}} << RefusalError{status, {}, {}}
               << RefusalError{status, {}, words + u'.'};
    }
    QStringList seen;
    for (const ApiError &error : errors) {
        const QString text = describe(error);
        QVERIFY2(text.endsWith(u'.') && !text.endsWith(QStringLiteral(".."))
                && !text.contains(QStringLiteral(":.")),
            qPrintable(text));
        QVERIFY(text.front().isUpper());
        seen << text;
    }
    QCOMPARE(describe(RefusalError{404, QStringLiteral("invalid_args"), QStringLiteral("gone")})
                 .contains(QStringLiteral("gone")),
        true);
    QVERIFY(describe(
        RefusalError{404, QStringLiteral("invalid_args"),
            {}}).contains(QStringLiteral("invalid_args")));
}

void ReplyReaderTest::describesStatuses()
{
    QStringList seen;
    for (const int status : {401, 403, 404, 429, 500, 400})
        seen << describe(RefusalError{status, {}, {}});
    QCOMPARE(seen.removeDuplicates(), 0);
}

BERTH_TEST(ReplyReaderTest)
#include "replyreadertest.moc"
