// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/tonekeeper.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <cmath>
#include <utility>

namespace berth {
namespace {

struct Shades
{
    QRgb window, base, alternate, button, text, quiet, disabled, accent, onAccent, link, light, mid, dark,
        shadow;
};

constexpr Shades lightShades{0xfff3f4f6, 0xffffffff, 0xfff6f7f9, 0xfff4f5f7, 0xff1c2026, 0xff59626e,
    0xff9aa2ac, 0xff1f5fbf, 0xffffffff, 0xff1a56b0, 0xffffffff, 0xffc4cad2, 0xffa4acb6, 0xff6b7480};
constexpr Shades darkShades{0xff1b1e23, 0xff2d323a, 0xff333942, 0xff3a404a, 0xffe7eaee, 0xffa6afba,
    0xff6c7580, 0xff2e6cc7, 0xffffffff, 0xff86b6ff, 0xff434a54, 0xff3a4049, 0xff0f1114, 0xff000000};

constexpr float pressedTint = 0.75F;

QPalette paletteOf(const Shades &s)
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, QRgb rgb) { p.setColor(role, QColor::fromRgb(rgb)); };
    all(QPalette::Window, s.window);
    all(QPalette::WindowText, s.text);
    all(QPalette::Base, s.base);
    all(QPalette::AlternateBase, s.alternate);
    all(QPalette::Text, s.text);
    all(QPalette::Button, s.button);
    all(QPalette::ButtonText, s.text);
    all(QPalette::BrightText, s.onAccent);
    all(QPalette::PlaceholderText, s.quiet);
    all(QPalette::ToolTipBase, s.base);
    all(QPalette::ToolTipText, s.text);
    all(QPalette::Highlight, s.accent);
    all(QPalette::HighlightedText, s.onAccent);
    all(QPalette::Link, s.link);
    all(QPalette::LinkVisited, s.link);
    all(QPalette::Light, s.light);
    all(QPalette::Midlight, s.light);
    all(QPalette::Mid, s.mid);
    all(QPalette::Dark, s.dark);
    all(QPalette::Shadow, s.shadow);
    const QColor disabled = QColor::fromRgb(s.disabled);
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(s.window));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(s.mid));
    return p;
}

// Windows' own controls are light ones in Qt 6.4, whatever the palette says; a dark window takes Fusion
// there, as every other system does. (On macOS nothing native was ever tried.)
QString styleFor([[maybe_unused]] Appearance appearance)
{
#ifdef Q_OS_WIN
    const QString native = QStringLiteral("windowsvista");
    if (appearance == Appearance::Light && QStyleFactory::keys().contains(native, Qt::CaseInsensitive))
        return native;
#endif
    return QStringLiteral("Fusion");
}

// The style with a little more air in what people type into and press.
class RoomyStyle : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    // Fusion outlines boxes in black and shows by a shade of grey what is pressed or switched on; in the dark
    // nobody sees either.
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (!isDark(option->palette))
            return;
        const QRectF box(option->rect);
        painter->save();
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
            painter->setPen(
                QColor::fromRgb(option->state & State_Enabled ? darkShades.quiet : darkShades.disabled));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        } else if (element == PE_PanelButtonCommand && (option->state & (State_On | State_Sunken))) {
            QColor tint = option->palette.color(QPalette::Highlight);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(tint);
            tint.setAlphaF(pressedTint);
            painter->setBrush(tint);
            painter->drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
        }
        painter->restore();
    }

    // A dialog's standard icons are made for light buttons.
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returned) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
            ? 0
            : QProxyStyle::styleHint(hint, option, widget, returned);
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override
    {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox || type == CT_PushButton)
            result.setHeight(std::max(result.height(), option->fontMetrics.height() + 12));
        return result;
    }
};

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

}

QPalette appearancePalette(Appearance appearance)
{
    return paletteOf(appearance == Appearance::Dark ? darkShades : lightShades);
}

void applyPalette(Appearance appearance)
{
    if (appearance == Appearance::System) {
        // A style may have a palette of its own, Fusion has not.
        QApplication::setStyle(new RoomyStyle(QStringLiteral("Fusion")));
        QApplication::setPalette(QPalette()); // what the desktop asks for
        appearance = isDark(QApplication::palette()) ? Appearance::Dark : Appearance::Light;
    }
    QApplication::setStyle(new RoomyStyle(styleFor(appearance)));
    QApplication::setPalette(appearancePalette(appearance));
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const auto pick = [dark](QRgb inLight, QRgb inDark) { return QColor::fromRgb(dark ? inDark : inLight); };
    switch (tone) {
    case Tone::Quiet:
        return pick(lightShades.quiet, darkShades.quiet);
    case Tone::Error:
        return pick(0xffb3261e, 0xffff938a);
    case Tone::Warning:
        return pick(0xff8a5200, 0xfff5b95f);
    case Tone::Success:
        return pick(0xff1b6e3c, 0xff72d092);
    case Tone::SetMark:
        return pick(lightShades.accent, 0xff86b6ff);
    case Tone::Card:
        return pick(0xffffffff, 0xff23272d);
    case Tone::CardBorder:
        return pick(0xffdde1e6, 0xff363c45);
    case Tone::SandboxBar:
        return pick(0xff6a3fb5, 0xff6a3fb5);
    case Tone::SandboxText:
        return pick(0xffffffff, 0xffffffff);
    }
    Q_UNREACHABLE();
}

void setTextTone(QWidget *widget, Tone tone)
{
    ToneKeeper::of(widget).keep(tone, {QPalette::WindowText, QPalette::Text, QPalette::ButtonText});
}

void setGroundTone(QWidget *widget, Tone tone)
{
    ToneKeeper::of(widget).keep(tone, {QPalette::Window});
}

void clearTone(QWidget *widget)
{
    ToneKeeper::release(widget);
}

int firstLineHeight(const QWidget *widget)
{
    QStyleOptionFrame option;
    option.initFrom(widget);
    const QSize text(0, widget->fontMetrics().height());
    return widget->style()->sizeFromContents(QStyle::CT_LineEdit, &option, text, nullptr).height();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    double la = luminance(a);
    double lb = luminance(b);
    if (la < lb)
        std::swap(la, lb);
    return (la + 0.05) / (lb + 0.05);
}

}
