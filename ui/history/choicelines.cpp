// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/choicelines.h"

#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

ChoiceLines::ChoiceLines(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(name);
    QFont bold = font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    setTextTone(m_heading, Tone::Warning);
    m_layout->setContentsMargins(0, spacing / 2, 0, spacing / 2);
    m_layout->setSpacing(spacing / 2);
    m_layout->addWidget(m_heading);
    hide();
}

void ChoiceLines::setLines(const QString &heading, const QList<Line> &lines)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
    if (lines != m_lines) {
        m_lines = lines;
        build();
    }
    setVisible(!lines.isEmpty());
}

void ChoiceLines::setActionsEnabled(bool on)
{
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setEnabled(on);
}

void ChoiceLines::build()
{
    if (m_body)
        m_body->deleteLater(); // one of its buttons may have been pressed just now
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(spacing / 2);
    grid->setColumnStretch(0, 1);
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        const Line &line = m_lines.at(row);
        auto *words = new QLabel(line.words, m_body);
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *button = new QPushButton(line.action, m_body);
        button->setObjectName(QStringLiteral("%1.%2").arg(objectName()).arg(row));
        button->setAccessibleName(QStringLiteral("%1: %2").arg(line.action, line.words));
        connect(button, &QPushButton::clicked, this, [this, row] { Q_EMIT chosen(row); });
        grid->addWidget(words, row, 0);
        grid->addWidget(button, row, 1, Qt::AlignTop);
    }
    m_layout->addWidget(m_body);
}

}
