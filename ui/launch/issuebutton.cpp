// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/issuebutton.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace berth {
namespace {

constexpr int markSize = 14;
constexpr int markWidth = 24;
constexpr int margin = 4;

}

IssueButton::IssueButton(const Issue &issue, QWidget *parent)
    : QAbstractButton(parent)
    , m_issue(issue)
{
    setText(issue.message);
    setToolTip(issue.remedy);
    setAccessibleName(
        (issue.severity == Severity::Error ? tr("Error: %1") : tr("Warning: %1")).arg(issue.message));
    setAccessibleDescription(issue.remedy);
    setObjectName(QLatin1String("issue.") + issue.name);
    setCursor(issue.fields.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setFocusPolicy(issue.fields.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (!issue.fields.isEmpty())
        connect(
            this, &QAbstractButton::clicked, this, [this] { Q_EMIT fieldWanted(m_issue.fields.first()); });
}

QRect IssueButton::textRect(int width) const
{
    return fontMetrics().boundingRect(
        QRect(0, 0, qMax(1, width - markWidth - 2 * margin), 10'000), Qt::TextWordWrap, text());
}

QSize IssueButton::sizeHint() const
{
    return {200, heightForWidth(qMax(200, width()))};
}

int IssueButton::heightForWidth(int width) const
{
    return textRect(width).height() + 2 * margin;
}

void IssueButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool error = m_issue.severity == Severity::Error;
    if (underMouse() && focusPolicy() != Qt::NoFocus)
        painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    paintGlyph(painter,
        QRectF(margin, margin + (fontMetrics().height() - markSize) / 2.0, markSize, markSize),
        error ? Glyph::Error : Glyph::Warning, toneColor(error ? Tone::Error : Tone::Warning, palette()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(markWidth, margin, -margin, -margin), Qt::TextWordWrap, text());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void IssueButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}
