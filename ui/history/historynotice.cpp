// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historynotice.h"

#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int readable = 440;

}

HistoryNotice::HistoryNotice(const QString &name, const Words &text, QWidget *parent)
    : QWidget(parent)
{
    const QString stem = QStringLiteral("history.") + name;
    auto *title = new QLabel(text.title, this);
    title->setObjectName(stem + QStringLiteral("Title"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto *words = new QLabel(text.words, this);
    words->setObjectName(stem + QStringLiteral("Words"));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    words->setFixedWidth(readable);
    words->setMinimumHeight(words->heightForWidth(readable)); // centred, it is not asked for it
    setTextTone(words, Tone::Quiet);
    auto *action = new QPushButton(text.action, this);
    action->setObjectName(stem + QStringLiteral("Action"));
    connect(action, &QPushButton::clicked, this, &HistoryNotice::actionWanted);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing + spacing / 2);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(words, 0, Qt::AlignHCenter);
    layout->addWidget(action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

}
