// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftfile.h"

#include "catalog/fullrequest.h"
#include "support/testcase.h"

#include <QTemporaryDir>

using namespace berth;

class DraftFileTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasButForSecrets();
    void noSecretReachesTheFile();
    void rubbishIsAnEmptyDraft_data();
    void rubbishIsAnEmptyDraft();
    void theFirstVersionsFormIsRead();
    void anUnwritableFolderIsSaid();
};

void DraftFileTest::comesBackAsItWasButForSecrets()
{
    const QTemporaryDir dir;
    const RequestFields full = test::fullRequest();
    QVERIFY(saveDraft(dir.path(), {full, 384826}).has_value());
    const Draft back = loadDraft(dir.path());
    QCOMPARE(back.offerId, 384826);
    for (const Field &f : catalogue()) {
        if (!f.secret)
            QVERIFY2(back.fields.value(f.id) == full.value(f.id), f.key);
    }
    const EnvRows rows = *back.fields.get<EnvRows>(FieldId::Env);
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0] == full.get<EnvRows>(FieldId::Env)->at(0));
    QCOMPARE(rows[1].name, QStringLiteral("HF_TOKEN"));
    QVERIFY(rows[1].secret && rows[1].value.isEmpty());
    QCOMPARE(back.fields.get<ImageLogin>(FieldId::ImageLogin)->user, QStringLiteral("bob"));
    QVERIFY(back.fields.get<ImageLogin>(FieldId::ImageLogin)->token.isEmpty());
}

void DraftFileTest::noSecretReachesTheFile()
{
    const QByteArray json = draftToJson({test::fullRequest(), 1});
    QVERIFY(!json.contains("hf_s3cret"));
    QVERIFY(!json.contains("tok3n"));
    QVERIFY(json.contains("HF_TOKEN"));
}

void DraftFileTest::rubbishIsAnEmptyDraft_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
        {"", "{", "[]", "null", R"({"request": 3, "offer": -4, "env": [1, {"kind": 9}], "login": []})"})
        QTest::newRow(*json ? json : "empty") << QByteArray(json);
}

void DraftFileTest::rubbishIsAnEmptyDraft()
{
    QFETCH(QByteArray, json);
    const Draft draft = draftFromJson(json);
    QVERIFY(draft.fields.isEmpty());
    QCOMPARE(draft.offerId, 0);
}

// Version 0.1 kept rows, login and rental type beside the body.
void DraftFileTest::theFirstVersionsFormIsRead()
{
    const Draft draft = draftFromJson(R"({"env": [{"kind": 0, "name": "A", "value": "1"},
        {"kind": 1, "name": "80:80", "value": ""}, {"kind": 0, "name": "HF_TOKEN", "secret": true}],
        "login": {"user": "bob", "registry": "docker.io"}, "offer": 5, "rental_type": "on-demand",
        "request": {"image": "a"}})");
    QCOMPARE(draft.offerId, 5);
    QCOMPARE(draft.fields.text(FieldId::Image), QStringLiteral("a"));
    QCOMPARE(draft.fields.text(FieldId::RentalType), QStringLiteral("on-demand"));
    QCOMPARE(draft.fields.get<ImageLogin>(FieldId::ImageLogin)->user, QStringLiteral("bob"));
    QCOMPARE(*draft.fields.get<EnvRows>(FieldId::Env),
        (EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("1")), envPort(QStringLiteral("80:80")),
            envVariable(QStringLiteral("HF_TOKEN"), QString(), true)}));
}

void DraftFileTest::anUnwritableFolderIsSaid()
{
    const auto saved = saveDraft(QStringLiteral("/nonexistent/folder"), {});
    QVERIFY(!saved.has_value());
    QVERIFY(!saved.error().isEmpty());
    QVERIFY(loadDraft(QStringLiteral("/nonexistent/folder")).fields.isEmpty());
}

BERTH_TEST(DraftFileTest)
#include "draftfiletest.moc"
