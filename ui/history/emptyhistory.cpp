// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/emptyhistory.h"

#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

EmptyHistory::EmptyHistory(QWidget *parent)
    : QWidget(parent)
{
    auto *title = new QLabel(tr("Nothing launched yet"), this);
    title->setObjectName(QStringLiteral("history.emptyTitle"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto *words
        = new QLabel(tr("Every launch is written here before it is sent, and then what became of it. If "
                        "the network or this program fails in between, Berth looks for the contract in "
                        "your account and tells you here."),
            this);
    words->setObjectName(QStringLiteral("history.emptyWords"));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    words->setFixedWidth(440);
    setTextTone(words, Tone::Quiet);
    auto *rent = new QPushButton(tr("&Rent an instance"), this);
    rent->setObjectName(QStringLiteral("history.rent"));
    connect(rent, &QPushButton::clicked, this, &EmptyHistory::rentWanted);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing + spacing / 2);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(words, 0, Qt::AlignHCenter);
    layout->addWidget(rent, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

}
