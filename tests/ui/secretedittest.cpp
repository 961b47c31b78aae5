// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretedit.h"

#include "support/testcase.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace berth::test {

class SecretEditTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void hidesUntilAsked()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        auto *edit = new SecretEdit(&window);
        auto *other = new QLineEdit(&window);
        layout.addWidget(edit);
        layout.addWidget(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("hunter2"));
        QCOMPARE(edit->secret().reveal(), QStringLiteral("hunter2"));
        QVERIFY(!edit->displayText().contains(QLatin1String("hunter2")));
        QTest::keyClick(edit, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(edit->displayText(), QStringLiteral("hunter2"));
        QTest::keyClick(edit, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!edit->isRevealed());
        QTest::mouseClick(edit->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(edit->isRevealed());
        other->setFocus(Qt::TabFocusReason);
        QVERIFY(!edit->isRevealed());
    }

    void loadingHides()
    {
        SecretEdit edit;
        edit.setSecret(Secret(QStringLiteral("one")));
        edit.setRevealed(true);
        edit.setSecret(Secret(QStringLiteral("one")));
        QVERIFY(edit.isRevealed());
        edit.setSecret(Secret(QStringLiteral("two")));
        QVERIFY(!edit.isRevealed());
    }
};

BERTH_TEST(SecretEditTest)

}

#include "secretedittest.moc"
