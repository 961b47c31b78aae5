// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QApplication>
#include <QJsonDocument>
#include <QPushButton>

using namespace berth;
using test::Window;

namespace {

// Ready to be rented; gives the offer.
qint64 readyToRent(Window &berth)
{
    const qint64 offer = berth.sandbox().anyOffer();
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(offer);
    [&] { QTRY_VERIFY(berth.draft().offer().has_value()); }();
    return offer;
}

QString rentButton(Window &berth)
{
    return berth.find<QPushButton>("confirm.rent")->text();
}

}

class RecheckInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anOfferThatIsThereIsRentedOnce();
    void aGoneOfferIsNotRented();
    void aGoneOfferCanBeTriedAllTheSame();
    void aDearerOfferAsksAgain();
    void aCheaperOfferAsksAgain();
    void whatCannotBeCheckedIsDecidedByThePerson();
    void aPriceAboveTheLimitIsNotRented();
};

void RecheckInWindowTest::anOfferThatIsThereIsRentedOnce()
{
    Window berth;
    (void)readyToRent(berth);
    const auto asked = [&berth] {
        int count = 0;
        for (const SandboxRequest &request : berth.sandbox().requests())
            count += request.path.startsWith("/api/v0/bundles/") && request.body.contains("ask_contract_id");
        return count;
    };
    const int before = asked();
    berth.click("rent");
    QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return); // before the answer can be there
    berth.waitForOutcome();
    QVERIFY(berth.text("outcome.title").contains(QLatin1String("reated")));
    QCOMPARE(berth.sandbox().creates().size(), 1);
    QCOMPARE(asked(), before + 1);
}

void RecheckInWindowTest::aGoneOfferIsNotRented()
{
    Window berth;
    const qint64 offer = readyToRent(berth);
    QVERIFY(berth.sandbox().turn(offer, SandboxTurn::Taken));
    berth.click("rent");
    QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return);
    QTRY_VERIFY(berth.text("confirm.news").contains(QLatin1String("gone")));
    QTest::qWait(50);
    QVERIFY(berth.isShown("confirm"));
    QVERIFY(berth.sandbox().creates().isEmpty());
    // Enter in a hurry does not rent either.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!berth.isShown("confirm"));
    QVERIFY(berth.sandbox().creates().isEmpty());

    berth.click("rent");
    QTRY_VERIFY(berth.isShown("confirm.find"));
    berth.click("confirm.find");
    QTRY_VERIFY(berth.isShown("offers.table"));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void RecheckInWindowTest::aGoneOfferCanBeTriedAllTheSame()
{
    Window berth;
    const qint64 offer = readyToRent(berth);
    QVERIFY(berth.sandbox().turn(offer, SandboxTurn::Taken));
    berth.click("rent");
    QTRY_VERIFY(rentButton(berth).contains(QLatin1String("all the same")));
    berth.click("confirm.rent");
    berth.waitForOutcome();
    QVERIFY(berth.text("outcome.title").startsWith(QLatin1String("Offer gone")));
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void RecheckInWindowTest::aDearerOfferAsksAgain()
{
    Window berth;
    const qint64 id = readyToRent(berth);
    const Offer before = *berth.draft().offer();
    QVERIFY(berth.sandbox().turn(id, SandboxTurn::Dearer));
    berth.click("rent");
    const QString first = rentButton(berth);
    QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return);
    QTRY_VERIFY(berth.text("confirm.news").contains(QLatin1String("changed")));
    QVERIFY(berth.text("confirm.news").contains(before.dphBase.toDisplay(QLocale(), 3))); // the old price
    QVERIFY(berth.sandbox().creates().isEmpty());
    QVERIFY(rentButton(berth) != first); // names the new one
    QVERIFY(berth.text("confirm.title").contains(rentButton(berth).section(u' ', -1)));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("confirm.cancel"));
    QVERIFY(berth.draft().offer()->dphBase > before.dphBase);
    berth.click("confirm.rent");
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void RecheckInWindowTest::aCheaperOfferAsksAgain()
{
    Window berth;
    (void)readyToRent(berth);
    Offer shown = *berth.draft().offer();
    const Money real = shown.dphBase;
    shown.dphBase = real + real; // as if it had been dearer when it was found
    berth.draft().setOffer(shown);
    berth.click("rent");
    QTRY_VERIFY(berth.text("confirm.news").contains(QLatin1String("changed")));
    QCOMPARE(berth.draft().offer()->dphBase, real);
    QVERIFY(berth.sandbox().creates().isEmpty());
    QTest::keyClick(berth.find("confirm"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("confirm"));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void RecheckInWindowTest::whatCannotBeCheckedIsDecidedByThePerson()
{
    Window berth;
    (void)readyToRent(berth);
    // The server is somewhere else now, and nobody answers there.
    berth.sandbox().stop();
    berth.click("rent");
    QTest::keyClick(berth.find("confirm.rent"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        berth.text("confirm.news").contains(QLatin1String("could not be checked")), 10'000);
    QVERIFY(berth.isShown("confirm"));
    QVERIFY(rentButton(berth).contains(QLatin1String("all the same")));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("confirm.cancel"));
    berth.click("confirm.rent");
    berth.waitForOutcome();
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void RecheckInWindowTest::aPriceAboveTheLimitIsNotRented()
{
    Window berth;
    const qint64 id = readyToRent(berth);
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    const Money now = berth.draft().offer()->dphBase;
    const Money fewCents = Money::fromMicro(now.micro() / 10);
    berth.settings().setSpendingLimits({now + fewCents, std::nullopt});
    QVERIFY(berth.sandbox().turn(id, SandboxTurn::Dearer)); // by a fifth
    berth.click("rent");
    QTRY_VERIFY(!berth.isShown("confirm"));
    QVERIFY(berth.text("rent.why").contains(QLatin1String("that you allow")));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

BERTH_TEST(RecheckInWindowTest)
#include "recheckinwindowtest.moc"
