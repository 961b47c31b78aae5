// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wheelguard.h"

#include "support/testcase.h"
#include "ui/editorharness.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>

namespace berth::test {

class WheelGuardTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void scrollsTheFormInstead()
    {
        QScrollArea area;
        auto *content = new QWidget;
        content->setMinimumHeight(3000);
        auto *slider = new QSlider(Qt::Horizontal, content);
        slider->setFocusPolicy(Qt::WheelFocus);
        new WheelGuard(slider);
        QCOMPARE(slider->focusPolicy(), Qt::StrongFocus);
        slider->setGeometry(0, 500, 100, 30);
        area.setWidget(content);
        area.resize(200, 300);
        area.show();
        area.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        area.setFocus();
        area.verticalScrollBar()->setValue(400);
        wheelUp(slider);
        QCOMPARE(slider->value(), 0);
        QVERIFY(area.verticalScrollBar()->value() < 400);
        slider->setFocus();
        wheelUp(slider);
        QVERIFY(slider->value() > 0);
    }
};

BERTH_TEST(WheelGuardTest)

}

#include "wheelguardtest.moc"
