// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/collapsiblesection.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int headerHeight = 5 * spacing;
constexpr int sign = 16;
constexpr double radius = 6;

}

SectionHeader::SectionHeader(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.08);
    setFont(bold);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &SectionHeader::describe);
    describe();
}

void SectionHeader::setSummary(const SectionSummary &summary)
{
    if (summary == m_summary)
        return;
    m_summary = summary;
    describe();
    update();
}

QSize SectionHeader::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 160,
        std::max(headerHeight, fontMetrics().height() + 2 * spacing)};
}

QSize SectionHeader::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 80, sizeHint().height()};
}

QString SectionHeader::countText() const
{
    return m_summary.set > 0 ? tr("%n set", nullptr, m_summary.set) : QString();
}

QString SectionHeader::problemText() const
{
    if (m_summary.errors > 0)
        return m_summary.errors == 1 ? tr("1 problem") : tr("%n problems", nullptr, m_summary.errors);
    if (m_summary.warnings > 0)
        return m_summary.warnings == 1 ? tr("1 warning") : tr("%n warnings", nullptr, m_summary.warnings);
    return {};
}

void SectionHeader::describe()
{
    QStringList parts{isChecked() ? tr("open") : tr("closed")};
    for (const QString &part : {countText(), problemText()}) {
        if (!part.isEmpty())
            parts << part;
    }
    setAccessibleDescription(parts.join(QLatin1String(", ")));
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        QColor wash = palette().color(QPalette::WindowText);
        wash.setAlphaF(isDown() ? 0.09F : 0.045F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
    // Laid out left to right, then mirrored where the language is written the other way.
    const auto place = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    const QColor textColor = palette().color(QPalette::WindowText);
    const QRect chevron = place(spacing, sign);
    const Glyph glyphNow = isChecked() ? Glyph::Collapse : Glyph::Expand;
    paintGlyph(painter, chevron, glyphNow, toneColor(Tone::Quiet, palette()));

    int right = width() - 2 * spacing;
    QFont plain = font();
    plain.setWeight(QFont::Normal);
    plain.setPointSizeF(parentWidget()->font().pointSizeF());
    painter.setFont(plain);
    const QFontMetrics small = painter.fontMetrics();
    const auto note = [&](const QString &text, Tone tone, bool withSign) {
        if (text.isEmpty())
            return;
        const int textWidth = small.horizontalAdvance(text);
        painter.setPen(toneColor(tone, palette()));
        painter.drawText(place(right - textWidth, textWidth), Qt::AlignCenter, text);
        right -= textWidth;
        if (withSign) {
            right -= sign + spacing / 2;
            const Glyph glyph = tone == Tone::Error ? Glyph::Error : Glyph::Warning;
            paintGlyph(painter, QRectF(place(right, sign)).adjusted(1, 1, -1, -1), glyph,
                toneColor(tone, palette()));
        }
        right -= 2 * spacing;
    };
    note(problemText(), m_summary.errors > 0 ? Tone::Error : Tone::Warning, true);
    note(countText(), Tone::SetMark, false);

    painter.setFont(font());
    painter.setPen(textColor);
    const int left = 2 * spacing + sign;
    const int flags = Qt::AlignLeading | Qt::AlignVCenter
        | (style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) ? Qt::TextShowMnemonic
                                                                           : Qt::TextHideMnemonic);
    painter.drawText(place(left, std::max(right - left, 0)), flags, text());

    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radius - 1, radius - 1);
    }
}

void SectionHeader::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Plus:
        setChecked(true);
        return;
    case Qt::Key_Minus:
        setChecked(false);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

bool SectionHeader::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

CollapsibleSection::CollapsibleSection(QWidget *parent)
    : QWidget(parent)
    , m_header(new SectionHeader(this))
    , m_content(new QWidget(this))
    , m_body(new QVBoxLayout(m_content))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_content);
    m_body->setContentsMargins(spacing, spacing / 2, spacing, 2 * spacing);
    m_body->setSpacing(spacing + spacing / 2);
    m_content->hide();
    connect(m_header, &SectionHeader::toggled, this, [this](bool expanded) {
        if (expanded)
            Q_EMIT aboutToExpand();
        m_content->setVisible(expanded);
        Q_EMIT expandedChanged(expanded);
    });
}

void CollapsibleSection::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(toneColor(Tone::CardBorder, palette()));
    painter.setBrush(toneColor(Tone::Card, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

}
