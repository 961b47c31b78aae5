// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestwriter.h"
#include "catalog/fullrequest.h"

#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;

namespace {
QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}
}

class RequestWriterTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSetIsAnEmptyBody();
    void everyFieldHasItsKeyAndType();
    void eachFieldAloneMakesOneKey();
    void aFlagSetToNoIsSent();
    void pricesAreShortestDecimals();
    void secretsAreMasked();
    void formOnlyFieldsStayHome();
};

void RequestWriterTest::nothingSetIsAnEmptyBody()
{
    QCOMPARE(requestBody({}, SecretPolicy::Reveal), QJsonObject());
    QCOMPARE(createPath(384826), QStringLiteral("/api/v0/asks/384826/"));
}

void RequestWriterTest::everyFieldHasItsKeyAndType()
{
    const QJsonObject expected = json(R"({
        "image": "vastai/pytorch:@vastai-automatic-tag",
        "template_id": 9007199254740991,
        "template_hash_id": "661d064bbda1f2a133816b6d55da07c3",
        "image_login": "-u bob -p tok3n docker.io",
        "runtype": "jupyter_direct",
        "use_jupyter_lab": false,
        "jupyter_dir": "/workspace",
        "price": 0.123456,
        "disk": 64.5,
        "target_state": "stopped",
        "cancel_unavail": true,
        "vm": false,
        "label": "Träin 😀",
        "env": {"TZ": "UTC", "HF_TOKEN": "hf_s3cret", "-p 8080:8080": "1", "-h": "web"},
        "onstart": "echo \"hi\"\nsleep 1\n",
        "args": ["-c", "echo 'a b'", ""],
        "args_str": "bash -c x",
        "volume_info": {"create_new": true, "volume_id": 28, "size": 40, "mount_path": "/root/volume", "name": "data"},
        "user": "root",
        "force": true,
        "python_utf8": true,
        "lang_utf8": false
    })");
    QCOMPARE(requestBody(test::fullRequest(), SecretPolicy::Reveal), expected);
}

void RequestWriterTest::eachFieldAloneMakesOneKey()
{
    const RequestFields full = test::fullRequest();
    for (const Field &f : catalogue()) {
        RequestFields one;
        one.set(f.id, full.value(f.id));
        const QJsonObject body = requestBody(one, SecretPolicy::Reveal);
        QCOMPARE(body.size(), f.onWire ? 1 : 0);
        if (f.onWire)
            QCOMPARE(body.keys().first(), f.name().section(u'.', 0, 0));
    }
}

void RequestWriterTest::aFlagSetToNoIsSent()
{
    RequestFields fields;
    fields.set(FieldId::CancelUnavail, false);
    QCOMPARE(requestBody(fields, SecretPolicy::Mask), json(R"({"cancel_unavail": false})"));
}

void RequestWriterTest::pricesAreShortestDecimals()
{
    RequestFields fields;
    fields.set(FieldId::Price, Money::fromMicro(100'000));
    QCOMPARE(QJsonDocument(requestBody(fields, SecretPolicy::Reveal)).toJson(QJsonDocument::Compact),
        QByteArray(R"({"price":0.1})"));
}

void RequestWriterTest::secretsAreMasked()
{
    const QByteArray masked
        = QJsonDocument(requestBody(test::fullRequest(), SecretPolicy::Mask)).toJson(QJsonDocument::Compact);
    QVERIFY(!masked.contains("tok3n"));
    QVERIFY(!masked.contains("hf_s3cret"));
    QVERIFY(masked.contains("UTC"));
    QVERIFY(masked.contains(maskedText().toUtf8()));
}

void RequestWriterTest::formOnlyFieldsStayHome()
{
    RequestFields fields;
    fields.set(FieldId::RentalType, QStringLiteral("on-demand"));
    QVERIFY(requestBody(fields, SecretPolicy::Reveal).isEmpty());
}

BERTH_TEST(RequestWriterTest)
#include "requestwritertest.moc"
