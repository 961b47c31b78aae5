// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/requestpanel.h"

#include "launch/launchdraft.h"
#include "launch/launchtoken.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {

RequestPanel::RequestPanel(LaunchDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_forms(new QTabBar(this))
    , m_text(new QPlainTextEdit(this))
    , m_notes(new QLabel(this))
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("request"));
    m_forms->setObjectName(QStringLiteral("request.form"));
    m_forms->setAccessibleName(tr("How the request is written"));
    m_forms->setDrawBase(false);
    for (const RequestForm form : requestForms())
        m_forms->addTab(requestFormName(form));
    m_text->setObjectName(QStringLiteral("request.text"));
    m_text->setAccessibleName(tr("The request that would be sent"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setMinimumHeight(96);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    setTextTone(m_notes, Tone::Quiet);
    m_notes->hide();

    auto *copyButton = new QToolButton(this);
    copyButton->setObjectName(QStringLiteral("request.copy"));
    copyButton->setAccessibleName(tr("Copy the request"));
    copyButton->setIcon(glyphIcon(Glyph::Copy));
    copyButton->setToolTip(tr("Copy what is shown, secrets as dots. The arrow has more."));
    copyButton->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(copyButton);
    auto *plain = menu->addAction(tr("&Copy, secrets as dots"));
    auto *secret = menu->addAction(tr("Copy with &secrets in clear"));
    secret->setObjectName(QStringLiteral("request.copySecrets"));
    copyButton->setMenu(menu);
    connect(copyButton, &QToolButton::clicked, this, [this] { copy(SecretPolicy::Mask); });
    connect(plain, &QAction::triggered, this, [this] { copy(SecretPolicy::Mask); });
    connect(secret, &QAction::triggered, this, [this] { copy(SecretPolicy::Reveal); });

    auto *head = new QHBoxLayout;
    head->addWidget(m_forms);
    head->addStretch();
    head->addWidget(copyButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_notes);

    // Typing fast must not render each keystroke's request.
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &RequestPanel::update);
    connect(&m_draft, &LaunchDraft::issuesChanged, this, &RequestPanel::scheduleUpdate);
    connect(m_forms, &QTabBar::currentChanged, this, &RequestPanel::scheduleUpdate);
}

void RequestPanel::setBaseUrl(const QUrl &url)
{
    m_baseUrl = url;
    scheduleUpdate();
}

QString RequestPanel::text() const
{
    return m_text->toPlainText();
}

void RequestPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    scheduleUpdate();
}

void RequestPanel::scheduleUpdate()
{
    if (isVisible())
        m_soon->start();
}

void RequestPanel::update()
{
    const RequestText request = render(SecretPolicy::Mask);
    if (request.text != m_text->toPlainText())
        m_text->setPlainText(request.text);
    m_notes->setText(request.notes.join(u'\n'));
    m_notes->setVisible(!request.notes.isEmpty());
}

// The body is shown as it is sent. The others are for a launch of their own, so they have no token of ours.
RequestText RequestPanel::render(SecretPolicy secrets) const
{
    const RequestForm form = requestForms()[static_cast<std::size_t>(std::max(m_forms->currentIndex(), 0))];
    const RequestFields fields
        = form == RequestForm::Json ? withLaunchToken(m_draft.fields(), m_draft.token()) : m_draft.fields();
    return requestText(form, fields, m_draft.offerId(), m_baseUrl, secrets);
}

void RequestPanel::copy(SecretPolicy secrets)
{
    QGuiApplication::clipboard()->setText(render(secrets).text);
    Q_EMIT copied(
        secrets == SecretPolicy::Mask ? tr("Request copied") : tr("Request copied with secrets in clear"));
}

}
