// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "launch/accountwatch.h"
#include "market/offermodel.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

using namespace berth;
using test::Window;

namespace {

// A form that could be rented, for an offer whose details are known.
void fillFormAndOffer(Window &berth, const char *image = "ubuntu:22.04")
{
    berth.type("image", QString::fromLatin1(image));
    berth.takeOffer(berth.sandbox().anyOffer());
    QTRY_VERIFY(berth.draft().offer().has_value());
    QTRY_VERIFY(!berth.engine().services().accountWatch.facts().reading);
}

void changeOffer(Window &berth, void (*change)(Offer &))
{
    Offer offer = *berth.draft().offer();
    change(offer);
    berth.draft().setOffer(offer);
}

QString bundleOf(Window &berth, const char *part)
{
    const auto requests = berth.sandbox().requests();
    for (auto it = requests.rbegin(); it != requests.rend(); ++it) {
        if (it->path.startsWith("/api/v0/bundles/") && it->body.contains(part))
            return QString::fromUtf8(it->body);
    }
    return {};
}

}

class PreflightInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanLaunchHasNothingToTell();
    void costForHoursAndTraffic();
    void aLimitKeepsRentOff();
    void aLimitOfADayCountsWhatRuns();
    void theDiskIsSetToWhatFits();
    void anotherOfferIsLookedFor();
    void theProxyTakesThePlaceOfPorts();
    void anSshKeyIsAdded();
    void cancelInsteadOfCreatingStopped();
    void theSuggestedBidIsTaken();
    void reservedIsToldAsOnDemand();
};

void PreflightInWindowTest::aCleanLaunchHasNothingToTell()
{
    Window berth;
    fillFormAndOffer(berth);
    QTRY_VERIFY(!berth.isShown("check.key")); // fine checks are only counted
    berth.click("checks.toggle");
    QVERIFY(berth.text("check.key").contains(QLatin1String("works")));
    QVERIFY(berth.text("check.credit").contains(QLatin1String("$100.00")));
    QVERIFY(berth.text("check.ssh").contains(QLatin1String("on the account")));
    QVERIFY(berth.find("rent")->isEnabled());
}

void PreflightInWindowTest::costForHoursAndTraffic()
{
    Window berth;
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) {
        offer.dphBase = Money::fromMicro(620'000);
        offer.storageCost = 0.2;
        offer.inetUpCost = 0.02;
        offer.inetDownCost = 0.0029;
    });
    berth.type("disk", QStringLiteral("40"));
    berth.click("cost.toggle");
    auto *hours = berth.find<QSpinBox>("cost.hours");
    hours->setFocus();
    hours->selectAll();
    QTest::keyClicks(hours, QStringLiteral("10"));
    // 10 × 0.631111
    QCOMPARE(berth.text("cost.sum"), QStringLiteral("$6.31"));
    QTest::keyClick(hours, Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("50")); // GB up: $1
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("100")); // GB down: $0.29
    QCOMPARE(berth.text("cost.upPrice"), QStringLiteral("$1.00"));
    QCOMPARE(berth.text("cost.downPrice"), QStringLiteral("$0.29"));
    QCOMPARE(berth.text("cost.sum"), QStringLiteral("$7.60"));
    // 100 ÷ 0.631111 = 158 h = 6 days; 100 ÷ 0.011111 = 9,000 h = 375 days
    QVERIFY2(berth.text("cost.credit").contains(QLatin1String("6 days running, 375 days stopped")),
        qPrintable(berth.text("cost.credit")));
    QCOMPARE(berth.settings().costPlan(), (CostPlan{10, 50, 100}));
    // The market reckons with the same.
    berth.click("offercard.find");
    const auto *table = berth.find<QTableView>("offers.table");
    QCOMPARE(table->model()->headerData(OfferModel::ForPlan, Qt::Horizontal).toString(),
        QStringLiteral("$/10 h + GB"));
}

void PreflightInWindowTest::aLimitKeepsRentOff()
{
    Window berth;
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) { offer.dphBase = Money::fromMicro(2'000'000); });
    berth.settings().setSpendingLimits({Money::fromMicro(500'000), std::nullopt});
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    berth.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.text("rent.why").contains(QLatin1String("$0.500/h that you allow")));
    berth.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!berth.isShown("confirm"));

    berth.click("check.limits.limits"); // leads to the setting
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("settings.maxPerHour"));
    berth.type("settings.maxPerHour", QStringLiteral("3.5"));
    QCOMPARE(berth.settings().spendingLimits().perHour, std::optional(Money::fromMicro(3'500'000)));
    berth.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    QVERIFY(berth.sandbox().creates().isEmpty());
}

void PreflightInWindowTest::aLimitOfADayCountsWhatRuns()
{
    Window berth;
    fillFormAndOffer(berth);
    berth.rentByMouse();
    berth.waitForOutcome();
    berth.click("outcome.close");
    berth.engine().services().accountWatch.read();
    QTRY_VERIFY(!berth.engine().services().accountWatch.facts().reading);
    const auto spending = berth.engine().services().accountWatch.facts().spending;
    QVERIFY(spending && spending->contracts == 1 && spending->perHour > Money());
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) {
        offer.dphBase = Money::fromMicro(100'000);
        offer.storageCost = 0;
    });
    // Each alone would be allowed.
    const Money most = std::max(perDay(spending->perHour), Money::fromMicro(2'400'000)) + Money::fromMicro(1);
    berth.settings().setSpendingLimits({std::nullopt, most});
    changeOffer(berth, [](Offer &offer) { offer.reliability = 0.5; });
    QTRY_VERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.text("rent.why").contains(QLatin1String("spends already")));
    QCOMPARE(berth.sandbox().creates().size(), 1);
}

