// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "launch/historymodel.h"
#include "launch/reconciler.h"
#include "support/testcase.h"
#include "ui/history/historywriter.h"
#include "ui/historyharness.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace berth;

class HistoryPageTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerReadsWhatItIs();
    void showsTheUnresolvedFirst();
    void anUncertainLaunchIsInWarningColours();
    void countsDownToTheNextLook();
    void theArrowsWalkAndTheDetailFollows();
    void aSearchNarrows();
    void theFilterNarrows();
    void aLaunchThatIsHiddenIsShown();
    void theSelectionStaysWhenLaunchesCome();
    void anotherAccountsLaunchCanOnlyBeRead();
    void theServersAnswerIsOnDemand();
    void theRequestIsOnDemand();
    void copiesAsJson();
    void copiesTheContract();
    void theSandboxHasNothingToOpen();
    void exportsWhatIsShown();
    void anExportThatFailsIsTold();
    void aJournalThatCannotBeReadIsTold();
    void everyControlHasAName();
};

namespace {

struct PageBench
{
    PageBench() = default;

    void open()
    {
        page = std::make_unique<HistoryPage>(harness.services());
        page->resize(1028, 690);
        page->show();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page is not shown");
    }

    // Opens the page, and waits until so many are listed.
    bool openWith(int launches)
    {
        open();
        return QTest::qWaitFor([&] { return table()->model()->rowCount() == launches; });
    }

    template <typename T = QWidget> T *find(const char *name) const
    {
        T *found = page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("nothing has the name %s", name);
        return found;
    }
    QTableView *table() const { return find<QTableView>("history.table"); }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    bool isShown(const char *name) const { return find(name)->isVisible(); }
    bool shows(const LaunchRecord &launch) const
    {
        return QTest::qWaitFor([&] { return currentId() == launch.id; });
    }
    QString currentId() const { return table()->currentIndex().data(HistoryModel::IdRole).toString(); }
    void click(const char *name) const { QTest::mouseClick(find(name), Qt::LeftButton); }

    test::HistoryHarness harness;
    std::unique_ptr<HistoryPage> page;
};

LaunchChanges created(qint64 contract = 20000003)
{
    LaunchChanges changes;
    changes.contract = contract;
    return changes;
}

}

void HistoryPageTest::aNewcomerReadsWhatItIs()
{
    PageBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown("history.emptyTitle"));
    QVERIFY(!bench.isShown("history.search"));
    const auto *words = bench.find<QLabel>("history.emptyWords");
    QVERIFY(words->height() >= words->heightForWidth(words->width())); // all of it is seen
    QSignalSpy rent(bench.page.get(), &HistoryPage::rentWanted);
    bench.click("history.emptyAction");
    QCOMPARE(rent.size(), 1);
    bench.harness.keep(bench.harness.launch(), LaunchState::Refused);
    QTRY_VERIFY(bench.isShown("history.table"));
    QTRY_VERIFY(bench.isShown("history.title"));
}

void HistoryPageTest::showsTheUnresolvedFirst()
{
    PageBench bench;
    const LaunchRecord old = bench.harness.keep(bench.harness.launch(60), LaunchState::Unknown);
    bench.harness.keep(bench.harness.launch(1), LaunchState::Created, created());
    QVERIFY(bench.openWith(2));
    QVERIFY(bench.shows(old)); // without a click
    QCOMPARE(bench.text("history.title"), QStringLiteral("Unknown: possibly created, may be billing"));
    QCOMPARE(bench.text("history.count"), QStringLiteral("2 launches"));
}

void HistoryPageTest::anUncertainLaunchIsInWarningColours()
{
    PageBench bench;
    const LaunchRecord unknown = bench.harness.keep(bench.harness.launch(2), LaunchState::Unknown);
    const LaunchRecord fine = bench.harness.keep(bench.harness.launch(1), LaunchState::Created, created());
    QVERIFY(bench.openWith(2));
    const auto color
        = [&](const char *name) { return bench.find(name)->palette().color(QPalette::WindowText); };
    const QColor warning = toneColor(Tone::Warning, bench.page->palette());
    QVERIFY(bench.shows(unknown));
    QCOMPARE(color("history.title"), warning);
    QCOMPARE(color("history.means"), warning);
    bench.page->showLaunch(fine.id);
    QVERIFY(bench.shows(fine));
    QCOMPARE(color("history.title"), toneColor(Tone::Success, bench.page->palette()));
    QVERIFY(color("history.means") != warning);
}

