// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"
#include "ui/series/seriesrun.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QPushButton>
#include <QSet>
#include <QTimer>

using namespace berth;
using namespace std::chrono_literals;
using test::Window;

class SeveralTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void planConfirmAndRent();
    void likeTheOfferInTheForm();
    void declinedRentsNothing();
    void pausedResumedAndStopped();
    void aGoneOfferIsReplaced();
    void aMarketThatMoves();
    void fiftyWhileOffersVanish();
    void closingAsks();
    void aBrokenFormHasNoPlan();
};

namespace {

constexpr int patience = 20'000; // ms

int rowsOf(Window &berth, const char *table)
{
    return berth.find<QAbstractItemView>(table)->model()->rowCount();
}

QString cell(Window &berth, int row, int column)
{
    const auto *model = berth.find<QAbstractItemView>("series.results")->model();
    return model->index(row, column).data().toString();
}

// Up to the plan, from a query.
void planFrom(Window &berth, const QString &query, int count)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.type("label", QStringLiteral("node"));
    berth.click("rent.several");
    berth.type("series.count", QString::number(count));
    berth.choose("series.source", QStringLiteral("query"));
    berth.type("offers.query", query);
    berth.click("series.plan");
    if (!QTest::qWaitFor([&] { return rowsOf(berth, "series.planTable") == count; }))
        qFatal("there is no plan: %s", qPrintable(berth.text("series.status")));
}

void slowDown(Window &berth, int creates)
{
    SandboxFault slow;
    slow.effect = SandboxFault::Effect::Create;
    slow.sendRealAnswer = true;
    slow.delay = 400ms;
    for (int i = 0; i < creates; ++i)
        berth.sandbox().failNextCreate(slow);
}

QSet<QString> told(Window &berth)
{
    QSet<QString> contracts;
    for (int row = 0; row < rowsOf(berth, "series.results"); ++row) {
        if (!cell(berth, row, 3).isEmpty())
            contracts << cell(berth, row, 3);
    }
    return contracts;
}

QSet<QString> made(Window &berth)
{
    QSet<QString> contracts;
    for (const qint64 id : berth.sandbox().contracts())
        contracts << QString::number(id);
    return contracts;
}

// Answers the question that the next call opens.
void answerWith(Window &berth, const char *button)
{
    QTimer::singleShot(200, &berth.window(), [&berth, button] { berth.click(button); });
}

}

void SeveralTest::planConfirmAndRent()
{
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), 3);
    QVERIFY(berth.text("series.total").contains(QLatin1String("a day")));
    QVERIFY(berth.sandbox().creates().isEmpty());
    berth.click("series.rent");
    QVERIFY(berth.text("seriesConfirm.title").contains(QStringLiteral("Rent 3 for $")));
    QVERIFY(berth.sandbox().creates().isEmpty());
    QTest::keyClick(berth.find("seriesConfirm.rent"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(berth.text("series.progress").startsWith(QLatin1String("3 of 3")), patience);
    QCOMPARE(berth.sandbox().contracts().size(), 3);
    QCOMPARE(berth.sandbox().creates().size(), 3);
    QStringList labels;
    for (const SandboxRequest &create : berth.sandbox().creates()) {
        const QJsonObject body = QJsonDocument::fromJson(create.body).object();
        labels << body.value(QStringLiteral("label")).toString();
        QCOMPARE(body.value(QStringLiteral("image")).toString(), QStringLiteral("ubuntu:22.04"));
    }
    QCOMPARE(labels.join(u' '), QStringLiteral("node-1 node-2 node-3"));
    QCOMPARE(rowsOf(berth, "series.results"), 3);
    QCOMPARE(cell(berth, 2, 0), QStringLiteral("3"));
    QCOMPARE(cell(berth, 2, 1), QStringLiteral("node-3"));
    const QString contract = QString::number(berth.sandbox().contracts().last());
    QCOMPARE(cell(berth, 2, 3), contract);
    berth.click("series.copy");
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.last().contains(contract));

    auto *table = berth.find<QAbstractItemView>("series.results");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    berth.click("series.history");
    QTRY_VERIFY(berth.isShown("history.table"));
}

void SeveralTest::likeTheOfferInTheForm()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    QTRY_VERIFY(berth.draft().offer().has_value());
    const Offer like = *berth.draft().offer();
    berth.click("rent.several");
    berth.type("series.count", QStringLiteral("2"));
    QTest::keyClick(berth.find("series.count"), Qt::Key_Return); // plans
    QTRY_VERIFY(rowsOf(berth, "series.planTable") > 0);
    const auto *plan = berth.find<QAbstractItemView>("series.planTable")->model();
    for (int row = 0; row < plan->rowCount(); ++row)
        QCOMPARE(plan->index(row, 1).data().toString(),
            QStringLiteral("%1× %2").arg(like.numGpus).arg(like.gpuName));
}

void SeveralTest::declinedRentsNothing()
{
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), 2);
    berth.click("series.rent");
    QTest::keyClick(berth.find("seriesConfirm"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("seriesConfirm"));
    QVERIFY(berth.sandbox().creates().isEmpty());
    QVERIFY(berth.isShown("series.planTable"));
}

