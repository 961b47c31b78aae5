// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestreader.h"
#include "catalog/fullrequest.h"
#include "catalog/requestwriter.h"

#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;

class RequestReaderTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatTheWriterWrote();
    void nullIsLeftAlone();
    void reportsWhatItCannotTake_data();
    void reportsWhatItCannotTake();
    void understandsOlderRuntypes();
    void fieldTexts_data();
    void fieldTexts();
};

void RequestReaderTest::readsBackWhatTheWriterWrote()
{
    RequestFields written = test::fullRequest();
    written.unset(FieldId::RentalType); // not on the wire
    const QJsonObject body = requestBody(written, SecretPolicy::Reveal);
    const ReadResult read = readRequestBody(body);
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(requestBody(read.fields, SecretPolicy::Reveal), body);
    for (const Field &f : catalogue())
        QVERIFY2(f.id == FieldId::Env || read.fields.value(f.id) == written.value(f.id), f.key);
}

void RequestReaderTest::nullIsLeftAlone()
{
    const ReadResult read = readRequestBody(
        QJsonDocument::fromJson(R"({"image": null, "price": null, "volume_info": null})").object());
    QVERIFY(read.problems.isEmpty());
    QVERIFY(read.fields.isEmpty());
}

void RequestReaderTest::reportsWhatItCannotTake_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("unknown");
    const auto row = [](const char *body, const char *key, bool unknown = false) {
        QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(key) << unknown;
    };
    row(R"({"imge": "x"})", "imge", true);
    row(R"({"client_id": "me"})", "client_id", true);
    row(R"({"rental_type": "on-demand"})", "rental_type", true);
    row(R"({"volume_info": {"colour": 1}})", "volume_info.colour", true);
    row(R"({"volume_info": 3})", "volume_info");
    row(R"({"volume_info": {"size": 1.5}})", "volume_info.size");
    row(R"({"image": 3})", "image");
    row(R"({"disk": "40"})", "disk");
    row(R"({"price": "0.1"})", "price");
    row(R"({"template_id": 1e300})", "template_id");
    row(R"({"vm": 1})", "vm");
    row(R"({"args": "a b"})", "args");
    row(R"({"args": [1]})", "args");
    row(R"({"env": "-e A=b"})", "env");
    row(R"({"env": {"A": 1}})", "env");
    row(R"({"runtype": "telnet"})", "runtype");
    row(R"({"image_login": "bob"})", "image_login");
}

void RequestReaderTest::reportsWhatItCannotTake()
{
    QFETCH(QByteArray, body);
    const ReadResult read = readRequestBody(QJsonDocument::fromJson(body).object());
    QCOMPARE(read.problems.size(), 1);
    QTEST(read.problems.first().key, "key");
    QTEST(read.problems.first().unknownKey, "unknown");
    QVERIFY(!read.problems.first().message.isEmpty());
    QVERIFY(read.fields.isEmpty());
}

void RequestReaderTest::understandsOlderRuntypes()
{
    const ReadResult read
        = readRequestBody(QJsonDocument::fromJson(R"({"runtype": "ssh_direc ssh_proxy"})").object());
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(read.fields.text(FieldId::Runtype), QStringLiteral("ssh_direct"));
}

void RequestReaderTest::fieldTexts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("body"); // empty: refused
    const auto row = [](const char *key, const char *text, const char *body) {
        QTest::addRow("%s=%s", key, text)
            << QString::fromLatin1(key) << QString::fromUtf8(text) << QByteArray(body);
    };
    row("image", "ubuntu:22.04", R"({"image":"ubuntu:22.04"})");
    row("label", "42", R"({"label":"42"})");
    row("label", "\"q\"", R"({"label":"\"q\""})");
    row("disk", "64", R"({"disk":64})");
    row("disk", "sixty", "");
    row("disk", "64GB", "");
    row("disk", "1,2", "");
    row("price", "0.25", R"({"price":0.25})");
    row("price", "-1", "");
    row("price", "1e-3", "");
    row("vm", "true", R"({"vm":true})");
    row("vm", "yes", "");
    row("args", R"(["-c","x"])", R"({"args":["-c","x"]})");
    row("args", "-c x", "");
    row("env", R"({"A":"b"})", R"({"env":{"A":"b"}})");
    row("volume_info.volume_id", "12", R"({"volume_info":{"volume_id":12}})");
    row("runtype", "ssh_direct", R"({"runtype":"ssh_direct"})");
    row("runtype", "", "");
    row("image_login", "-u a -p b c", R"({"image_login":"-u a -p b c"})");
}

void RequestReaderTest::fieldTexts()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QByteArray, body);
    const Field &f = field(fieldByKey(key).value());
    const auto value = parseFieldText(f, text);
    QCOMPARE(value.has_value(), !body.isEmpty());
    if (!value) {
        QVERIFY(!value.error().isEmpty());
        return;
    }
    RequestFields fields;
    fields.set(f.id, *value);
    QCOMPARE(QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact), body);
}

BERTH_TEST(RequestReaderTest)
#include "requestreadertest.moc"
