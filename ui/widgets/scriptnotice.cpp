// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scriptnotice.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace berth {
namespace {

constexpr int noticeSign = 16;

}

ScriptNotice::ScriptNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_glyph(Glyph::Warning)
    , m_tone(Tone::Warning)
{
    setObjectName(QStringLiteral("onstart.notice"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_button->setObjectName(QStringLiteral("onstart.noticeButton"));
    m_button->setAutoDefault(false);
    m_button->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacing + noticeSign, spacing, spacing, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const auto action = m_action)
            action();
    });
    hide();
}

void ScriptNotice::showNotice(
    Glyph glyph, Tone tone, const QString &text, const QString &button, std::function<void()> action)
{
    m_glyph = glyph;
    m_tone = tone;
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_action = std::move(action);
    show();
    update();
}

QString ScriptNotice::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void ScriptNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tone = toneColor(m_tone, palette());
    QColor fill = tone;
    fill.setAlpha(24);
    QColor edge = tone;
    edge.setAlpha(110);
    painter.setPen(edge);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing / 2.0, spacing / 2.0);
    QRectF box(spacing, (height() - noticeSign) / 2.0, noticeSign, noticeSign);
    if (isRightToLeft())
        box.moveLeft(width() - spacing - noticeSign);
    paintGlyph(painter, box, m_glyph, tone);
}

}
