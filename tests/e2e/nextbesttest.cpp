// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QPushButton>
#include <QSet>

using namespace berth;
using test::Window;

class NextBestTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theNextBestIsConfirmedAndRented();
    void declinedRentsNothing();
    void nothingIsDearerThanWhatWasConfirmed();
    void whatIsNotGoneHasNoNextBest();
    void othersAreTriedWhereThatWasAllowed();
    void noMoreAreTriedOnceStopped();
};

namespace {

constexpr int confirmedWithin = 15'000; // ms; the list confirms a refusal after three seconds

// An offer from the market: the dearest, so that others cost less, or the cheapest.
Offer takeFromMarket(Window &berth, Qt::Key end)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.click("offercard.find");
    auto *table = berth.find<QAbstractItemView>("offers.table");
    if (!QTest::qWaitFor([table] { return table->model()->rowCount() > 5; }))
        qFatal("the market is empty");
    table->setFocus();
    QTest::keyClick(table, end, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return berth.draft().offer().has_value(); }))
        qFatal("no offer was taken");
    return *berth.draft().offer();
}

QString tokenOf(const SandboxRequest &create)
{
    return QJsonDocument::fromJson(create.body)[QLatin1String("env")][QLatin1String("BERTH_LAUNCH_ID")]
        .toString();
}

QJsonObject withoutEnv(const SandboxRequest &create)
{
    QJsonObject body = QJsonDocument::fromJson(create.body).object();
    body.remove(QStringLiteral("env"));
    return body;
}

}

void NextBestTest::theNextBestIsConfirmedAndRented()
{
    Window berth;
    const Offer first = takeFromMarket(berth, Qt::Key_End);
    QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.text("outcome.title"), QStringLiteral("Offer gone"));
    auto *next = berth.find<QPushButton>("outcome.next");
    QVERIFY(!next->isEnabled()); // not before the list has confirmed it
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), confirmedWithin);
    berth.click("outcome.next");
    const QString shown = berth.text("confirm.offer");
    QVERIFY(!shown.contains(QString::number(first.id)));
    QVERIFY(berth.text("confirm.title").contains(QLatin1String("/h")));
    QCOMPARE(berth.sandbox().creates().size(), 1); // nothing without the confirmation
    const Offer second = *berth.draft().offer();
    QVERIFY(shown.contains(QString::number(second.id)));
    QVERIFY(second.machineId != first.machineId);
    QVERIFY(second.dphTotal <= first.dphTotal);
    QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return);
    QTRY_VERIFY(berth.isShown("outcome.contract"));
    const auto creates = berth.sandbox().creates();
    QCOMPARE(creates.size(), 2);
    QCOMPARE(creates.at(1).path, QStringLiteral("/api/v0/asks/%1/").arg(second.id).toUtf8());
    QCOMPARE(withoutEnv(creates.at(1)), withoutEnv(creates.at(0)));
    QVERIFY(tokenOf(creates.at(0)) != tokenOf(creates.at(1))); // a record of its own
    QCOMPARE(berth.sandbox().contracts().size(), 1);
    QVERIFY(!berth.isShown("outcome.next"));
}

void NextBestTest::declinedRentsNothing()
{
    Window berth;
    (void)takeFromMarket(berth, Qt::Key_End);
    QVERIFY(berth.sandbox().rehearse(QStringLiteral("no-such-ask-410")));
    berth.rentByMouse();
    berth.waitForOutcome();
    QTRY_VERIFY_WITH_TIMEOUT(berth.find("outcome.next")->isEnabled(), confirmedWithin);
    QTest::keyClick(berth.find("outcome.next"), Qt::Key_Space);
    QTest::keyClick(berth.find("confirm"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("confirm"));
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void NextBestTest::nothingIsDearerThanWhatWasConfirmed()
{
    Window berth;
    (void)takeFromMarket(berth, Qt::Key_Home);
    QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
    berth.rentByMouse();
    berth.waitForOutcome();
    QTRY_VERIFY_WITH_TIMEOUT(berth.find("outcome.next")->isEnabled(), confirmedWithin);
    berth.click("outcome.next");
    QTRY_VERIFY(berth.text("outcome.nextNote").contains(QLatin1String("no other offer")));
    QVERIFY(!berth.isShown("confirm"));
    QCOMPARE(berth.sandbox().creates().size(), 1);
    berth.click("outcome.action"); // and the market is still one click away
    QTRY_VERIFY(berth.isShown("offers.table"));
}

void NextBestTest::whatIsNotGoneHasNoNextBest()
{
    Window berth;
    (void)takeFromMarket(berth, Qt::Key_End);
    QVERIFY(
        berth.sandbox().rehearse(QStringLiteral("success-false"))); // no credit: another would meet it too
    berth.rentByMouse();
    berth.waitForOutcome();
    QVERIFY(!berth.isShown("outcome.next"));
}

void NextBestTest::othersAreTriedWhereThatWasAllowed()
{
    Window berth;
    const Offer first = takeFromMarket(berth, Qt::Key_End);
    for (int i = 0; i < 2; ++i)
        QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
    berth.click("rent");
    QVERIFY(!berth.find("confirm.others.count")->isEnabled()); // off at first
    berth.click("confirm.others");
    QCOMPARE(berth.find<QDoubleSpinBox>("confirm.others.ceiling")->value(),
        qRound64(first.dphTotal.dollars() * 1000) / 1000.0);
    berth.type("confirm.others.count", QStringLiteral("2"));
    berth.click("confirm.rent");
    QTRY_VERIFY(berth.isShown("tries.now")); // the offer is read again before
    QTRY_VERIFY_WITH_TIMEOUT(berth.isShown("outcome.contract"), 2 * confirmedWithin);
    const auto creates = berth.sandbox().creates();
    QCOMPARE(creates.size(), 3);
    QSet<QByteArray> paths;
    QSet<QString> tokens;
    for (const SandboxRequest &create : creates) {
        paths << create.path;
        tokens << tokenOf(create);
        QCOMPARE(withoutEnv(create), withoutEnv(creates.first()));
    }
    QCOMPARE(paths.size(), 3);
    QCOMPARE(tokens.size(), 3);
    QCOMPARE(berth.sandbox().contracts().size(), 1);
    const QString tried = berth.text("outcome.tried");
    QVERIFY2(tried.contains(QString::number(first.id)) && tried.contains(QLatin1String("offer gone")),
        qPrintable(tried));
    QCOMPARE(berth.text("outcome.contract"), QString::number(berth.sandbox().contracts().first()));
}

void NextBestTest::noMoreAreTriedOnceStopped()
{
    Window berth;
    (void)takeFromMarket(berth, Qt::Key_End);
    QVERIFY(berth.sandbox().rehearse(QStringLiteral("offer-taken")));
    berth.click("rent");
    berth.click("confirm.others");
    berth.click("confirm.rent");
    QTRY_VERIFY(berth.text("tries.now").contains(QLatin1String("confirms")));
    berth.click("tries.stop");
    berth.waitForOutcome();
    QVERIFY(berth.text("outcome.tried").contains(QLatin1String("stopped")));
    QCOMPARE(berth.sandbox().creates().size(), 1);
    QVERIFY(berth.sandbox().contracts().isEmpty());
}

BERTH_TEST(NextBestTest)
#include "nextbesttest.moc"
