// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/historymodel.h"

#include "launch/historyfilter.h"
#include "launch/journalservice.h"
#include "support/testcase.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace berth;

class HistoryModelTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void unresolvedOnTopThenNewest();
    void showsALaunch();
    void changesKeepTheirRows();
    void aSettledLaunchGoesDown();
    void newOnesComeInBetween();
    void manyAtOnce();
    void onlyWhatIsNewIsRead();
    void anotherJournalTakesItsPlace();
    void heldWhileNotLive();
    void filtersByKindAndWords();
    void tellsWhyTheJournalCannotBeRead();
    void tenThousand();
};

namespace {

const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

LaunchRecord launch(int minute)
{
    LaunchRecord record;
    record.id = newLaunchToken();
    record.account = QStringLiteral("0123456789abcdef");
    record.baseUrl = QUrl(QStringLiteral("https://console.vast.ai"));
    record.offerId = 1000 + qAbs(minute);
    record.offer = {4021, QStringLiteral("RTX 4090"), 2, {}, false, Money::fromMicro(620'000), 40};
    record.body = {{QStringLiteral("image"), QStringLiteral("ubuntu")}};
    record.bodyHash = bodyHashOf("{}");
    record.prepared = noon.addSecs(60 * minute);
    return record;
}

struct ModelBench
{
    // What was asked for here must not be taken for an answer to a later refresh().
    ModelBench()
    {
        QSignalSpy refreshed(&model, &HistoryModel::refreshed);
        model.refresh();
        if (!refreshed.wait())
            qFatal("the journal is not read");
    }

    // Another program's journal: the model reads what we write here.
    Journal &writer()
    {
        if (!opened)
            opened = std::move(Journal::open(dir.path(), clock).value());
        return *opened;
    }

    QString add(int minute, LaunchState state, const LaunchChanges &changes = {})
    {
        const LaunchRecord record = launch(minute);
        keep(record, state, changes);
        return record.id;
    }

    void keep(const LaunchRecord &record, LaunchState state, const LaunchChanges &changes = {})
    {
        const Observation sending{noon, ObservationKind::Sending, QStringLiteral("Sent."), {}, {}};
        if (!writer().appendSending(record, sending))
            qFatal("not kept");
        if (state != LaunchState::Sending)
            move(record.id, LaunchState::Sending, state, changes);
    }

    void move(const QString &id, LaunchState from, LaunchState to, const LaunchChanges &changes = {})
    {
        const Observation seen{noon, ObservationKind::Reply, QStringLiteral("Seen."), {}, {}};
        if (!writer().move(id, {from}, to, seen, changes))
            qFatal("not moved");
    }

    static LaunchChanges contract(qint64 id)
    {
        LaunchChanges changes;
        changes.contract = id;
        return changes;
    }

    bool refresh()
    {
        QSignalSpy refreshed(&model, &HistoryModel::refreshed);
        Q_EMIT journal.changed();
        return refreshed.wait();
    }

    QStringList ids() const
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list << model.recordAt(row).id;
        return list;
    }

    QString shown(int row, int column) const { return model.index(row, column).data().toString(); }

    QTemporaryDir dir;
    SystemClock clock;
    std::unique_ptr<Journal> opened;
    JournalService journal{dir.path(), clock};
    HistoryModel model{journal};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

}

void HistoryModelTest::unresolvedOnTopThenNewest()
{
    ModelBench bench;
    const QString unknown = bench.add(0, LaunchState::Unknown);
    const QString created = bench.add(1, LaunchState::Created, ModelBench::contract(5));
    const QString sending = bench.add(2, LaunchState::Sending);
    const QString refused = bench.add(3, LaunchState::Refused);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.ids(), QStringList({sending, unknown, refused, created}));
}

void HistoryModelTest::showsALaunch()
{
    ModelBench bench;
    bench.add(0, LaunchState::Created, ModelBench::contract(20000003));
    LaunchRecord bare = launch(1);
    bare.offer = {};
    bench.keep(bare, LaunchState::Unknown);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.shown(1, HistoryModel::Launch), QStringLiteral("2× RTX 4090 · $0.620/h"));
    QCOMPARE(bench.shown(1, HistoryModel::Outcome), QStringLiteral("Created"));
    QCOMPARE(bench.shown(1, HistoryModel::Contract), QStringLiteral("20000003"));
    QCOMPARE(bench.shown(0, HistoryModel::Launch), QStringLiteral("offer 1001"));
    QCOMPARE(bench.shown(0, HistoryModel::Outcome), QStringLiteral("Possibly created"));
    QCOMPARE(bench.shown(0, HistoryModel::Contract), QString());
    const QString tip = bench.model.index(1, HistoryModel::Launch).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QLatin1String("offer 1000")) && tip.contains(QLatin1String("machine 4021")));
}

