// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "support/testcase.h"

#include <QApplication>
#include <QStyle>

namespace berth::test {

class ThemeTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<int>("appearance");
        QTest::newRow("light") << int(Appearance::Light);
        QTest::newRow("dark") << int(Appearance::Dark);
    }

    // WCAG 2 AA: 4.5 to 1 for text, wherever it may stand.
    void textIsReadable()
    {
        QFETCH(int, appearance);
        const QPalette palette = appearancePalette(static_cast<Appearance>(appearance));
        const QList<QColor> grounds{palette.color(QPalette::Window), palette.color(QPalette::Base),
            palette.color(QPalette::AlternateBase), toneColor(Tone::Card, palette)};
        QList<QColor> inks;
        for (const Tone tone : {Tone::Quiet, Tone::Error, Tone::Warning, Tone::Success, Tone::SetMark})
            inks << toneColor(tone, palette);
        for (const QPalette::ColorRole role :
            {QPalette::WindowText, QPalette::Text, QPalette::PlaceholderText, QPalette::Link})
            inks << palette.color(role);
        for (const QColor &ink : std::as_const(inks)) {
            for (const QColor &ground : grounds)
                QVERIFY2(contrastRatio(ink, ground) >= 4.5, qPrintable(ink.name() + u' ' + ground.name()));
        }
        const auto pair = [&](const QColor &a, const QColor &b) {
            QVERIFY2(contrastRatio(a, b) >= 4.5, qPrintable(a.name() + u' ' + b.name()));
        };
        pair(palette.color(QPalette::ButtonText), palette.color(QPalette::Button));
        pair(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight));
        pair(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase));
        pair(toneColor(Tone::SandboxText, palette), toneColor(Tone::SandboxBar, palette));
    }

    void ratioIsTheStandards()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void appliesToTheApplication()
    {
        applyPalette(Appearance::Dark);
        QVERIFY(isDark(QApplication::palette()));
        applyPalette(Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
        applyPalette(Appearance::System);
        QVERIFY(!isDark(QApplication::palette())); // the offscreen platform is light
    }
};

BERTH_TEST(ThemeTest)

}

#include "themetest.moc"
