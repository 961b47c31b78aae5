// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace berth;
using test::Window;

class LaunchInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aLaunchByMouse();
    void aTypedNumberIsLookedUp();
    void throughTheMarket();
    void interruptibleNeedsABid();
    void twoClicksAreOneLaunch();
    void declinedSendsNothing();
    void anImpossibleFormCannotBeRented();
    void stopWaiting();
    void theRequestIsShownLiveWithoutSecrets();
    void theOfferIsSpentAfterwards();
};

void LaunchInWindowTest::aLaunchByMouse()
{
    Window berth;
    const qint64 offer = berth.sandbox().anyOffer();
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(offer);
    berth.click("rent");
    QTRY_VERIFY(berth.text("confirm.offer").contains(QString::number(offer)));
    berth.click("confirm.rent");
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().creates().first().path, QStringLiteral("/api/v0/asks/%1/").arg(offer).toUtf8());
    QCOMPARE(berth.onlyBody(), (QJsonObject{{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}}));
    const QString contract = QString::number(berth.sandbox().contracts().value(0));
    QCOMPARE(berth.text("outcome.contract"), contract);
    QVERIFY(berth.text("outcome.title").contains(contract));

    berth.click("outcome.copy");
    QCOMPARE(QGuiApplication::clipboard()->text(), contract);
    QVERIFY(!berth.isShown("outcome.open")); // a sandbox's contract has no page
    berth.click("outcome.rawToggle");
    const QString raw = berth.find<QPlainTextEdit>("outcome.raw")->toPlainText();
    QVERIFY(raw.contains(QLatin1String("new_contract")));
    QVERIFY(raw.contains(QLatin1String("instance_api_key")));
    QVERIFY(raw.contains(QStringLiteral("•")));
}

void LaunchInWindowTest::aTypedNumberIsLookedUp()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    const qint64 id = berth.sandbox().anyOffer();
    berth.takeOffer(id);
    QTRY_VERIFY(berth.draft().offer().has_value());
    QCOMPARE(berth.draft().offer()->id, id);
    QTRY_VERIFY(berth.find<QPushButton>("rent")->text().contains(QLatin1String("/h")));
}

void LaunchInWindowTest::throughTheMarket()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.type("disk", QStringLiteral("20"));
    berth.click("offercard.find");
    auto *table = berth.find<QAbstractItemView>("offers.table");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(berth.draft().offer().has_value());
    const Offer offer = *berth.draft().offer();
    QVERIFY(
        berth.find<QPushButton>("rent")->text().contains(QLatin1String("/h"))); // the price is on the button
    berth.click("rent");
    QVERIFY(berth.text("confirm.offer").contains(offer.gpuName));
    berth.click("confirm.rent");
    berth.waitForOutcome();
    QCOMPARE(
        berth.sandbox().creates().first().path, QStringLiteral("/api/v0/asks/%1/").arg(offer.id).toUtf8());
    QCOMPARE(berth.onlyBody().value(QStringLiteral("disk")).toDouble(), 20);
}

void LaunchInWindowTest::interruptibleNeedsABid()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer(true));
    berth.choose("rental_type", QStringLiteral("nterruptible"));
    QVERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.isShown("issue.price.missing"));
    berth.type("price", QStringLiteral("100"));
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.onlyBody().value(QStringLiteral("price")).toDouble(), 100);
}

void LaunchInWindowTest::twoClicksAreOneLaunch()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.click("rent");
    auto *confirm = berth.find<QPushButton>("confirm.rent");
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTest::mouseClick(confirm, Qt::LeftButton); // impatient
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void LaunchInWindowTest::declinedSendsNothing()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.click("rent");
    QTest::keyClick(berth.find("confirm"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("confirm"));
    QVERIFY(berth.sandbox().creates().isEmpty());
    berth.rentByMouse(); // and it can be had after all
    berth.waitForOutcome();
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void LaunchInWindowTest::anImpossibleFormCannotBeRented()
{
    Window berth;
    berth.takeOffer(berth.sandbox().anyOffer());
    QVERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.text("rent.why").contains(QLatin1String("off")));
    QVERIFY(berth.isShown("issue.image.missing"));
    berth.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!berth.isShown("confirm"));
    berth.click("issue.image.missing"); // leads to the field
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("image"));
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void LaunchInWindowTest::stopWaiting()
{
    Window berth;
    SandboxFault slow;
    slow.delay = std::chrono::seconds(30);
    berth.sandbox().failNextCreate(slow);
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    QTRY_COMPARE(berth.sandbox().creates().size(), 1);
    berth.click("sending.stop");
    berth.waitForOutcome();
    QVERIFY(berth.text("outcome.title").contains(QLatin1String("possibly created")));
    QVERIFY(!berth.isShown("outcome.copy"));
    QCOMPARE(berth.draft().offerId(), 0);
}

void LaunchInWindowTest::theRequestIsShownLiveWithoutSecrets()
{
    Window berth;
    auto *request = berth.find<QPlainTextEdit>("request.text");
    berth.type("label", QStringLiteral("mine"));
    QTRY_VERIFY(request->toPlainText().contains(QLatin1String("\"label\": \"mine\"")));
    RequestFields fields = berth.draft().fields();
    fields.set(
        FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("hf_s3cret"), true)});
    berth.draft().replace(fields);
    QTRY_VERIFY(request->toPlainText().contains(QLatin1String("HF_TOKEN")));
    QVERIFY(!request->toPlainText().contains(QLatin1String("hf_s3cret")));
    berth.click("request.copy");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("HF_TOKEN")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("hf_s3cret")));
}

void LaunchInWindowTest::theOfferIsSpentAfterwards()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    berth.click("outcome.close");
    QVERIFY(!berth.find("rent")->isEnabled());
    QCOMPARE(berth.settings().recentImages(), QStringList{QStringLiteral("ubuntu:22.04")});
}

BERTH_TEST(LaunchInWindowTest)
#include "launchinwindowtest.moc"
