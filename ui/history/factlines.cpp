// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/factlines.h"

#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace berth {

FactLines::FactLines(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * spacing);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
}

void FactLines::setFacts(const QList<Fact> &facts)
{
    qsizetype used = 0;
    for (const Fact &fact : facts) {
        if (fact.value.isEmpty())
            continue;
        if (used == m_lines.size())
            addLine();
        const Line &line = m_lines.at(used++);
        line.name->setText(fact.name);
        line.value->setText(fact.value);
        line.value->setCursorPosition(0);
        line.value->setToolTip(fact.value);
        line.value->setAccessibleName(fact.name);
        line.name->show();
        line.value->show();
    }
    for (; used < m_lines.size(); ++used) {
        m_lines.at(used).name->hide();
        m_lines.at(used).value->hide();
    }
}

void FactLines::addLine()
{
    auto *name = new QLabel(this);
    setTextTone(name, Tone::Quiet);
    auto *value = new QLineEdit(this);
    value->setReadOnly(true);
    value->setFrame(false);
    value->setFocusPolicy(Qt::ClickFocus);
    value->setTextMargins(-2, 0, 0, 0); // in line with the labels around it
    value->setFixedHeight(fontMetrics().height() + 2);
    QPalette plain = value->palette();
    plain.setColor(QPalette::Base, Qt::transparent);
    value->setPalette(plain);
    const int row = static_cast<int>(m_lines.size());
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1);
    m_lines.append({name, value});
}

}
