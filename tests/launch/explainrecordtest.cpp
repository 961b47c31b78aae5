// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/explanation.h"

#include "support/testcase.h"

using namespace berth;

class ExplainRecordTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasItsWords_data();
    void everyStateHasItsWords();
    void whatMayBillIsNeverCalledFailedOrNotBilled_data();
    void whatMayBillIsNeverCalledFailedOrNotBilled();
    void aRefusalIsOnlySureAfterALook();
    void tellsHowOftenAndHowLongItLooked();
    void tellsWhenItLooksAgain();
    void aKilledProgramIsTold();
    void aFoundContractIsNotSaidToHaveBeenAnswered();
    void destructionIsToldInItsSteps();
};

namespace {

LaunchRecord in(LaunchState state)
{
    LaunchRecord record;
    record.id = QStringLiteral("00112233445566778899aabbccddeeff");
    record.offerId = 384826;
    record.state = state;
    record.prepared = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    record.updated = record.prepared.addSecs(120);
    if (state == LaunchState::Created)
        record.contract = 20000003;
    return record;
}

QString all(const Explanation &text)
{
    return QStringList{text.title, text.happened, text.means, text.remedy}.join(u'\n');
}

}

void ExplainRecordTest::everyStateHasItsWords_data()
{
    QTest::addColumn<LaunchState>("state");
    QTest::addColumn<QString>("title");
    QTest::newRow("prepared") << LaunchState::Prepared << QStringLiteral("Prepared");
    QTest::newRow("sending") << LaunchState::Sending << QStringLiteral("Sending");
    QTest::newRow("created") << LaunchState::Created << QStringLiteral("Contract 20000003 created");
    QTest::newRow("refused") << LaunchState::Refused << QStringLiteral("Refused");
    QTest::newRow("not sent") << LaunchState::NotSent << QStringLiteral("Not sent");
    QTest::newRow("unknown") << LaunchState::Unknown
                             << QStringLiteral("Unknown: possibly created, may be billing");
    QTest::newRow("absent") << LaunchState::Absent << QStringLiteral("Not found");
    QTest::newRow("conflict") << LaunchState::Conflict << QStringLiteral("Conflict: only you can tell");
}

void ExplainRecordTest::everyStateHasItsWords()
{
    QFETCH(LaunchState, state);
    QFETCH(QString, title);
    const Explanation text = explainRecord(in(state));
    QCOMPARE(text.title, title);
    for (const QString &line : {text.happened, text.means, text.remedy}) {
        QVERIFY2(line.endsWith(u'.'), qPrintable(line));
        QVERIFY2(!line.contains(u'%'), qPrintable(line));
        QVERIFY2(!line.contains(u'!'), qPrintable(line));
    }
}

void ExplainRecordTest::whatMayBillIsNeverCalledFailedOrNotBilled_data()
{
    QTest::addColumn<LaunchState>("state");
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"", "transport", "http", "malformed"})
        QTest::addRow("unknown %s", kind) << LaunchState::Unknown << QString::fromLatin1(kind);
    QTest::newRow("sending") << LaunchState::Sending << QString();
    QTest::newRow("conflict") << LaunchState::Conflict << QString();
    QTest::newRow("created") << LaunchState::Created << QString();
    QTest::newRow("created with error") << LaunchState::Created << QStringLiteral("refusal");
}

void ExplainRecordTest::whatMayBillIsNeverCalledFailedOrNotBilled()
{
    QFETCH(LaunchState, state);
    QFETCH(QString, kind);
    LaunchRecord record = in(state);
    record.error.kind = kind;
    record.error.status = kind == QLatin1String("http") ? 502 : kind == QLatin1String("malformed") ? 200 : 0;
    const Explanation text = explainRecord(record);
    QVERIFY2(text.means.contains(QLatin1String("bill")), qPrintable(text.means));
    QVERIFY2(!all(text).contains(QLatin1String("fail"), Qt::CaseInsensitive), qPrintable(all(text)));
    QVERIFY2(!all(text).contains(QLatin1String("nothing")), qPrintable(all(text)));
    QVERIFY2(!all(text).contains(QLatin1String("rent again."), Qt::CaseInsensitive), qPrintable(all(text)));
}

void ExplainRecordTest::aRefusalIsOnlySureAfterALook()
{
    LaunchRecord record = in(LaunchState::Refused);
    record.error = {QStringLiteral("refusal"), 404, QStringLiteral("no_such_ask"), QStringLiteral("gone")};
    const Explanation before = explainRecord(record);
    QCOMPARE(before.title, QStringLiteral("Offer gone"));
    QCOMPARE(before.action, Explanation::Action::FindOffer);
    QVERIFY(before.means.contains(QLatin1String("looks once")));
    record.confirmedAbsent = record.updated;
    const Explanation after = explainRecord(record);
    QVERIFY(!after.means.contains(QLatin1String("looks once")));
    QVERIFY(after.means.contains(QLatin1String("does not show it")));
}

