// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mnemonics.h"

#include "support/testcase.h"

namespace berth::test {

class MnemonicsTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachLetterOnce()
    {
        Mnemonics mnemonics(QStringLiteral("F"));
        QCOMPARE(mnemonics.assign(QStringLiteral("Disk")), QStringLiteral("&Disk"));
        QCOMPARE(mnemonics.assign(QStringLiteral("Disk size")), QStringLiteral("Disk &size"));
        QCOMPARE(mnemonics.assign(QStringLiteral("Disk")), QStringLiteral("D&isk"));
        QCOMPARE(mnemonics.assign(QStringLiteral("Force")), QStringLiteral("F&orce"));
    }

    void noLetterLeft()
    {
        Mnemonics mnemonics(QStringLiteral("ab"));
        QCOMPARE(mnemonics.assign(QStringLiteral("AB 1")), QStringLiteral("AB 1"));
    }

    void keepsAnAmpersand()
    {
        Mnemonics mnemonics;
        QCOMPARE(mnemonics.assign(QStringLiteral("A & B")), QStringLiteral("&A && B"));
    }
};

BERTH_TEST(MnemonicsTest)

}

#include "mnemonicstest.moc"
