// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importplan.h"

#include "catalog/requestwriter.h"
#include "interop/importtext.h"
#include "interop/meaning.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::meaning;
using test::text;

class ImportPlanTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void changesAreShownFieldByField();
    void whatIsSoAlreadyIsNoChange();
    void theOfferIsNamed();
    void secretsAreNeverShown();
    void dotsAreNoSecret();
    void aKeyOfTheWholeAccountIsWarnedOf();
    void everythingIsTheTextAlone();
    void longAndOddValuesStayOnOneLine();
};

namespace {

RequestFields fields(const char *json)
{
    return readAnything(text(json)).fields;
}

ImportPlan plan(const char *pasted, const char *now, ImportScope scope = ImportScope::OnlyNamed)
{
    return planImport(readAnything(text(pasted)), fields(now), 0, scope);
}

QStringList lines(const ImportPlan &plan)
{
    QStringList all;
    for (const ImportChange &change : plan.changes)
        all << change.label + u'|' + change.before + u'|' + change.after;
    return all;
}

}

void ImportPlanTest::merges_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<QByteArray>("everything");
    const auto row = [](const char *name, const char *now, const char *pasted, const char *named,
                         const char *everything) {
        QTest::newRow(name) << QByteArray(now) << QByteArray(pasted) << QByteArray(named)
                            << QByteArray(everything);
    };
    row("scalars", R"({"image":"a","label":"l"})", R"({"image":"b","disk":9})",
        R"({"disk":9,"image":"b","label":"l"})", R"({"disk":9,"image":"b"})");
    row("env by key", R"({"env":{"A":"1","B":"2"}})", "B=3\nC=4", R"({"env":{"A":"1","B":"3","C":"4"}})",
        R"({"env":{"B":"3","C":"4"}})");
    row("no env named", R"({"env":{"A":"1"}})", R"({"disk":9})", R"({"disk":9,"env":{"A":"1"}})",
        R"({"disk":9})");
    row("args for args_str", R"({"args_str":"a b"})", R"({"args":["c"]})", R"({"args":["c"]})",
        R"({"args":["c"]})");
    row("args_str for args", R"({"args":["c"]})", R"({"args_str":"a b"})", R"({"args_str":"a b"})",
        R"({"args_str":"a b"})");
    row("one template for another", R"({"template_id":5})", R"({"template_hash_id":"ab"})",
        R"({"template_hash_id":"ab"})", R"({"template_hash_id":"ab"})");
    row("a volume is one thing",
        R"({"volume_info":{"create_new":true,"mount_path":"/a","name":"n","size":9,"volume_id":1}})",
        R"({"volume_info":{"create_new":false,"mount_path":"/b","volume_id":2}})",
        R"({"volume_info":{"create_new":false,"mount_path":"/b","volume_id":2}})",
        R"({"volume_info":{"create_new":false,"mount_path":"/b","volume_id":2}})");
    row("SSH has no arguments", R"({"args":["c"],"runtype":"args"})", R"({"runtype":"ssh_direct"})",
        R"({"runtype":"ssh_direct"})", R"({"runtype":"ssh_direct"})");
    row("nothing", R"({"disk":9})", "{}", R"({"disk":9})", "{}");
}

void ImportPlanTest::merges()
{
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, pasted);
    QFETCH(QByteArray, named);
    QFETCH(QByteArray, everything);
    QCOMPARE(meaning(plan(pasted, now).result), named);
    QCOMPARE(meaning(plan(pasted, now, ImportScope::Everything).result), everything);
}

void ImportPlanTest::changesAreShownFieldByField()
{
    const ImportPlan one = plan("vastai create instance 7 --image b --disk 40.5 --ssh --direct --force "
                                "--bid_price 0.25 --env '-e A=2 -e C=3 -p 80:80' --onstart-cmd $'a\\nb'",
        R"({"image":"a","env":{"A":"1","B":"2"}})");
    QCOMPARE(lines(one),
        QStringList({text("Image|a|b"), text("Access||SSH, direct"), text("Rental type||Interruptible"),
            text("Bid||0.25 $/hour"), text("Disk||40.5 GB"), text("Environment: A|1|2"),
            text("Environment: C||3"), text("Environment: -p 80:80||80:80"), text("On-start script||a⏎b"),
            text("Skip the server's checks||yes")}));
    QVERIFY(one.heading.contains(text("vastai")));
    QVERIFY(one.changesAnything());
}

void ImportPlanTest::whatIsSoAlreadyIsNoChange()
{
    const ImportPlan one
        = plan(R"({"image":"a","env":{"A":"1"}})", R"({"image":"a","env":{"A":"1","B":"2"}})");
    QCOMPARE(lines(one), QStringList());
    QCOMPARE(one.alreadySo, 2);
    QVERIFY(!one.changesAnything());
}