void HistoryModelTest::changesKeepTheirRows()
{
    ModelBench bench;
    const QString id = bench.add(0, LaunchState::Unknown);
    bench.add(1, LaunchState::Unknown);
    QVERIFY(bench.refresh());
    const QPersistentModelIndex kept = bench.model.index(bench.model.rowOf(id), 0);
    QSignalSpy reset(&bench.model, &HistoryModel::modelReset);
    QSignalSpy changed(&bench.model, &HistoryModel::dataChanged);
    LaunchChanges look;
    look.looks = 1;
    QVERIFY(
        bench.writer().observe(id, {noon, ObservationKind::Sweep, QStringLiteral("Looked."), {}, {}}, look));
    QVERIFY(bench.refresh());
    QCOMPARE(changed.size(), 1); // only the row that changed
    QCOMPARE(changed.first().first().toModelIndex().row(), kept.row());
    QCOMPARE(bench.model.record(id)->looks, 1);
    QVERIFY(bench.refresh());
    QCOMPARE(changed.size(), 1); // nothing was written
    QVERIFY(reset.isEmpty());
    QVERIFY(kept.isValid());
}

void HistoryModelTest::aSettledLaunchGoesDown()
{
    ModelBench bench;
    const QString old = bench.add(0, LaunchState::Unknown);
    const QString middle = bench.add(1, LaunchState::Refused);
    const QString fresh = bench.add(2, LaunchState::NotSent);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.ids(), QStringList({old, fresh, middle}));
    const QPersistentModelIndex kept = bench.model.index(0, 0);
    bench.move(old, LaunchState::Unknown, LaunchState::Created, ModelBench::contract(7));
    QVERIFY(bench.refresh());
    QCOMPARE(bench.ids(), QStringList({fresh, middle, old}));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(HistoryModel::IdRole).toString(), old);
}

void HistoryModelTest::newOnesComeInBetween()
{
    ModelBench bench;
    const QString unknown = bench.add(5, LaunchState::Unknown);
    const QString old = bench.add(0, LaunchState::Refused);
    QVERIFY(bench.refresh());
    QSignalSpy inserted(&bench.model, &HistoryModel::rowsInserted);
    const QString one = bench.add(6, LaunchState::Refused);
    const QString two = bench.add(7, LaunchState::Refused);
    const QString top = bench.add(8, LaunchState::Sending);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.ids(), QStringList({top, unknown, two, one, old}));
    QCOMPARE(inserted.size(), 2); // neighbours come together
}

void HistoryModelTest::manyAtOnce()
{
    ModelBench bench;
    QStringList open;
    for (int i = 0; i < 12; ++i)
        open << bench.add(i, i % 3 == 0 ? LaunchState::Refused : LaunchState::Unknown);
    QVERIFY(bench.refresh());
    for (int i = 0; i < 12; ++i) {
        if (i % 3 == 1)
            bench.move(open.at(i), LaunchState::Unknown, LaunchState::Created, ModelBench::contract(100 + i));
    }
    for (int i = 12; i < 18; ++i)
        bench.add(i, i % 2 ? LaunchState::Unknown : LaunchState::NotSent);
    QVERIFY(bench.refresh());
    QStringList expected;
    const QList<LaunchRecord> records = bench.writer().records().value();
    for (const bool unresolved : {true, false}) {
        for (const LaunchRecord &record : records) {
            if (isUnresolved(record.state) == unresolved)
                expected << record.id;
        }
    }
    QCOMPARE(bench.ids(), expected);
}

void HistoryModelTest::onlyWhatIsNewIsRead()
{
    ModelBench bench;
    const QString old = bench.add(0, LaunchState::Unknown);
    const LaunchRecord before = bench.writer().record(old).value();
    JournalFilter since;
    since.updatedSince = before.updated.addSecs(1);
    QCOMPARE(bench.writer().records(since)->size(), 0);
    const QDateTime later = before.updated.addSecs(3600);
    QVERIFY(bench.writer().observe(
        old, {later, ObservationKind::Sweep, QStringLiteral("Looked."), {}, {}}, LaunchChanges()));
    QCOMPARE(bench.writer().records(since)->size(), 1);
    QVERIFY(bench.refresh());
    // What is long past by its own clock is found when the page is opened again, at the latest.
    const QString late = bench.add(5, LaunchState::Refused);
    bench.model.setLive(false);
    QSignalSpy refreshed(&bench.model, &HistoryModel::refreshed);
    Q_EMIT bench.journal.changed();
    bench.model.setLive(true);
    QVERIFY(refreshed.wait());
    QVERIFY(bench.model.rowOf(late) >= 0);
    QCOMPARE(bench.model.rowCount(), 2);
}

void HistoryModelTest::anotherJournalTakesItsPlace()
{
    ModelBench bench;
    bench.add(0, LaunchState::Unknown);
    bench.add(1, LaunchState::Refused);
    QVERIFY(bench.refresh());
    const QTemporaryDir other;
    QSignalSpy refreshed(&bench.model, &HistoryModel::refreshed);
    bench.journal.useStateDir(other.path());
    QVERIFY(refreshed.wait());
    QCOMPARE(bench.model.rowCount(), 0);
    refreshed.clear();
    bench.journal.useStateDir(bench.dir.path());
    QVERIFY(refreshed.wait());
    QCOMPARE(bench.model.rowCount(), 2);
}