void HistoryPageTest::countsDownToTheNextLook()
{
    PageBench bench;
    LaunchChanges changes;
    changes.nextLook = QDateTime::currentDateTimeUtc().addSecs(60);
    const LaunchRecord unknown = bench.harness.keep(bench.harness.launch(), LaunchState::Unknown, changes);
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.text("history.nextLook").startsWith(QLatin1String("Next look in ")));
    const QString first = bench.text("history.nextLook");
    QTRY_VERIFY(bench.text("history.nextLook") != first); // it lives
    LaunchChanges late;
    late.nextLook = QDateTime::currentDateTimeUtc().addSecs(3600);
    bench.harness.observe(unknown.id, ObservationKind::Sweep, QStringLiteral("Looked."), {}, late);
    QTRY_COMPARE(bench.text("history.nextLook"), QStringLiteral("Next look in 60 min"));
    late.nextLook = QDateTime();
    bench.harness.observe(unknown.id, ObservationKind::Sweep, QStringLiteral("Looked."), {}, late);
    QTRY_VERIFY(!bench.isShown("history.nextLook"));
}

void HistoryPageTest::theArrowsWalkAndTheDetailFollows()
{
    PageBench bench;
    const LaunchRecord refused = bench.harness.keep(bench.harness.launch(20), LaunchState::Refused);
    bench.harness.keep(bench.harness.launch(10), LaunchState::Created, created());
    QVERIFY(bench.openWith(2));
    QTRY_VERIFY(bench.table()->hasFocus());
    QTRY_COMPARE(bench.text("history.title"), QStringLiteral("Contract 20000003 created"));
    QTest::keyClick(bench.table(), Qt::Key_Down);
    QCOMPARE(bench.currentId(), refused.id);
    QCOMPARE(bench.text("history.title"), QStringLiteral("Refused"));
    // The timeline of this one, not of the one before.
    QTRY_COMPARE(bench.find("history.timeline")->findChildren<QLabel *>().size(), 9);
}

void HistoryPageTest::aSearchNarrows()
{
    PageBench bench;
    LaunchRecord h100 = bench.harness.launch(30);
    h100.offer.gpuName = QStringLiteral("H100 SXM");
    bench.harness.keep(h100, LaunchState::Refused);
    bench.harness.keep(bench.harness.launch(10), LaunchState::Unknown);
    QVERIFY(bench.openWith(2));
    QTest::keyClick(bench.table(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(bench.find("history.search")->hasFocus());
    QTest::keyClicks(bench.find("history.search"), QStringLiteral("h100"));
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    QVERIFY(bench.shows(h100));
    QCOMPARE(bench.text("history.count"), QStringLiteral("1 of 2"));
    QTest::keyClicks(bench.find("history.search"), QStringLiteral("zzz"));
    QVERIFY(bench.isShown("history.noneTitle"));
    QVERIFY(bench.find("history.search")->hasFocus()); // a person goes on typing
    bench.click("history.noneAction");
    QCOMPARE(bench.table()->model()->rowCount(), 2);
    QVERIFY(bench.isShown("history.table"));
}

void HistoryPageTest::theFilterNarrows()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(10), LaunchState::Unknown);
    bench.harness.keep(bench.harness.launch(20), LaunchState::Absent);
    bench.harness.keep(bench.harness.launch(30), LaunchState::NotSent);
    QVERIFY(bench.openWith(3));
    auto *kind = bench.find<QComboBox>("history.filter");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(kind->currentText(), QStringLiteral("Unresolved"));
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    QTest::keyClick(kind, Qt::Key_End);
    QCOMPARE(kind->currentText(), QStringLiteral("Not found"));
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    QTRY_COMPARE(bench.text("history.title"), QStringLiteral("Not found"));
}

