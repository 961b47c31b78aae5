// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/issuelist.h"

#include "ui/launch/issuebutton.h"

#include <QLabel>
#include <QVBoxLayout>

namespace berth {
namespace {

// More than this are counted only; a pasted environment can have hundreds.
constexpr int maxShown = 6;

}

IssueList::IssueList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    setObjectName(QStringLiteral("issues"));
    setAccessibleName(tr("Problems"));
}

void IssueList::show(const Issues &issues)
{
    QStringList wanted;
    for (const Issue &issue : issues)
        wanted << issue.message;
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < qMin<qsizetype>(issues.size(), maxShown); ++i) {
        auto *button = new IssueButton(issues[i], this);
        connect(button, &IssueButton::fieldWanted, this, &IssueList::fieldWanted);
        m_rows->addWidget(button);
    }
    if (issues.size() > maxShown)
        m_rows->addWidget(
            new QLabel(tr("and %n more", nullptr, static_cast<int>(issues.size()) - maxShown), this));
    setVisible(!issues.isEmpty());
}

}
