// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hintlabel.h"

#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <cmath>

namespace berth {

HintLabel::HintLabel(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void HintLabel::setReferenceTexts(const QStringList &texts)
{
    if (texts == m_references)
        return;
    m_references = texts;
    m_heights.clear();
    updateGeometry();
}

void HintLabel::setText(const QString &text, const QString &shorter)
{
    if (text == m_text && shorter == m_shorter)
        return;
    m_text = text;
    m_shorter = shorter;
    setAccessibleName(text);
    update();
}

int HintLabel::textHeight(const QString &text, int width) const
{
    const QRect room(0, 0, std::max(width, 40), 10000);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap | Qt::AlignLeft, text).height();
}

int HintLabel::heightForWidth(int width) const
{
    // Layouts ask for the same few widths again and again.
    int &height = m_heights[width];
    if (height == 0) {
        height = fontMetrics().lineSpacing();
        for (const QString &text : m_references)
            height = std::max(height, textHeight(text, width));
    }
    return height;
}

QSize HintLabel::sizeHint() const
{
    return {240, heightForWidth(std::max(width(), 240))};
}

QSize HintLabel::minimumSizeHint() const
{
    return {80, fontMetrics().lineSpacing()};
}

void HintLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto color = isEnabled() ? toneColor(Tone::Quiet, palette())
                                   : palette().color(QPalette::Disabled, QPalette::WindowText);
    painter.setPen(color);
    const int lineHeight = fontMetrics().lineSpacing();
    const int lines = std::max(1, (height() + lineHeight / 3) / lineHeight);
    const bool fits = textHeight(m_text, width()) <= height();
    const bool shorterFits = !m_shorter.isEmpty() && textHeight(m_shorter, width()) <= height();
    const QString text = !fits && shorterFits ? m_shorter : m_text;
    QTextLayout layout(text, font());
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    m_cut = text != m_text;
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width());
        const QPointF top(0, i * lineHeight);
        const int end = line.textStart() + line.textLength();
        if (i == lines - 1 && end < text.size()) {
            m_cut = true;
            const QString rest = text.mid(line.textStart());
            const QRectF box(top, QSizeF(width(), lineHeight));
            painter.drawText(box, Qt::AlignLeading | Qt::AlignTop,
                fontMetrics().elidedText(rest, Qt::ElideRight, width()));
        } else {
            line.draw(&painter, top);
        }
    }
    layout.endLayout();
}

bool HintLabel::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_heights.clear();
    if (event->type() == QEvent::ToolTip) {
        if (m_cut)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_text, this);
        else
            event->ignore();
        return true;
    }
    return QWidget::event(event);
}

}
