// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace berth;
using test::Window;

namespace {

QList<QJsonObject> questionsTo(Window &berth)
{
    QList<QJsonObject> questions;
    for (const SandboxRequest &request : berth.sandbox().requests()) {
        if (request.path.startsWith("/api/v0/bundles/"))
            questions.append(QJsonDocument::fromJson(request.body).object());
    }
    return questions;
}

QJsonObject conditionOf(const QJsonObject &question, const char *field)
{
    return question.value(QLatin1String(field)).toObject();
}

int rowsShown(Window &berth)
{
    return berth.isShown("offers.table") ? berth.find<QTableView>("offers.table")->model()->rowCount() : 0;
}

void keyToPopup(Qt::Key key)
{
    QVERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget()->focusWidget(), key);
}

// A menu has the program to itself while it is open: the keys are for then.
void whenShown(QMenu *menu, const QList<Qt::Key> &keys)
{
    auto *poll = new QTimer(menu);
    QObject::connect(poll, &QTimer::timeout, menu, [poll, menu, keys] {
        if (!menu->isVisible())
            return;
        poll->stop();
        poll->deleteLater();
        for (const Qt::Key key : keys)
            QTest::keyClick(menu, key);
    });
    poll->start(10);
}

void textToPopup(const QString &text)
{
    QVERIFY(QApplication::activePopupWidget());
    QTest::keyClicks(QApplication::activePopupWidget()->focusWidget(), text);
}

}

// Asking the market as a person does, and what of it reaches the server.
class AskingInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void filterTakeAndRent();
    void gpusFromTheList();
    void whatKeepsOffersOut();
    void typingNarrowsWhatIsHere();
    void withoutANetworkTheLastOffersStay();
    void aSearchIsThereAfterARestart();
};

void AskingInWindowTest::filterTakeAndRent()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 0);
    berth.click("offers.more");
    berth.type("offers.vram", QStringLiteral("16"));
    berth.type("offers.reliability", QStringLiteral("90"));
    auto *region = berth.find<QComboBox>("offers.region");
    region->setFocus();
    QTest::keyClicks(region, QStringLiteral("e"));
    textToPopup(QStringLiteral("urope"));
    keyToPopup(Qt::Key_Return);
    keyToPopup(Qt::Key_Escape);
    QCOMPARE(region->currentText(), QStringLiteral("Europe"));
    QCOMPARE(berth.find<QToolButton>("offers.more")->text().remove(u'&'), QStringLiteral("More filters (3)"));
    const auto before = questionsTo(berth).size();
    berth.click("offers.search");
    QTRY_COMPARE(questionsTo(berth).size(), before + 1);
    const QJsonObject asked = questionsTo(berth).last();
    QCOMPARE(conditionOf(asked, "gpu_ram"), (QJsonObject{{QStringLiteral("gte"), 16000}}));
    QCOMPARE(conditionOf(asked, "reliability"), (QJsonObject{{QStringLiteral("gte"), 0.9}}));
    QVERIFY(conditionOf(asked, "geolocation").value(QLatin1String("in")).toArray().size() > 40);
    QTRY_VERIFY(rowsShown(berth) > 0);
    auto *table = berth.find<QTableView>("offers.table");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(berth.draft().offer().has_value());
    QVERIFY(berth.draft().offer()->gpuRamMb >= 16000);
    const qint64 offer = berth.draft().offerId();
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.onlyBody().value(QLatin1String("image")).toString(), QStringLiteral("ubuntu:22.04"));
    QVERIFY(berth.sandbox().creates().first().path.contains(QByteArray::number(offer)));
}

void AskingInWindowTest::gpusFromTheList()
{
    Window berth;
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 0);
    auto *gpu = berth.find<QComboBox>("offers.gpu");
    gpu->setFocus();
    QTest::keyClick(gpu, Qt::Key_Down);
    keyToPopup(Qt::Key_Return); // the two that the market has most of
    keyToPopup(Qt::Key_Down);
    keyToPopup(Qt::Key_Return);
    keyToPopup(Qt::Key_Escape);
    const QStringList names = gpu->currentText().split(QStringLiteral(", "));
    QCOMPARE(names.size(), 2);
    QTest::keyClick(gpu, Qt::Key_Return);
    QTRY_COMPARE(conditionOf(questionsTo(berth).last(), "gpu_name").value(QLatin1String("in")).toArray(),
        QJsonArray::fromStringList(names));
    QTRY_VERIFY(rowsShown(berth) > 0);
}

void AskingInWindowTest::whatKeepsOffersOut()
{
    Window berth;
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 0);
    berth.type("offers.price", QStringLiteral("0.001"));
    berth.click("offers.search");
    QTRY_VERIFY(berth.find<QPushButton>("offers.anyprice")->text().contains(QLatin1String("offers")));
    QVERIFY(!questionsTo(berth).last().contains(QLatin1String("dph_total"))); // the wide one
    berth.click("offers.anyprice");
    QTRY_VERIFY(rowsShown(berth) > 0);
}

void AskingInWindowTest::typingNarrowsWhatIsHere()
{
    Window berth;
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 8);
    const int all = rowsShown(berth);
    const auto asked = questionsTo(berth).size();
    berth.type("offers.count", QStringLiteral("2"));
    const int narrowed = rowsShown(berth);
    QVERIFY(narrowed > 0 && narrowed < all);
    QVERIFY(berth.text("offers.status").contains(QStringLiteral("%1 of %2").arg(narrowed).arg(all)));
    QCOMPARE(questionsTo(berth).size(), asked);
    berth.type("offers.count", QString());
    QCOMPARE(rowsShown(berth), all);
}

void AskingInWindowTest::withoutANetworkTheLastOffersStay()
{
    Window berth;
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 0);
    const int rows = rowsShown(berth);
    berth.sandbox().stop();
    berth.click("offers.search");
    QTRY_VERIFY(berth.isShown("offers.strip"));
    QCOMPARE(rowsShown(berth), rows);
    QVERIFY(berth.isShown("offers.again"));
    QVERIFY(berth.text("offers.status").contains(QStringLiteral("not refreshed")));
}

void AskingInWindowTest::aSearchIsThereAfterARestart()
{
    const QTemporaryDir state;
    {
        Window berth(Window::Key::Sandbox, std::make_unique<MemoryVault>(), state.path());
        berth.click("offercard.find");
        QTRY_VERIFY(rowsShown(berth) > 0);
        berth.type("offers.count", QStringLiteral("2"));
        auto *menu = berth.find<QToolButton>("offers.saved")->menu();
        whenShown(menu, {Qt::Key_S}); // Save this search as…
        berth.click("offers.saved"); // comes back when the menu is closed
        QTRY_VERIFY(berth.isShown("offers.saved.name"));
        auto *name = berth.find<QLineEdit>("offers.saved.name");
        QTest::keyClicks(name, QStringLiteral("pairs"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!berth.isShown("offers.saved.name"));
        berth.window().close();
    }
    Window berth(Window::Key::Sandbox, std::make_unique<MemoryVault>(), state.path());
    berth.click("offercard.find");
    QTRY_VERIFY(rowsShown(berth) > 0);
    auto *menu = berth.find<QToolButton>("offers.saved")->menu();
    whenShown(menu, {Qt::Key_Down, Qt::Key_Return});
    berth.click("offers.saved");
    QTRY_COMPARE(
        conditionOf(questionsTo(berth).last(), "num_gpus"), (QJsonObject{{QStringLiteral("gte"), 2}}));
}

BERTH_TEST(AskingInWindowTest)
#include "askinginwindowtest.moc"
