// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/bodymask.h"
#include "core/secret.h"
#include "support/testcase.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace berth;
using namespace berth::test;

class BodyMaskTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void keepsTheRest();
    void keepsWhatIsNotJson();
};

void BodyMaskTest::hides_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray(R"({"instance_api_key": "SECRETsecret01"})");
    QTest::newRow("compact") << QByteArray(R"({"instance_api_key":"SECRETsecret01"})");
    QTest::newRow("nested") << QByteArray(R"({"a": [{"b": {"instance_api_key": "SECRETsecret01"}}]})");
    QTest::newRow("in a list") << QByteArray(R"([{"instance_api_key": "SECRETsecret01"}])");
    QTest::newRow("list of keys") << QByteArray(R"({"instance_api_key": ["SECRETsecret01"]})");
    QTest::newRow("object of keys") << QByteArray(R"({"instance_api_key": {"value": "SECRETsecret01"}})");
    QTest::newRow("another name") << QByteArray(R"({"CONTAINER_API_KEY": "SECRETsecret01"})");
    QTest::newRow("repeated elsewhere")
        << QByteArray(R"({"instance_api_key": "SECRETsecret01", "msg": "use SECRETsecret01 now"})");
    QTest::newRow("as a key") << QByteArray(
        R"({"instance_api_key": "SECRETsecret01", "x SECRETsecret01": 1})");
    QTest::newRow("in a text") << QByteArray(R"({"msg": "instance_api_key=SECRETsecret01"})");
    QTest::newRow("JSON in a text") << QByteArray(R"({"msg": "{\"instance_api_key\": \"SECRETsecret01\"}"})");
    QTest::newRow("JSON in JSON in a text")
        << QByteArray(R"({"msg": "{\"a\": \"{\\\"instance_api_key\\\": \\\"SECRETsecret01\\\"}\"}"})");
    QTest::newRow("escaped") << QByteArray(R"({"instance_api_\u006bey": "SECRET\u0073ecret01"})");
    QTest::newRow("cut short") << QByteArray(R"({"success": true, "instance_api_key": "SECRETsecret01)");
    QTest::newRow("cut in the key") << QByteArray(R"({"success": true, "instance_api_key": "SECRET)");
    QTest::newRow("garbage behind") << QByteArray(R"({"instance_api_key": "SECRETsecret01"} x)");
    QTest::newRow("twice") << QByteArray(
        R"({"instance_api_key": "SECRETsecret01"}{"instance_api_key": "SECRETsecret02"})");
    QTest::newRow("page") << QByteArray(
        "<pre>{&quot;instance_api_key&quot;: &quot;SECRETsecret01&quot;}</pre>");
    QTest::newRow("single quotes") << QByteArray("{'instance_api_key': 'SECRETsecret01'}");
    QTest::newRow("YAML") << QByteArray("instance_api_key: SECRETsecret01\n");
    QTest::newRow("form") << QByteArray("a=b&instance_api_key=SECRETsecret01&c=d");
}

void BodyMaskTest::hides()
{
    QFETCH(QByteArray, body);
    const QByteArray masked = maskApiKeys(body);
    QVERIFY2(!masked.contains("SECRET") && !masked.contains("secret0"), masked.constData());
    QVERIFY2(masked.contains(maskedText().toUtf8()), masked.constData());
}

void BodyMaskTest::keepsTheRest()
{
    const QByteArray body
        = R"({"success": true, "new_contract": 12345678, "msg": "api keys are fine", "instance_api_key": null})";
    QCOMPARE(QJsonDocument::fromJson(maskApiKeys(body)), QJsonDocument::fromJson(body));
    QVERIFY(maskApiKeys(body).count('\n') > 3); // indented
}

void BodyMaskTest::keepsWhatIsNotJson()
{
    for (const QByteArray body :
        {"", "API requests too frequent: endpoint threshold=4.5", "<html>502</html>", "{\"a\": "})
        QCOMPARE(maskApiKeys(body), body);
}

BERTH_TEST(BodyMaskTest)
#include "bodymasktest.moc"
