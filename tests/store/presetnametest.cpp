// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetname.h"

#include "interop/randomrequest.h"
#include "support/testcase.h"

using namespace berth;

class PresetNameTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isSafeEverywhere_data();
    void isSafeEverywhere();
    void anyNameGivesASafeOne();
    void takenNamesGetANumber();
    void suffixIsTakenOff();
};

void PresetNameTest::isSafeEverywhere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const char *file) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(file);
    };
    row("PyTorch dev", "PyTorch dev");
    row("Träin 😀", "Träin 😀");
    row("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j");
    row("../../etc/passwd", "_._.._etc_passwd");
    row(".hidden", "_hidden");
    row("..", "preset");
    row("", "preset");
    row("  ends. . ", "ends");
    row("CON", "CON_");
    row("con", "con_");
    row("aux.txt", "aux.txt_");
    row("Lpt9", "Lpt9_");
    row("COM", "COM");
    row("CONSOLE", "CONSOLE");
    row("line\nbreak\ttab", "line_break_tab");
}

void PresetNameTest::isSafeEverywhere()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QCOMPARE(safeFileName(name), file);
}

void PresetNameTest::anyNameGivesASafeOne()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const QString name = test::awkwardText(random) + test::awkwardText(random);
        const QString file = safeFileName(name);
        QVERIFY2(!file.isEmpty() && file.toUtf8().size() <= 201, qPrintable(name));
        for (const QChar c : file)
            QVERIFY2(c >= u' ' && !QStringView(u"<>:\"/\\|?*").contains(c), qPrintable(name));
        QVERIFY(!file.startsWith(u'.') && !file.endsWith(u'.') && !file.endsWith(u' '));
        QCOMPARE(safeFileName(file), file);
    }
    QCOMPARE(safeFileName(QStringLiteral("😀").repeated(500)).toUtf8().size(), 200);
}

void PresetNameTest::takenNamesGetANumber()
{
    const QStringList taken{QStringLiteral("Mine.berth.json"), QStringLiteral("mine 2.berth.json")};
    QCOMPARE(freePresetFile(QStringLiteral("MINE"), taken), QStringLiteral("MINE 3.berth.json"));
    QCOMPARE(freePresetFile(QStringLiteral("Other"), taken), QStringLiteral("Other.berth.json"));
    // The same letter, composed and not.
    QCOMPARE(freePresetFile(QStringLiteral("\u00e4"), {QStringLiteral("a\u0308.berth.json")}),
        QStringLiteral("\u00e4 2.berth.json"));
    QCOMPARE(freePresetName(QStringLiteral("mine"), {QStringLiteral("Mine")}), QStringLiteral("mine 2"));
}

void PresetNameTest::suffixIsTakenOff()
{
    QCOMPARE(presetNameOfFile(QStringLiteral("A b.berth.json")), QStringLiteral("A b"));
    QCOMPARE(presetNameOfFile(QStringLiteral("body.JSON")), QStringLiteral("body"));
    QCOMPARE(presetNameOfFile(QStringLiteral("x")), QStringLiteral("x"));
}

BERTH_TEST(PresetNameTest)
#include "presetnametest.moc"
