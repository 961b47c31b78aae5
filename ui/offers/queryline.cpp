// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/queryline.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextCharFormat>

#include <algorithm>

namespace berth {
namespace {

// A line edit knows no formats of its own; those of an input method are drawn until the text changes.
void underline(QLineEdit &line, qsizetype begin, qsizetype length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat wavy;
        wavy.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wavy.setUnderlineColor(toneColor(Tone::Error, line.palette()));
        wavy.setForeground(toneColor(Tone::Error, line.palette()));
        attributes.append(
            {QInputMethodEvent::TextFormat, int(begin) - line.cursorPosition(), int(length), wavy});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(&line, &event);
}

}

QueryLine::QueryLine(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit)
    , m_problem(new QLabel)
{
    auto *label = new QLabel(tr("&Query"));
    label->setBuddy(m_line);
    setFocusProxy(m_line);
    m_line->setObjectName(QStringLiteral("offers.query"));
    m_line->setAccessibleName(tr("Query"));
    m_line->setClearButtonEnabled(true);
    m_line->setPlaceholderText(
        tr("more conditions, such as gpu_ram>=24 reliability>0.98 geolocation in [SE,NO]"));
    m_line->setToolTip(
        tr("Conditions that an offer must meet besides the filters, in the query language of Vast.ai's own "
           "client. With Enter, or when you leave the line, what the filters above can show moves there; the "
           "rest stays here."));
    auto *copy = new QPushButton(glyphIcon(Glyph::Copy), tr("&Copy as query"));
    copy->setObjectName(QStringLiteral("offers.query.copy"));
    copy->setAccessibleName(tr("Copy filters and query as one query"));
    copy->setToolTip(tr("Copies the filters and this line as one query, for vastai search offers or berthctl "
                        "offers. The rental type is no part of it."));
    copy->setAutoDefault(false);
    const int height = std::max(m_line->sizeHint().height(), copy->sizeHint().height());
    m_line->setFixedHeight(height);
    copy->setFixedHeight(height);
    m_problem->setObjectName(QStringLiteral("offers.query.problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setTextTone(m_problem, Tone::Error);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing / 2);
    m_row = new QHBoxLayout;
    m_row->setSpacing(spacing + spacing / 2);
    m_row->addWidget(label);
    m_row->addWidget(m_line, 1);
    m_row->addWidget(copy);
    column->addLayout(m_row);
    column->addWidget(m_problem);

    connect(m_line, &QLineEdit::textEdited, this, &QueryLine::clearProblem);
    connect(m_line, &QLineEdit::textChanged, this, &QueryLine::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &QueryLine::left);
    connect(m_line, &QLineEdit::returnPressed, this, &QueryLine::entered);
    connect(copy, &QPushButton::clicked, this, &QueryLine::copyRequested);
}

void QueryLine::addBefore(QWidget *button)
{
    m_row->insertWidget(m_before++, button);
}

void QueryLine::addAfter(QWidget *button)
{
    m_row->addWidget(button);
}

QWidget *QueryLine::chainTabs(QWidget *before)
{
    return berth::chainTabs(before, tabStops(*m_row));
}

QString QueryLine::text() const
{
    return m_line->text();
}

void QueryLine::setText(const QString &text)
{
    clearProblem();
    if (m_line->text() != text)
        m_line->setText(text);
}

std::optional<OfferQuery> QueryLine::read()
{
    const auto query = readOfferQuery(m_line->text());
    if (!query) {
        const QueryProblem &problem = query.error();
        // Where something is missing, the character before it is marked.
        const qsizetype last = std::max<qsizetype>(m_line->text().size() - 1, 0);
        tellProblem(problem, std::min(problem.position, last), std::max<qsizetype>(problem.length, 1));
        return std::nullopt;
    }
    clearProblem();
    return *query;
}

void QueryLine::focusProblem()
{
    m_line->setFocus(Qt::OtherFocusReason);
    if (!m_wrong)
        return;
    const QueryProblem wrong = *m_wrong;
    m_line->setSelection(int(wrong.position), int(wrong.length));
    if (wrong.length == 0)
        m_line->setCursorPosition(int(wrong.position));
    underline(*m_line, m_marked.first, m_marked.second); // which is placed from the cursor
}

void QueryLine::showProblem(const QueryProblem &problem)
{
    tellProblem(problem, problem.position, problem.length);
}

void QueryLine::tellProblem(const QueryProblem &problem, qsizetype begin, qsizetype length)
{
    m_wrong = problem;
    m_marked = {begin, length};
    underline(*m_line, begin, length);
    m_problem->setText((problem.message + u' ' + problem.remedy).trimmed());
    m_line->setAccessibleDescription(m_problem->text());
    m_problem->show();
}

void QueryLine::clearProblem()
{
    if (!m_wrong)
        return;
    m_wrong.reset();
    underline(*m_line, 0, 0);
    m_line->setAccessibleDescription({});
    m_problem->hide();
}

}
