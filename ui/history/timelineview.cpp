// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelineview.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

QString stateWords(LaunchState state)
{
    switch (state) {
    case LaunchState::Prepared:
        return TimelineView::tr("prepared");
    case LaunchState::Sending:
        return TimelineView::tr("sending");
    case LaunchState::Created:
        return TimelineView::tr("created");
    case LaunchState::Refused:
        return TimelineView::tr("refused");
    case LaunchState::NotSent:
        return TimelineView::tr("not sent");
    case LaunchState::Unknown:
        return TimelineView::tr("unknown");
    case LaunchState::Absent:
        return TimelineView::tr("not found");
    case LaunchState::Conflict:
        return TimelineView::tr("conflict");
    }
    Q_UNREACHABLE();
}

QLabel *label(const QString &text, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

}

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("history.timeline"));
    setAccessibleName(tr("What happened"));
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void TimelineView::setTimeline(const QList<Observation> &timeline)
{
    // What is added comes below, so that an answer that is being read stays open.
    const bool grown = m_body && !m_timeline.isEmpty() && timeline.size() <= most
        && timeline.size() >= m_timeline.size() && timeline.first(m_timeline.size()) == m_timeline;
    const qsizetype first = grown ? m_timeline.size() : std::max<qsizetype>(timeline.size() - most, 0);
    if (!grown)
        startAnew(first);
    m_timeline = timeline;
    const QLocale locale;
    for (qsizetype i = first; i < timeline.size(); ++i) {
        const Observation &seen = timeline.at(i);
        const QDateTime at = seen.at.toLocalTime();
        const bool otherDay = i > 0 && timeline.at(i - 1).at.toLocalTime().date() != at.date();
        const QString time
            = locale.toString(at, otherDay ? QStringLiteral("d MMM HH:mm:ss") : QStringLiteral("HH:mm:ss"));
        const bool moved = i == 0 || timeline.at(i - 1).state != seen.state;
        addLine(seen, time, moved ? stateWords(seen.state) : QString());
    }
}

void TimelineView::startAnew(qsizetype leftOut)
{
    delete m_body;
    m_body = new QWidget(this);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing + spacing / 2);
    m_grid->setVerticalSpacing(spacing / 2);
    m_grid->setColumnStretch(1, 1);
    m_layout->addWidget(m_body);
    if (leftOut <= 0)
        return;
    QLabel *left = label(tr("%1 earlier entries are in Copy as JSON.").arg(leftOut), m_body);
    setTextTone(left, Tone::Quiet);
    m_grid->addWidget(left, 0, 0, 1, 3);
}

void TimelineView::addLine(const Observation &seen, const QString &time, const QString &state)
{
    const int row = m_grid->rowCount();
    QLabel *when = label(time, m_body);
    when->setToolTip(QLocale().toString(seen.at.toLocalTime(), QLocale::LongFormat));
    setTextTone(when, Tone::Quiet);
    QLabel *words = label(seen.text, m_body);
    words->setWordWrap(true);
    QLabel *became = label(state, m_body);
    setTextTone(became, Tone::Quiet);
    m_grid->addWidget(when, row, 0, Qt::AlignTop);
    m_grid->addWidget(words, row, 1);
    m_grid->addWidget(became, row, 2, Qt::AlignTop | Qt::AlignRight);
    const QString answer = seen.data.value(QLatin1String("answer")).toString();
    if (!answer.isEmpty())
        addAnswer(answer);
}

void TimelineView::addAnswer(const QString &answer)
{
    const int row = m_grid->rowCount();
    auto *toggle = new QToolButton(m_body);
    toggle->setObjectName(QStringLiteral("history.answerToggle"));
    toggle->setText(tr("The server's answer"));
    toggle->setAccessibleName(toggle->text());
    toggle->setIcon(glyphIcon(Glyph::Expand));
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setFocusPolicy(Qt::StrongFocus);
    auto *text = new QPlainTextEdit(answer, m_body);
    text->setObjectName(QStringLiteral("history.answer"));
    text->setAccessibleName(toggle->text());
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setFixedHeight(120);
    text->hide();
    connect(toggle, &QToolButton::toggled, text, [toggle, text](bool on) {
        text->setVisible(on);
        toggle->setIcon(glyphIcon(on ? Glyph::Collapse : Glyph::Expand));
    });
    m_grid->addWidget(toggle, row, 1, 1, 2, Qt::AlignLeft);
    m_grid->addWidget(text, row + 1, 0, 1, 3);
}

}