void HistoryModelTest::heldWhileNotLive()
{
    ModelBench bench;
    QVERIFY(bench.refresh());
    QSignalSpy refreshed(&bench.model, &HistoryModel::refreshed);
    bench.model.setLive(false);
    bench.add(0, LaunchState::Refused);
    Q_EMIT bench.journal.changed();
    bool answered = false;
    bench.journal.ask(
        &bench.model, [](Journal &journal) { return journal.foreignRevision(); },
        [&answered](const auto &) { answered = true; });
    QTRY_VERIFY(answered); // whatever was asked before is answered by now
    QVERIFY(refreshed.isEmpty());
    bench.model.setLive(true);
    QVERIFY(refreshed.wait());
    QCOMPARE(bench.model.rowCount(), 1);
}

void HistoryModelTest::filtersByKindAndWords()
{
    ModelBench bench;
    HistoryFilter filter(bench.model);
    QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString unknown = bench.add(0, LaunchState::Unknown);
    LaunchRecord record = launch(1);
    record.offer.gpuName = QStringLiteral("H100 SXM");
    record.body.insert(QStringLiteral("label"), QStringLiteral("Straße"));
    LaunchChanges changes = ModelBench::contract(20000003);
    changes.error = LaunchError{QStringLiteral("refusal"), 400, QStringLiteral("invalid_price"), {}};
    bench.keep(record, LaunchState::Created, changes);
    bench.add(2, LaunchState::Refused);
    bench.add(3, LaunchState::NotSent);
    QVERIFY(bench.refresh());

    using Kind = HistoryFilter::Kind;
    const auto count = [&](Kind kind) {
        filter.setKind(kind);
        return filter.rowCount();
    };
    QCOMPARE(count(Kind::Unresolved), 1);
    QCOMPARE(count(Kind::Created), 1);
    QCOMPARE(count(Kind::Refused), 1);
    QCOMPARE(count(Kind::NotSent), 1);
    QCOMPARE(count(Kind::NotFound), 0);
    QVERIFY(filter.isNarrowed());
    QCOMPARE(count(Kind::All), 4);
    QVERIFY(!filter.isNarrowed());

    for (const char *text :
        {"20000003", "h100", "H100 sxm", "straße", "STRAßE h100", "invalid_price", "1001"}) {
        filter.setSearch(QString::fromUtf8(text));
        QVERIFY2(filter.rowCount() == 1, text);
        QCOMPARE(filter.index(0, 0).data(HistoryModel::IdRole).toString(), record.id);
    }
    filter.setSearch(unknown);
    QCOMPARE(filter.rowCount(), 1);
    filter.setSearch(QStringLiteral("h100 ubuntu nowhere"));
    QCOMPARE(filter.rowCount(), 0);
    filter.setSearch(QStringLiteral("  "));
    QCOMPARE(filter.rowCount(), 4);

    filter.setKind(Kind::Unresolved);
    bench.move(unknown, LaunchState::Unknown, LaunchState::Created, ModelBench::contract(9));
    QVERIFY(bench.refresh());
    QCOMPARE(filter.rowCount(), 0); // what changes is looked at again
}

void HistoryModelTest::tellsWhyTheJournalCannotBeRead()
{
    QTemporaryDir dir;
    QFile notAFolder(dir.filePath(QStringLiteral("state")));
    QVERIFY(notAFolder.open(QIODevice::WriteOnly));
    SystemClock clock;
    JournalService journal(notAFolder.fileName(), clock);
    HistoryModel model(journal);
    QSignalSpy failed(&model, &HistoryModel::failed);
    model.refresh();
    QVERIFY(failed.wait());
    QVERIFY(!failed.first().first().toString().isEmpty());
    QVERIFY(!model.isLoaded());
}

void HistoryModelTest::tenThousand()
{
    ModelBench bench;
    // Few of them usually: writing each waits for the disk. BERTH_TEST_LAUNCHES=10000 measures.
    const int count = qEnvironmentVariableIntValue("BERTH_TEST_LAUNCHES") > 0
        ? qEnvironmentVariableIntValue("BERTH_TEST_LAUNCHES")
        : 300;
    for (int i = 0; i < count; ++i)
        QVERIFY(bench.writer().append(launch(-i)));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(bench.refresh());
    const qint64 first = timer.restart();
    QCOMPARE(bench.model.rowCount(), count);
    bench.add(1, LaunchState::Unknown);
    timer.restart();
    QVERIFY(bench.refresh());
    qInfo("%d launches: read in %lld ms, again with one more in %lld ms", count, first, timer.elapsed());
    QCOMPARE(bench.model.rowCount(), count + 1);
}

BERTH_TEST(HistoryModelTest)
#include "historymodeltest.moc"
