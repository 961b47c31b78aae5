// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/echomask.h"

#include "catalog/envrow.h"
#include "catalog/imagelogin.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace berth;

namespace {

const Secret &apiKey()
{
    static const Secret key(QStringLiteral("0123456789abcdef"));
    return key;
}

RequestFields sent()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("registry.example/model"));
    fields.set(FieldId::ImageLogin,
        ImageLogin{QStringLiteral("bob"), Secret(QStringLiteral("login-token")),
            QStringLiteral("registry.example")});
    fields.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("hf_\"é& /1"), true),
            envVariable(QStringLiteral("MODE"), QStringLiteral("training"))});
    return fields;
}

CreateOutcome refused(const QString &words)
{
    CreateOutcome outcome;
    outcome.state = CreateState::Refused;
    outcome.code = words;
    outcome.message = words;
    outcome.maskedBody = words.toUtf8();
    return outcome;
}

// What is left of such words.
QString masked(const QString &words, const RequestFields &fields = sent(), const Secret &key = apiKey())
{
    CreateOutcome outcome = refused(words);
    maskEchoes(outcome, fields, key);
    // All three are shown, so all three are masked alike.
    return outcome.code == outcome.message && outcome.maskedBody == outcome.message.toUtf8()
        ? outcome.message
        : QStringLiteral("code, message and body differ");
}

QString dots(const char *before, const char *after)
{
    return QString::fromUtf8(before) + maskedText() + QString::fromUtf8(after);
}

}

class EchoMaskTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatIsNoSecretStays();
    void shortValuesStay();
    void aSecretWithinAnother();
    void aBodyWithoutEchoStaysToTheByte();
    void nothingElseOfTheOutcomeChanges();
};

void EchoMaskTest::secretsAreMasked_data()
{
    const QString token = QStringLiteral("hf_\"é& /1");
    const QByteArray array = QJsonDocument(QJsonArray{token}).toJson(QJsonDocument::Compact);
    QTest::addColumn<QString>("written");
    QTest::newRow("the account's key") << apiKey().reveal();
    QTest::newRow("the login's token") << QStringLiteral("login-token");
    QTest::newRow("a secret of env") << token;
    QTest::newRow("as JSON") << QString::fromUtf8(array.mid(2, array.size() - 4));
    QTest::newRow("as JSON in ASCII") << QStringLiteral("hf_\\\"\\u00e9& /1");
    QTest::newRow("as an address") << QString::fromLatin1(QUrl::toPercentEncoding(token));
    QTest::newRow("as HTML") << token.toHtmlEscaped();
}

void EchoMaskTest::secretsAreMasked()
{
    QFETCH(QString, written);
    QCOMPARE(masked(QStringLiteral("bad: ") + written + u'.'), dots("bad: ", "."));
    const QString twice = masked(written + u' ' + written);
    QCOMPARE(twice, maskedText() + u' ' + maskedText());
}

void EchoMaskTest::whatIsNoSecretStays()
{
    const QString words = QStringLiteral("bob may not run registry.example/model for training");
    QCOMPARE(masked(words), words);
}

// They may be ordinary words, and masking those would hide what the server says.
void EchoMaskTest::shortValuesStay()
{
    RequestFields fields;
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("PASSWORD"), QStringLiteral("offer"), true)});
    const QString words = QStringLiteral("the offer is gone");
    QCOMPARE(masked(words, fields, Secret()), words);
    fields.set(
        FieldId::Env, EnvRows{envVariable(QStringLiteral("PASSWORD"), QStringLiteral("offers"), true)});
    QCOMPARE(masked(QStringLiteral("the offers"), fields, Secret()), dots("the ", ""));
}

// Nothing of the longer one is left to read, whichever comes first.
void EchoMaskTest::aSecretWithinAnother()
{
    const EnvRow part = envVariable(QStringLiteral("A_TOKEN"), QStringLiteral("abcdef"), true);
    const EnvRow whole = envVariable(QStringLiteral("B_TOKEN"), QStringLiteral("abcdef-xyz-123"), true);
    for (const EnvRows &rows : {EnvRows{part, whole}, EnvRows{whole, part}}) {
        RequestFields fields;
        fields.set(FieldId::Env, rows);
        QCOMPARE(masked(QStringLiteral("bad abcdef-xyz-123"), fields), dots("bad ", ""));
    }
}

void EchoMaskTest::aBodyWithoutEchoStaysToTheByte()
{
    CreateOutcome outcome = refused(QStringLiteral("no"));
    outcome.maskedBody = QByteArray("\xff\xfe not UTF-8 \x80", 14);
    const QByteArray before = outcome.maskedBody;
    maskEchoes(outcome, sent(), apiKey());
    QCOMPARE(outcome.maskedBody, before);
}

void EchoMaskTest::nothingElseOfTheOutcomeChanges()
{
    CreateOutcome outcome = refused(apiKey().reveal());
    outcome.status = 400;
    outcome.contract = 7;
    outcome.instanceApiKey = Secret(QStringLiteral("instance-key"));
    maskEchoes(outcome, sent(), apiKey());
    QCOMPARE(outcome.state, CreateState::Refused);
    QCOMPARE(outcome.status, 400);
    QCOMPARE(outcome.contract, 7);
    QCOMPARE(outcome.instanceApiKey.reveal(), QStringLiteral("instance-key"));
}

BERTH_TEST(EchoMaskTest)
#include "echomasktest.moc"
