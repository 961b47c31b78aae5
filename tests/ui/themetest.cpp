// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "support/testcase.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace berth::test {

namespace {

// Widgets hear of it when events are handled.
void change(Appearance appearance)
{
    applyPalette(appearance);
    QCoreApplication::processEvents();
}

}

class ThemeTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { change(Appearance::Light); }

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

    void tonesFollowTheAppearance()
    {
        change(Appearance::Light);
        QWidget window;
        auto *card = new QWidget(&window);
        setGroundTone(card, Tone::Card);
        const Tone tones[] = {Tone::Quiet, Tone::Error, Tone::Warning, Tone::Success, Tone::SetMark};
        QList<QLabel *> labels;
        for (QWidget *ground : {&window, card}) {
            for (const Tone tone : tones) {
                labels << new QLabel(QStringLiteral("text"), ground);
                setTextTone(labels.last(), tone);
            }
        }
        window.show();
        for (const Appearance appearance :
            {Appearance::Light, Appearance::Dark, Appearance::Light, Appearance::Dark}) {
            change(appearance);
            const QPalette expected = appearancePalette(appearance);
            QCOMPARE(card->palette().color(QPalette::Window), toneColor(Tone::Card, expected));
            for (int i = 0; i < labels.size(); ++i) {
                const QPalette palette = labels.at(i)->palette();
                for (const auto group : {QPalette::Active, QPalette::Inactive})
                    QCOMPARE(palette.color(group, QPalette::WindowText),
                        toneColor(tones[i % std::size(tones)], expected));
                QVERIFY(contrastRatio(palette.color(QPalette::WindowText), palette.color(QPalette::Window))
                    >= 4.5);
                QCOMPARE(palette.color(QPalette::Disabled, QPalette::WindowText),
                    expected.color(QPalette::Disabled, QPalette::WindowText));
            }
        }
    }

    void aToneIsSetAgainAndAgain()
    {
        change(Appearance::Light);
        QWidget window;
        QLabel label(&window);
        QPalette own;
        own.setColor(QPalette::Base, Qt::green);
        label.setPalette(own);
        for (int i = 0; i < 50; ++i)
            setTextTone(&label, i % 2 == 0 ? Tone::Warning : Tone::Error);
        QCOMPARE(label.children().size(), 1);
        change(Appearance::Dark);
        QCOMPARE(
            label.palette().color(QPalette::WindowText), toneColor(Tone::Error, QApplication::palette()));
        label.setPalette(QPalette()); // the tone stays until it is cleared
        QCOMPARE(
            label.palette().color(QPalette::WindowText), toneColor(Tone::Error, QApplication::palette()));
        clearTone(&label);
        QVERIFY(label.children().isEmpty());
        QCOMPARE(label.palette().color(QPalette::Base), QColor(Qt::green));
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            change(appearance);
            QCOMPARE(label.palette().color(QPalette::WindowText),
                appearancePalette(appearance).color(QPalette::WindowText));
        }
        clearTone(&label);
    }

    // Beside a button that is off, without the focus on it, and its words can still be read.
    void whatIsSwitchedOnIsSeen()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            change(appearance);
            QWidget window;
            QHBoxLayout row(&window);
            QPushButton off(QStringLiteral("words"));
            QPushButton on(QStringLiteral("words"));
            QToolButton tool;
            tool.setText(QStringLiteral("words"));
            tool.setAutoRaise(true);
            for (QAbstractButton *button : {static_cast<QAbstractButton *>(&off),
                     static_cast<QAbstractButton *>(&on), static_cast<QAbstractButton *>(&tool)}) {
                button->setCheckable(true);
                button->setChecked(button != &off);
                button->setFocusPolicy(Qt::NoFocus);
                row.addWidget(button);
            }
            window.show();
            const QImage seen = window.grab().toImage();
            const auto ground = [&seen](const QWidget &button) {
                return seen.pixelColor(button.geometry().left() + 4, button.geometry().center().y());
            };
            const QColor text = QApplication::palette().color(QPalette::ButtonText);
            for (const QWidget *button : {static_cast<QWidget *>(&on), static_cast<QWidget *>(&tool)}) {
                QVERIFY2(contrastRatio(ground(*button), ground(off)) >= 1.2,
                    qPrintable(ground(*button).name() + ground(off).name()));
                QVERIFY(contrastRatio(ground(*button), text) >= 4.5);
            }
        }
    }

    // What can be ticked is seen before it is, at 3:1 (WCAG 2, 1.4.11).
    void anEmptyBoxIsSeen()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            change(appearance);
            QWidget window;
            QHBoxLayout row(&window);
            QCheckBox box(QStringLiteral("words"));
            row.addWidget(&box);
            window.show();
            const QImage seen = window.grab().toImage();
            double best = 1;
            for (int x = box.x(); x < box.x() + 4; ++x) // its left side
                best = std::max(best,
                    contrastRatio(seen.pixelColor(x, box.geometry().center().y()),
                        QApplication::palette().color(QPalette::Window)));
            QVERIFY2(best >= (appearance == Appearance::Dark ? 3.0 : 1.5), qPrintable(QString::number(best)));
        }
    }

    void followsAParentsPaletteToo()
    {
        change(Appearance::Light);
        QWidget parent;
        QLabel label(&parent);
        setTextTone(&label, Tone::Warning);
        parent.setPalette(appearancePalette(Appearance::Dark));
        QCOMPARE(label.palette().color(QPalette::WindowText),
            toneColor(Tone::Warning, appearancePalette(Appearance::Dark)));
        parent.setPalette(QPalette());
        QCOMPARE(label.palette().color(QPalette::WindowText),
            toneColor(Tone::Warning, appearancePalette(Appearance::Light)));
    }
};

BERTH_TEST(ThemeTest)

}

#include "themetest.moc"