void HistoryPageTest::aLaunchThatIsHiddenIsShown()
{
    PageBench bench;
    const LaunchRecord refused = bench.harness.keep(bench.harness.launch(20), LaunchState::Refused);
    bench.harness.keep(bench.harness.launch(10), LaunchState::Unknown);
    QVERIFY(bench.openWith(2));
    bench.find<QComboBox>("history.filter")->setCurrentIndex(1);
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    bench.page->showLaunch(refused.id);
    QVERIFY(bench.shows(refused));
    // One that is not in the list yet is shown when it comes.
    const LaunchRecord fresh = bench.harness.launch(1);
    bench.page->showLaunch(fresh.id);
    QCOMPARE(bench.currentId(), refused.id);
    bench.harness.keep(fresh, LaunchState::Refused);
    QVERIFY(bench.shows(fresh));
}

void HistoryPageTest::theSelectionStaysWhenLaunchesCome()
{
    PageBench bench;
    const LaunchRecord refused = bench.harness.keep(bench.harness.launch(20), LaunchState::Refused);
    bench.harness.keep(bench.harness.launch(30), LaunchState::Refused);
    QVERIFY(bench.openWith(2));
    QVERIFY(bench.shows(refused));
    bench.harness.keep(bench.harness.launch(1), LaunchState::Unknown);
    QTRY_COMPARE(bench.table()->model()->rowCount(), 3);
    QCOMPARE(bench.currentId(), refused.id);
    LaunchChanges sure;
    sure.confirmedAbsent = QDateTime::currentDateTimeUtc();
    bench.harness.observe(refused.id, ObservationKind::Sweep, QStringLiteral("Looked."), {}, sure);
    QTRY_VERIFY(bench.text("history.means").contains(QLatin1String("does not show it")));
    QCOMPARE(bench.currentId(), refused.id);
}

void HistoryPageTest::anotherAccountsLaunchCanOnlyBeRead()
{
    PageBench bench;
    LaunchRecord foreign = bench.harness.launch();
    foreign.account = QStringLiteral("fedcba9876543210");
    bench.harness.keep(foreign, LaunchState::Unknown);
    QVERIFY(bench.openWith(1));
    QVERIFY(bench.shows(foreign));
    QTRY_VERIFY(bench.isShown("history.foreign"));
    QVERIFY(!bench.isShown("history.look"));
    QVERIFY(!bench.isShown("history.absent"));
    QVERIFY(!bench.isShown("history.destroy"));
    QVERIFY(bench.isShown("history.copyJson"));
}

void HistoryPageTest::theServersAnswerIsOnDemand()
{
    PageBench bench;
    const LaunchRecord launch = bench.harness.keep(bench.harness.launch(), LaunchState::Created, created(),
        {{QStringLiteral("answer"), QStringLiteral("{\"new_contract\": 20000003}")}});
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.page->findChild<QWidget *>(QStringLiteral("history.answerToggle")));
    QTRY_VERIFY(bench.isShown("history.answerToggle"));
    QVERIFY(!bench.isShown("history.answer"));
    QTest::keyClick(bench.find("history.answerToggle"), Qt::Key_Space);
    QVERIFY(bench.isShown("history.answer"));
    // What comes meanwhile does not close what is read.
    bench.harness.observe(launch.id, ObservationKind::Note, QStringLiteral("Compared."));
    QTRY_COMPARE(bench.find("history.timeline")->findChildren<QLabel *>().size(), 12);
    QVERIFY(bench.isShown("history.answer"));
    QTest::mouseClick(bench.find("history.answerToggle"), Qt::LeftButton);
    QVERIFY(!bench.isShown("history.answer"));
}

void HistoryPageTest::theRequestIsOnDemand()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown);
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.isShown("history.requestToggle"));
    QVERIFY(!bench.isShown("history.request"));
    QTest::keyClick(bench.find("history.requestToggle"), Qt::Key_Space);
    QVERIFY(bench.isShown("history.request"));
    QVERIFY(bench.find("history.request")
                ->property("plainText")
                .toString()
                .contains(QLatin1String("vastai/pytorch")));
}

void HistoryPageTest::copiesAsJson()
{
    PageBench bench;
    const LaunchRecord launch = bench.harness.keep(bench.harness.launch(), LaunchState::Created, created());
    QVERIFY(bench.openWith(1));
    QTRY_COMPARE(bench.find("history.timeline")->findChildren<QLabel *>().size(), 9);
    QSignalSpy copied(bench.page.get(), &HistoryPage::copied);
    QTest::keyClick(bench.table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied.size(), 1);
    const auto clip
        = [] { return QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object(); };
    QCOMPARE(clip().value(QStringLiteral("launch_id")).toString(), launch.id);
    QCOMPARE(clip().value(QStringLiteral("timeline")).toArray().size(), 3);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(bench.find("history.copyJson"), Qt::LeftButton);
    QCOMPARE(clip().value(QStringLiteral("contract")).toInteger(), 20000003);
}

