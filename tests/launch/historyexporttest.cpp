// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historyexport.h"

#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;

class HistoryExportTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void csvHasALineForEachLaunch();
    void noCellIsAFormula_data();
    void noCellIsAFormula();
    void cellsAreQuotedWhereTheyMustBe();
    void jsonIsAnArray();
    void oneLaunchHasItsTimeline();
};

namespace {

LaunchRecord created(const QString &label = {})
{
    LaunchRecord record;
    record.id = QStringLiteral("00112233445566778899aabbccddeeff");
    record.offerId = 384826;
    record.offer = {4021, QStringLiteral("RTX 4090"), 2, {}, false, Money::fromMicro(620'000), 40};
    record.body = {{QStringLiteral("image"), QStringLiteral("ubuntu")}, {QStringLiteral("label"), label}};
    record.state = LaunchState::Created;
    record.contract = 20000003;
    record.prepared = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    return record;
}

// By RFC 4180, and nothing of ours.
QList<QStringList> parse(const QByteArray &csv)
{
    QList<QStringList> lines;
    QStringList cells;
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                cell += text.at(i++);
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            cells << cell;
            cell.clear();
        } else if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n') {
            lines << (cells << cell);
            cells.clear();
            cell.clear();
            ++i;
        } else {
            cell += c;
        }
    }
    return lines;
}

QString cellOf(const QByteArray &csv, const char *column, int line = 1)
{
    const QList<QStringList> lines = parse(csv);
    return lines.at(line).at(lines.at(0).indexOf(QLatin1String(column)));
}

}

void HistoryExportTest::csvHasALineForEachLaunch()
{
    LaunchRecord unknown = created();
    unknown.state = LaunchState::Unknown;
    unknown.contract = 0;
    const QByteArray csv = historyCsv({created(), unknown});
    const QList<QStringList> lines = parse(csv);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(1).size(), lines.at(0).size());
    QCOMPARE(lines.at(2).size(), lines.at(0).size());
    QCOMPARE(cellOf(csv, "contract"), QStringLiteral("20000003"));
    QCOMPARE(cellOf(csv, "contract", 2), QString());
    QCOMPARE(cellOf(csv, "state", 2), QStringLiteral("unknown"));
    QCOMPARE(cellOf(csv, "price_per_hour"), QStringLiteral("0.62")); // a point, whatever the locale
    QCOMPARE(cellOf(csv, "prepared"), QStringLiteral("2026-11-24T12:00:00.000Z"));
    QCOMPARE(parse(historyCsv({})).size(), 1);
}

void HistoryExportTest::noCellIsAFormula_data()
{
    QTest::addColumn<QString>("label");
    for (const char *label :
        {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")"})
        QTest::newRow(label) << QString::fromLatin1(label);
}

void HistoryExportTest::noCellIsAFormula()
{
    QFETCH(QString, label);
    LaunchRecord record = created(label);
    record.error.message = label; // the server's words
    const QByteArray csv = historyCsv({record});
    QCOMPARE(cellOf(csv, "label"), u'\'' + label);
    QCOMPARE(cellOf(csv, "message"), u'\'' + label);
}

void HistoryExportTest::cellsAreQuotedWhereTheyMustBe()
{
    for (const char *label : {"a,b", "say \"so\"", "two\nlines", "plain", "two\r\nlines", "a=b"}) {
        const QString text = QString::fromLatin1(label);
        const QByteArray csv = historyCsv({created(text), created()});
        QCOMPARE(cellOf(csv, "label"), text);
        QCOMPARE(cellOf(csv, "state", 2), QStringLiteral("created"));
    }
}

void HistoryExportTest::jsonIsAnArray()
{
    const QJsonArray array = QJsonDocument::fromJson(historyJson({created(), created()})).array();
    QCOMPARE(array.size(), 2);
    QCOMPARE(array.at(1).toObject().value(QStringLiteral("contract")).toInteger(), 20000003);
    QVERIFY(QJsonDocument::fromJson(historyJson({})).isArray());
}

void HistoryExportTest::oneLaunchHasItsTimeline()
{
    const Observation seen{QDateTime::currentDateTimeUtc(), ObservationKind::Sweep, QStringLiteral("Looked."),
        {}, LaunchState::Unknown};
    const QJsonObject json = QJsonDocument::fromJson(launchJson(created(), {seen})).object();
    QCOMPARE(json.value(QStringLiteral("launch_id")).toString(), created().id);
    const QJsonArray timeline = json.value(QStringLiteral("timeline")).toArray();
    QCOMPARE(timeline.size(), 1);
    QCOMPARE(timeline.at(0).toObject().value(QStringLiteral("text")).toString(), QStringLiteral("Looked."));
}

BERTH_TEST(HistoryExportTest)
#include "historyexporttest.moc"