void SeveralTest::pausedResumedAndStopped()
{
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), 4);
    slowDown(berth, 4);
    berth.click("series.rent");
    berth.click("seriesConfirm.rent");
    QTRY_COMPARE(berth.sandbox().creates().size(), 1);
    QVERIFY(!berth.find("rent")->isEnabled());
    berth.click("series.pause");
    QTRY_COMPARE(rowsOf(berth, "series.results"), 1);
    QTest::qWait(300);
    QCOMPARE(berth.sandbox().creates().size(), 1);
    berth.click("series.pause"); // resumes
    QTRY_COMPARE(berth.sandbox().creates().size(), 2);
    berth.click("series.stop");
    QTRY_VERIFY_WITH_TIMEOUT(berth.text("series.progress").contains(QLatin1String("stopped")), patience);
    QCOMPARE(berth.sandbox().creates().size(), 2);
    QCOMPARE(berth.sandbox().contracts().size(), 2);
    QVERIFY(berth.text("series.progress").startsWith(QLatin1String("2 of 4")));
}

void SeveralTest::aGoneOfferIsReplaced()
{
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), 2);
    berth.type("series.ceiling", QStringLiteral("5"));
    berth.click("series.plan");
    QTRY_COMPARE(rowsOf(berth, "series.planTable"), 2);
    QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
    berth.click("series.rent");
    QVERIFY(berth.text("seriesConfirm.most").contains(QStringLiteral("$10.000/h")));
    berth.click("seriesConfirm.rent");
    QTRY_VERIFY_WITH_TIMEOUT(berth.text("series.progress").startsWith(QLatin1String("2 of 2")), patience);
    QCOMPARE(berth.sandbox().creates().size(), 3);
    QCOMPARE(berth.sandbox().contracts().size(), 2);
    QCOMPARE(cell(berth, 0, 4), QStringLiteral("offer gone"));
}

// Contracts made = contracts told ≤ asked for, by way of the window.
void SeveralTest::aMarketThatMoves()
{
    constexpr int asked = 12;
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), asked);
    SandboxFault real;
    real.effect = SandboxFault::Effect::Create;
    real.sendRealAnswer = true;
    for (int i = 0; i < asked; ++i) {
        if (i % 3 == 1)
            QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
        else if (i % 5 == 4)
            QVERIFY(berth.sandbox().rehearse(QStringLiteral("reset-after-create")));
        else
            berth.sandbox().failNextCreate(real);
    }
    berth.click("series.rent");
    berth.click("seriesConfirm.rent");
    QTRY_VERIFY_WITH_TIMEOUT(!berth.engine().services().series.isRunning(), 3 * patience);
    const QSet<QString> all = made(berth);
    QVERIFY(all.size() <= asked);
    QVERIFY(all.size() >= asked / 2);
    QTRY_COMPARE_WITH_TIMEOUT(told(berth), all, patience); // looks find those whose answers got lost
    QCOMPARE(rowsOf(berth, "series.results"), berth.sandbox().creates().size());
}

// The same for many, in a market where others take offers all the time.
void SeveralTest::fiftyWhileOffersVanish()
{
    constexpr int asked = 50;
    Window berth(Window::Key::Sandbox, SandboxOptions{.offers = 1000, .credit = 10'000, .takenShare = 0.25});
    planFrom(berth, QStringLiteral("num_gpus=1"), asked);
    berth.type("series.ceiling", QStringLiteral("20")); // so that there are always others
    berth.click("series.plan");
    QTRY_COMPARE(rowsOf(berth, "series.planTable"), asked);
    berth.click("series.rent");
    berth.click("seriesConfirm.rent");
    QTRY_VERIFY_WITH_TIMEOUT(!berth.engine().services().series.isRunning(), 4 * patience);
    const QSet<QString> all = made(berth);
    QCOMPARE(all.size(), asked);
    QTRY_COMPARE_WITH_TIMEOUT(told(berth), all, patience);
    QVERIFY(berth.text("series.progress").startsWith(QLatin1String("50 of 50")));
    const auto sent = berth.sandbox().creates().size();
    QVERIFY(sent > asked); // some were gone
    QCOMPARE(rowsOf(berth, "series.results"), sent);
}

void SeveralTest::closingAsks()
{
    Window berth;
    planFrom(berth, QStringLiteral("num_gpus=1"), 3);
    slowDown(berth, 3);
    berth.click("series.rent");
    berth.click("seriesConfirm.rent");
    QTRY_COMPARE(berth.sandbox().creates().size(), 1);
    answerWith(berth, "seriesEnding.goOn");
    QVERIFY(!berth.window().close());
    answerWith(berth, "seriesEnding.stop");
    QTest::keyClick(berth.find("series"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("series.results"));
    // What was under way has its outcome, and nothing follows.
    QTRY_VERIFY_WITH_TIMEOUT(!berth.engine().services().series.isRunning(), patience);
    const auto made = berth.sandbox().creates().size();
    QTest::qWait(600);
    QVERIFY(made < 3);
    QCOMPARE(berth.sandbox().creates().size(), made);
}

void SeveralTest::aBrokenFormHasNoPlan()
{
    Window berth;
    berth.click("rent.several"); // no image yet
    berth.choose("series.source", QStringLiteral("query"));
    berth.type("offers.query", QStringLiteral("num_gpus=1"));
    berth.click("series.plan");
    QVERIFY(berth.text("series.status").contains(QLatin1String("problems")));
    QVERIFY(!berth.find("series.rent")->isEnabled());
}

BERTH_TEST(SeveralTest)
#include "severaltest.moc"
