// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>

using namespace berth;
using test::Window;

// No mouse event in this file.
class KeyboardTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aLaunch();
    void anOfferFromTheMarket();
    void tabReachesRentAndComesBack();
    void pagesByShortcut();
};

namespace {

QWidget *focus()
{
    return QApplication::focusWidget();
}

QString focusName()
{
    return focus() ? focus()->objectName() : QString();
}

// Tab until the focus is on the widget of this name; false when it comes round without.
bool tabTo(const QString &name)
{
    for (int i = 0; i < 300; ++i) {
        if (focusName() == name)
            return true;
        // In the script Tab is a tab; Ctrl+Tab goes on.
        const bool script = focus() && focus()->inherits("QsciScintilla");
        QTest::keyClick(focus() ? focus() : QApplication::activeWindow(), Qt::Key_Tab,
            script ? Qt::ControlModifier : Qt::NoModifier);
        QApplication::processEvents();
    }
    return false;
}

}

void KeyboardTest::aLaunch()
{
    Window berth;
    QVERIFY(tabTo(QStringLiteral("image")));
    QTest::keyClicks(focus(), QStringLiteral("ubuntu:22.04"));
    QTest::keyClick(focus(), Qt::Key_Escape); // closes the completer
    QVERIFY(tabTo(QStringLiteral("disk")));
    QTest::keyClicks(focus(), QStringLiteral("16"));
    QVERIFY(tabTo(QStringLiteral("offer")));
    QTest::keyClicks(focus(), QString::number(berth.sandbox().anyOffer()));
    QTest::keyClick(focus(), Qt::Key_Tab);
    QTRY_VERIFY(berth.draft().offer().has_value()); // a person sees the price first
    QTest::keyClick(focus(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(berth.isShown("confirm"));
    QTRY_COMPARE(focusName(), QStringLiteral("confirm.rent"));
    QTest::keyClick(focus(), Qt::Key_Return);
    berth.waitForOutcome();
    QCOMPARE(berth.text("outcome.contract"), QString::number(berth.sandbox().contracts().value(0)));
    QCOMPARE(berth.onlyBody(),
        (QJsonObject{
            {QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}, {QStringLiteral("disk"), 16}}));
    berth.window().activateWindow(); // a window manager does that when the dialog is gone
    QTRY_COMPARE(focusName(), QStringLiteral("outcome.close")); // and one is not lost afterwards
    QTest::keyClick(focus(), Qt::Key_Space);
    QTRY_VERIFY(!berth.isShown("outcome"));
    QVERIFY(focus());
}

void KeyboardTest::anOfferFromTheMarket()
{
    Window berth;
    QVERIFY(tabTo(QStringLiteral("image")));
    QTest::keyClicks(focus(), QStringLiteral("ubuntu:22.04"));
    berth.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(berth.isShown("offers.table"));
    auto *table = berth.find<QAbstractItemView>("offers.table");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QVERIFY(tabTo(QStringLiteral("offers.table")));
    QTest::keyClick(focus(), Qt::Key_Home);
    QTest::keyClick(focus(), Qt::Key_Return);
    QTRY_VERIFY(berth.draft().offer().has_value());
    QVERIFY(!berth.isShown("offers.table"));
    berth.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(berth.isShown("offers.table"));
    QTest::keyClick(focus(), Qt::Key_Escape); // and out again without taking one
    QTRY_VERIFY(!berth.isShown("offers.table"));
}

void KeyboardTest::tabReachesRentAndComesBack()
{
    Window berth;
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    berth.draft().replace(fields);
    berth.draft().setOfferId(berth.sandbox().anyOffer());
    for (const char *name :
        {"image", "runtype", "rental_type", "disk", "label", "offer", "rent", "rail.rent", "image"})
        QVERIFY2(tabTo(QString::fromLatin1(name)), name);
}

void KeyboardTest::pagesByShortcut()
{
    Window berth;
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(berth.isShown("settings.key"));
    berth.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(berth.isShown("launchForm"));
}

BERTH_TEST(KeyboardTest)
#include "keyboardtest.moc"
