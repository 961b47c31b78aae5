// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/offeredit.h"

#include "support/testcase.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>

namespace berth::test {

class OfferEditTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void typesANumber()
    {
        OfferEdit edit;
        QSignalSpy chosen(&edit, &OfferEdit::offerChosen);
        QTest::keyClicks(edit.line(), QStringLiteral("#384826"));
        QCOMPARE(edit.offerId(), 384826);
        QCOMPARE(chosen.last().first().toLongLong(), 384826);
        QVERIFY(edit.complaint().isEmpty());
        QTest::keyClick(edit.line(), Qt::Key_Return);
        QCOMPARE(edit.line()->text(), QStringLiteral("384826"));
    }

    void pastesALink()
    {
        OfferEdit edit;
        QSignalSpy chosen(&edit, &OfferEdit::offerChosen);
        QGuiApplication::clipboard()->setText(QStringLiteral("https://cloud.vast.ai/create/?ask_id=384826"));
        QTest::keyClick(edit.line(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(edit.offerId(), 384826);
        QCOMPARE(chosen.count(), 1);
    }

    // An offer that is no longer what the line says must not be rented.
    void nonsenseChoosesNone()
    {
        OfferEdit edit;
        edit.setOfferId(5);
        QSignalSpy chosen(&edit, &OfferEdit::offerChosen);
        QTest::keyClicks(edit.line(), QStringLiteral("x"));
        QCOMPARE(edit.offerId(), 0);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toLongLong(), 0);
        QVERIFY(!edit.complaint().isEmpty());
        edit.setOfferId(0); // the draft's echo
        QCOMPARE(edit.line()->text(), QStringLiteral("5x"));
        QTest::keyClick(edit.line(), Qt::Key_Backspace);
        QCOMPARE(edit.offerId(), 5);
        QVERIFY(edit.complaint().isEmpty());
    }

    void emptiedIsNone()
    {
        OfferEdit edit;
        edit.setOfferId(7);
        QTest::keyClick(edit.line(), Qt::Key_Backspace);
        QCOMPARE(edit.offerId(), 0);
        QVERIFY(edit.complaint().isEmpty());
    }

    void loadsWithoutTelling()
    {
        OfferEdit edit;
        QSignalSpy chosen(&edit, &OfferEdit::offerChosen);
        edit.setOfferId(12);
        QCOMPARE(edit.line()->text(), QStringLiteral("12"));
        edit.setOfferId(0);
        QCOMPARE(edit.line()->text(), QString());
        QCOMPARE(chosen.count(), 0);
    }
};

BERTH_TEST(OfferEditTest)

}

#include "offeredittest.moc"