void ExplainRecordTest::tellsHowOftenAndHowLongItLooked()
{
    LaunchRecord record = in(LaunchState::Absent);
    record.looks = 7;
    QVERIFY(explainRecord(record).happened.contains(QLatin1String("after 7 looks over 2 minutes")));
    QVERIFY(explainRecord(record).means.contains(QLatin1String("72 hours")));
    record.looks = 1;
    record.updated = record.prepared.addSecs(3);
    QVERIFY(explainRecord(record).happened.contains(QLatin1String("after one look over one minute")));
    record.looks = 9;
    record.updated = record.prepared.addSecs(5 * 3600);
    QVERIFY(explainRecord(record).happened.contains(QLatin1String("9 looks over 5 hours")));
    record.looks = 0;
    QVERIFY(explainRecord(record).happened.contains(QLatin1String("You checked")));
    record = in(LaunchState::Unknown);
    QVERIFY(explainRecord(record).means.contains(QLatin1String("not looked for it yet")));
    record.looks = 3;
    QVERIFY(explainRecord(record).means.contains(QLatin1String("after 3 looks so far")));
}

void ExplainRecordTest::tellsWhenItLooksAgain()
{
    LaunchRecord record = in(LaunchState::Unknown);
    QVERIFY(explainRecord(record).remedy.contains(QLatin1String("at its next start")));
    record.nextLook = QDateTime::currentDateTime();
    record.nextLook.setTime(QTime(23, 59, 58));
    QVERIFY(explainRecord(record).remedy.contains(QLatin1String("again at 23:59:58")));
    record.nextLook = record.nextLook.toUTC(); // the journal's times are; a person's are not
    QVERIFY(explainRecord(record).remedy.contains(QLatin1String("again at 23:59:58")));
}

void ExplainRecordTest::aKilledProgramIsTold()
{
    QVERIFY(explainRecord(in(LaunchState::Unknown)).happened.contains(QLatin1String("Berth ended before")));
    QVERIFY(explainRecord(in(LaunchState::NotSent)).happened.contains(QLatin1String("Berth ended before")));
    LaunchRecord record = in(LaunchState::Unknown);
    record.error = {QStringLiteral("transport"), 0, {}, QStringLiteral("Connection closed")};
    const QString happened = explainRecord(record).happened;
    QVERIFY2(happened.endsWith(QLatin1String("Connection closed.")), qPrintable(happened));
    record.error.message = QStringLiteral("No complete answer came in time.");
    QVERIFY(explainRecord(record).happened.endsWith(QLatin1String("in time.")));
}

void ExplainRecordTest::aFoundContractIsNotSaidToHaveBeenAnswered()
{
    LaunchRecord record = in(LaunchState::Created);
    QVERIFY(explainRecord(record).happened.contains(QLatin1String("accepted")));
    record.looks = 2;
    record.error = {QStringLiteral("transport"), 0, {}, QStringLiteral("Connection closed")};
    const Explanation found = explainRecord(record);
    QVERIFY2(found.happened.contains(QLatin1String("found contract 20000003")), qPrintable(found.happened));
    QCOMPARE(found.title, QStringLiteral("Contract 20000003 created"));
    record.looks = 0;
    record.error = {QStringLiteral("refusal"), 400, QStringLiteral("invalid_price"), QStringLiteral("low")};
    QCOMPARE(explainRecord(record).title, QStringLiteral("Contract 20000003 created, with an error"));
}

void ExplainRecordTest::destructionIsToldInItsSteps()
{
    LaunchRecord record = in(LaunchState::Created);
    record.destroyAsked = record.updated;
    const Explanation asked = explainRecord(record);
    QCOMPARE(asked.title, QStringLiteral("Contract 20000003 is being destroyed"));
    QVERIFY(asked.means.contains(QLatin1String("billed until")));
    record.gone = record.updated;
    const Explanation gone = explainRecord(record);
    QCOMPARE(gone.title, QStringLiteral("Contract 20000003 destroyed"));
    QVERIFY(gone.means.contains(QLatin1String("Nothing of it is billed")));
    QCOMPARE(gone.action, Explanation::Action::None);
}

BERTH_TEST(ExplainRecordTest)
#include "explainrecordtest.moc"
