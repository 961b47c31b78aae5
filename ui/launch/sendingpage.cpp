// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/sendingpage.h"

#include "launch/launchcontroller.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

SendingPage::SendingPage(LaunchController &controller, QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_stop(new QPushButton(tr("&Stop waiting"), this))
{
    m_words->setObjectName(QStringLiteral("sending.text"));
    m_words->setWordWrap(true);
    auto *progress = new QProgressBar(this);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setAccessibleName(tr("Waiting for Vast.ai's answer"));
    m_stop->setObjectName(QStringLiteral("sending.stop"));
    auto *note = new QLabel(
        tr("Stopping does not undo the request: whether a contract was made is then unknown."), this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Quiet);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(progress);
    layout->addWidget(note);
    layout->addWidget(m_stop, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_stop, &QPushButton::clicked, &controller, &LaunchController::stopWaiting);
}

void SendingPage::begin(qint64 offer)
{
    m_words->setText(tr("Renting offer %1. The request is sent once; waiting for the answer.").arg(offer));
    m_stop->setFocus();
}

}