void ImportPlanTest::theOfferIsNamed()
{
    const ImportResult named = readAnything(text("vastai create instance 7 --image x"));
    ImportPlan one = planImport(named, named.fields, 5, ImportScope::OnlyNamed);
    QVERIFY(one.changes.isEmpty() && one.offerChanges() && one.changesAnything());
    QCOMPARE(one.offerBefore, 5);
    QCOMPARE(one.offerId, 7);
    one = planImport(readAnything(text("A=b")), {}, 5, ImportScope::Everything);
    QCOMPARE(one.offerId, 5);
    QVERIFY(!one.offerChanges());
}

void ImportPlanTest::secretsAreNeverShown()
{
    const char *pasted = "vastai --api-key sesame0 create instance 7 --image x --login '-u bob -p sesame1 r' "
                         "--env '-e HF_TOKEN=sesame2'";
    const char *now = R"({"env":{"HF_TOKEN":"sesame3"},"image_login":"-u bob -p sesame4 r"})";
    for (const ImportScope scope : {ImportScope::OnlyNamed, ImportScope::Everything}) {
        const ImportPlan one = plan(pasted, now, scope);
        QStringList said = lines(one);
        for (const ImportProblem &problem : one.lost + one.passedOver + one.warnings)
            said << problem.text + problem.reason;
        QVERIFY2(!said.join(u'\n').contains(text("sesame")), qPrintable(said.join(u'\n')));
        QVERIFY(said.join(u'\n').contains(text("HF_TOKEN")));
        QVERIFY(said.join(u'\n').contains(text("The API key is not taken over")));
        QVERIFY(said.join(u'\n').contains(text("holds a secret")));
        QVERIFY(!meaning(one.result).contains("sesame0"));
        QVERIFY(meaning(one.result).contains("sesame2"));
        QCOMPARE(one.changes.size(), 3);
    }
}

void ImportPlanTest::dotsAreNoSecret()
{
    const RequestFields now
        = fields(R"({"env":{"HF_TOKEN":"real"},"image":"a","image_login":"-u bob -p tok r"})");
    const QByteArray pasted = QJsonDocument(requestBody(now, SecretPolicy::Mask)).toJson();
    for (const ImportScope scope : {ImportScope::OnlyNamed, ImportScope::Everything}) {
        const ImportPlan one = planImport(readAnything(QString::fromUtf8(pasted)), now, 0, scope);
        QCOMPARE(meaning(one.result), meaning(now));
        QCOMPARE(one.lost.size(), 2);
        const ImportPlan fresh = planImport(readAnything(QString::fromUtf8(pasted)), {}, 0, scope);
        QCOMPARE(meaning(fresh.result), QByteArray(R"({"image":"a"})"));
        QCOMPARE(fresh.lost.size(), 2);
    }
}

void ImportPlanTest::aKeyOfTheWholeAccountIsWarnedOf()
{
    const auto warned = [](const char *pasted) {
        const QList<ImportProblem> warnings = plan(pasted, "{}").warnings;
        return std::any_of(warnings.begin(), warnings.end(),
            [](const ImportProblem &one) { return one.reason.contains(text("whole account")); });
    };
    QVERIFY(warned("VAST_API_KEY=abc"));
    QVERIFY(!warned("HF_TOKEN=abc"));
}

void ImportPlanTest::everythingIsTheTextAlone()
{
    RequestFields now = fields(R"({"image":"a","price":0.5,"disk":9})");
    now.set(FieldId::RentalType, text("interruptible"));
    const ImportPlan one
        = planImport(readAnything(text(R"({"image":"b"})")), now, 0, ImportScope::Everything);
    QVERIFY(one.result == fields(R"({"image":"b"})"));
    QCOMPARE(lines(one),
        QStringList({text("Image|a|b"), text("Rental type|Interruptible|"), text("Bid|0.5 $/hour|"),
            text("Disk|9 GB|")}));
}

void ImportPlanTest::longAndOddValuesStayOnOneLine()
{
    RequestFields odd;
    odd.set(FieldId::Onstart, QString(text("a\n\x01\r\nb") + QString(5000, u'x')));
    odd.set(FieldId::Label, QString());
    odd.set(FieldId::Args, QStringList{text("a b"), QString()});
    odd.set(
        FieldId::Env, EnvRows{envVariable(text("E"), QString()), envVariable(text("L"), QString(999, u'y'))});
    ImportResult import;
    import.fields = odd;
    for (const ImportChange &change : planImport(import, {}, 0, ImportScope::OnlyNamed).changes) {
        QVERIFY(change.after.size() <= 200 && !change.after.isEmpty());
        QVERIFY2(!change.after.contains(u'\n') && !change.after.contains(u'\r'), qPrintable(change.after));
    }
}

BERTH_TEST(ImportPlanTest)
#include "importplantest.moc"