void HistoryPageTest::copiesTheContract()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Created, created());
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.isShown("history.copyContract"));
    bench.click("history.copyContract");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("20000003"));
    QSignalSpy link(bench.page.get(), &HistoryPage::linkWanted);
    bench.click("history.open");
    QCOMPARE(link.size(), 1);
}

void HistoryPageTest::theSandboxHasNothingToOpen()
{
    PageBench bench;
    QVERIFY(bench.harness.services().session.enterSandbox());
    bench.harness.keep(bench.harness.launch(), LaunchState::Created, created());
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.isShown("history.copyContract"));
    QVERIFY(!bench.isShown("history.open"));
    QVERIFY(bench.text("history.means").contains(QLatin1String("nothing is billed")));
}

void HistoryPageTest::exportsWhatIsShown()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown);
    const LaunchRecord refused = bench.harness.keep(bench.harness.launch(), LaunchState::Refused);
    QVERIFY(bench.openWith(2));
    bench.find<QComboBox>("history.filter")->setCurrentText(QStringLiteral("Refused"));
    const QTemporaryDir out;
    QString asked;
    bench.page->writer().setChooser([&](const QString &, const QString &suggested, const QString &) {
        asked = suggested;
        return out.filePath(suggested.section(u'/', -1));
    });
    QSignalSpy told(bench.page.get(), &HistoryPage::copied);
    bench.find<QAction>("history.exportJson")->trigger();
    QTRY_COMPARE(told.size(), 1);
    QFile json(out.filePath(QStringLiteral("berth-history.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonArray launches = QJsonDocument::fromJson(json.readAll()).array();
    QCOMPARE(launches.size(), 1);
    QCOMPARE(launches.first().toObject().value(QStringLiteral("launch_id")).toString(), refused.id);
    bench.find<QAction>("history.exportCsv")->trigger();
    QTRY_COMPARE(told.size(), 2);
    QFile csv(out.filePath(QStringLiteral("berth-history.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count("\r\n"), 2);
    bench.page->writer().setChooser([](const auto &...) { return QString(); }); // Esc in the dialog
    bench.find<QAction>("history.exportCsv")->trigger();
    QCOMPARE(told.size(), 2);
}

void HistoryPageTest::anExportThatFailsIsTold()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Unknown);
    QVERIFY(bench.openWith(1));
    bench.page->writer().setChooser(
        [&](const auto &...) { return bench.harness.dir() + QStringLiteral("/no/such/folder/a.csv"); });
    bench.find<QAction>("history.exportCsv")->trigger();
    QTRY_VERIFY(bench.isShown("history.notice"));
    QVERIFY2(bench.text("history.notice").contains(QLatin1String("can't be written")),
        qPrintable(bench.text("history.notice")));
    bench.click("history.noticeClose");
    QVERIFY(!bench.isShown("history.notice"));
}

void HistoryPageTest::aJournalThatCannotBeReadIsTold()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Refused);
    QVERIFY(bench.openWith(1));
    QFile file(bench.harness.dir() + QStringLiteral("/notafolder"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    bench.harness.services().journal.useStateDir(file.fileName());
    QTRY_VERIFY(bench.isShown("history.notice"));
    QVERIFY(!bench.text("history.notice").isEmpty());
    bench.harness.services().journal.useStateDir(bench.harness.dir());
    QTRY_VERIFY(!bench.isShown("history.notice")); // it can be read again
    QCOMPARE(bench.table()->model()->rowCount(), 1);
}

void HistoryPageTest::everyControlHasAName()
{
    PageBench bench;
    bench.harness.keep(bench.harness.launch(), LaunchState::Created, created(),
        {{QStringLiteral("answer"), QStringLiteral("{}")}});
    QVERIFY(bench.openWith(1));
    QTRY_VERIFY(bench.page->findChild<QWidget *>(QStringLiteral("history.answerToggle")));
    for (const QWidget *widget : bench.page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto *button = qobject_cast<const QPushButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
            widget->metaObject()->className());
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

BERTH_TEST(HistoryPageTest)
#include "historypagetest.moc"