void PreflightInWindowTest::theDiskIsSetToWhatFits()
{
    Window berth;
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) { offer.diskSpaceGb = 100.7; });
    berth.type("disk", QStringLiteral("500"));
    QTRY_VERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.text("rent.why").contains(QLatin1String("500 GB")));
    berth.click("check.disk.set");
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    QCOMPARE(*berth.draft().fields().get<double>(FieldId::Disk), 100.0);
    QVERIFY(!berth.isShown("check.disk"));
}

void PreflightInWindowTest::anotherOfferIsLookedFor()
{
    Window berth;
    fillFormAndOffer(berth, "pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime");
    changeOffer(berth, [](Offer &offer) { offer.cudaMax = 11.8; });
    auto *find = berth.find<QPushButton>("check.cuda.find");
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Space);
    QTRY_VERIFY(berth.isShown("offers.table"));
    QTRY_VERIFY(!bundleOf(berth, R"("cuda_max_good":{"gte":12.4})").isEmpty());
}

void PreflightInWindowTest::theProxyTakesThePlaceOfPorts()
{
    Window berth;
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) { offer.directPorts = 0; });
    berth.draft().set(FieldId::Runtype, QStringLiteral("ssh_direct"));
    berth.click("check.ports.proxy");
    QTRY_COMPARE(berth.draft().fields().text(FieldId::Runtype), QStringLiteral("ssh_proxy"));
    QVERIFY(!berth.isShown("check.ports"));
}

void PreflightInWindowTest::anSshKeyIsAdded()
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    QVERIFY(QDir(home.path()).mkdir(QStringLiteral(".ssh")));
    QFile file(home.filePath(QStringLiteral(".ssh/id_ed25519.pub")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEJlcnRo me@home";
    file.write(key + "\n");
    file.close();
    qputenv("HOME", home.path().toUtf8());
    {
        Window berth(Window::Key::Sandbox, SandboxOptions{.sshKey = false});
        fillFormAndOffer(berth);
        QVERIFY(berth.text("check.ssh").contains(QLatin1String("no SSH key")));
        berth.draft().set(FieldId::Vm, true);
        QTRY_VERIFY(!berth.find("rent")->isEnabled()); // a VM can't get one later
        QVERIFY(berth.text("rent.why").contains(QLatin1String("later")));
        berth.click("check.ssh.add");
        auto *list = berth.find<QAbstractItemView>("sshKey.list");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        // What is no public key is not sent.
        berth.type("sshKey.text", QStringLiteral("secret"));
        QVERIFY(!berth.find("sshKey.add")->isEnabled());
        berth.type("sshKey.text", QString());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(!berth.isShown("sshKey"));
        QTRY_VERIFY(!berth.isShown("check.ssh"));
        QTRY_VERIFY(berth.find("rent")->isEnabled());
        int sent = 0;
        for (const SandboxRequest &request : berth.sandbox().requests()) {
            if (request.method == "POST" && request.path == "/api/v0/ssh/") {
                ++sent;
                QVERIFY(request.body.contains(key));
            }
        }
        QCOMPARE(sent, 1);
    }
    qputenv("HOME", before);
}

void PreflightInWindowTest::cancelInsteadOfCreatingStopped()
{
    Window berth;
    fillFormAndOffer(berth);
    berth.choose("rental_type", QStringLiteral("nterruptible"));
    QTRY_VERIFY(berth.text("check.unavailable").contains(QLatin1String("stopped")));
    berth.click("check.unavailable.cancel");
    QTRY_VERIFY(berth.draft().fields().isTrue(FieldId::CancelUnavail));
    QVERIFY(!berth.isShown("check.unavailable"));
}

void PreflightInWindowTest::theSuggestedBidIsTaken()
{
    Window berth;
    fillFormAndOffer(berth);
    changeOffer(berth, [](Offer &offer) {
        offer.dphBase = Money::fromMicro(620'000);
        offer.minBid = Money::fromMicro(310'000);
    });
    berth.choose("rental_type", QStringLiteral("nterruptible"));
    QTRY_COMPARE(berth.text("offercard.bids"), QStringLiteral("Lowest bid $0.310/h, on-demand $0.620/h."));
    berth.click("offercard.suggest");
    QCOMPARE(*berth.draft().fields().get<Money>(FieldId::Price), Money::fromMicro(372'000));
    QVERIFY(!berth.isShown("offercard.suggest"));
    berth.type("price", QStringLiteral("0.2"));
    QTRY_VERIFY(berth.text("offercard.warning").contains(QLatin1String("stay stopped")));
}

void PreflightInWindowTest::reservedIsToldAsOnDemand()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.click("offercard.find");
    QTRY_VERIFY(berth.isShown("offers.table"));
    berth.choose("offers.type", QStringLiteral("Reserved"));
    QTRY_VERIFY(berth.text("offers.status").contains(QLatin1String("without the discount")));
    auto *table = berth.find<QAbstractItemView>("offers.table");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(berth.isShown("offercard.note"));
    QVERIFY(berth.text("offercard.note").contains(QLatin1String("rented on-demand")));
    QVERIFY(berth.text("check.reserved").contains(QLatin1String("without the discount")));
    QVERIFY(berth.find("rent")->isEnabled());
    // Another one, of which nothing is known but its number, did not come from there.
    berth.takeOffer(berth.sandbox().anyOffer());
    QTRY_VERIFY(!berth.isShown("check.reserved"));
}

BERTH_TEST(PreflightInWindowTest)
#include "preflightinwindowtest.moc"
