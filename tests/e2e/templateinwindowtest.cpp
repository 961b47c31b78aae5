// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"
#include "ui/templates/mergeview.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>

using namespace berth;
using test::Window;

// Choosing a template, and seeing what it makes of the form before anything is rented.
class TemplateInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void chosenByMouse();
    void chosenByKeys();
    void theFormShowsWhatItGives();
    void anUnknownOneIsSaid();
    void withoutAKeyNothingIsAsked();
    void sharedAndOwnOnes();
    void theCostFollowsItsDisk();

private:
    static void chooseRow(Window &berth, const QString &name);
};

void TemplateInWindowTest::chooseRow(Window &berth, const QString &name)
{
    auto *list = berth.find<QTableView>("templates.list");
    const auto row = [list, &name] {
        for (int at = 0; at < list->model()->rowCount(); ++at) {
            if (list->model()->index(at, 0).data().toString() == name)
                return at;
        }
        return -1;
    };
    QTRY_VERIFY(row() >= 0);
    const QRect cell = list->visualRect(list->model()->index(row(), 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
}

void TemplateInWindowTest::chosenByMouse()
{
    Window berth;
    berth.click("template.find");
    chooseRow(berth, QStringLiteral("vLLM"));
    QCOMPARE(berth.text("template.title"), QStringLiteral("vLLM"));
    const auto *merge = berth.find<MergeView>("template.merge");
    QVERIFY(!merge->findItems(QStringLiteral("vllm/vllm-openai:v0.6.6"), Qt::MatchExactly, 3).isEmpty());
    auto *tabs = berth.find<QTabBar>("qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(1).center());
    QVERIFY(
        berth.find<QTextBrowser>("template.readme")->toPlainText().contains(QStringLiteral("sandbox only")));
    berth.click("templates.use");
    QTRY_VERIFY(!berth.isShown("templates"));
    const QString hash = berth.draft().fields().text(FieldId::TemplateHash);
    QVERIFY(!hash.isEmpty());
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.rentByMouse();
    berth.waitForOutcome();
    // Only the template is named: what it gives is the server's to merge.
    QCOMPARE(berth.onlyBody(), (QJsonObject{{QStringLiteral("template_hash_id"), hash}}));
}

void TemplateInWindowTest::chosenByKeys()
{
    Window berth;
    auto *find = berth.find("template.find");
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Space);
    auto *words = berth.find<QLineEdit>("templates.words");
    QTRY_VERIFY(words->hasFocus());
    const auto *list = berth.find<QTableView>("templates.list");
    QTRY_COMPARE(list->model()->rowCount(), 5);
    const int first = list->currentIndex().row();
    QTest::keyClick(words, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), first + 1);
    QTest::keyClick(words, Qt::Key_Up);
    QTest::keyClicks(words, QStringLiteral("comfy"));
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(berth.text("template.title"), QStringLiteral("ComfyUI"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(!berth.isShown("templates"));
    QTRY_COMPARE(berth.text("image.template"),
        QStringLiteral("From the template: vastai/comfy:v0.3.13-cuda-12.1-pytorch-2.5.1"));
}

void TemplateInWindowTest::theFormShowsWhatItGives()
{
    Window berth;
    berth.type("template_id", QStringLiteral("62897"));
    QTRY_COMPARE(berth.text("disk.template"), QStringLiteral("From the template: 32 GB"));
    QVERIFY(berth.text("template_id.template").startsWith(QStringLiteral("PyTorch (Vast)")));
    QVERIFY(berth.text("env.template").contains(QStringLiteral("DATA_DIRECTORY=/workspace/")));
    berth.type("disk", QStringLiteral("50"));
    QCOMPARE(berth.text("disk.template"), QStringLiteral("Instead of the template's: 32 GB"));
    berth.click("disk.reset");
    QCOMPARE(berth.text("disk.template"), QStringLiteral("From the template: 32 GB"));
    berth.click("template_id.reset");
    QTRY_VERIFY(!berth.isShown("disk.template"));
    QVERIFY(!berth.isShown("template_id.template"));
}

void TemplateInWindowTest::anUnknownOneIsSaid()
{
    Window berth;
    berth.type("template_id", QStringLiteral("4711"));
    QTRY_VERIFY(berth.isShown("template_id.template")
        && berth.text("template_id.template").startsWith(QStringLiteral("No such template")));
    QVERIFY(!berth.isShown("disk.template"));
    berth.type("template_id", QStringLiteral("63118"));
    QTRY_VERIFY(berth.text("template_id.template").startsWith(QStringLiteral("vLLM")));
}

void TemplateInWindowTest::withoutAKeyNothingIsAsked()
{
    Window berth(Window::Key::None);
    berth.type("template_id", QStringLiteral("62897"));
    QTRY_VERIFY(berth.isShown("template_id.template"));
    QVERIFY(berth.text("template_id.template").contains(QStringLiteral("API key")));
    berth.click("welcome.sandbox"); // where it can be asked
    QTRY_COMPARE(berth.text("disk.template"), QStringLiteral("From the template: 32 GB"));
}

void TemplateInWindowTest::sharedAndOwnOnes()
{
    Window berth;
    berth.click("template.find");
    auto *shelf = berth.find<QTabBar>("templates.shelf");
    QTest::mouseClick(shelf, Qt::LeftButton, Qt::NoModifier, shelf->tabRect(1).center());
    chooseRow(berth, QStringLiteral("Whisper web"));
    QTest::mouseClick(shelf, Qt::LeftButton, Qt::NoModifier, shelf->tabRect(2).center());
    chooseRow(berth, QStringLiteral("Nightly training"));
    QCOMPARE(berth.text("templates.status"), QStringLiteral("1 template(s)"));
    berth.click("templates.cancel");
    QTRY_VERIFY(!berth.isShown("templates"));
    QVERIFY(!berth.draft().fields().isSet(FieldId::TemplateHash));
}

void TemplateInWindowTest::theCostFollowsItsDisk()
{
    Window berth;
    berth.takeOffer(berth.sandbox().anyOffer());
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    QTRY_VERIFY(berth.draft().offer().has_value()); // before, there is no price
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    const auto price = [&berth] { return berth.find("rent")->accessibleName(); };
    const QString small = price();
    berth.type("template_id", QStringLiteral("63425")); // 80 GB
    QTRY_VERIFY(berth.isShown("disk.template"));
    QVERIFY(price() != small);
    const QString large = price();
    berth.type("disk", QStringLiteral("80"));
    QTRY_COMPARE(price(), large);
}

BERTH_TEST(TemplateInWindowTest)
#include "templateinwindowtest.moc"
