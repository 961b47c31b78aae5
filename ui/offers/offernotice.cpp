// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offernotice.h"

#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace berth {

OfferNotice::OfferNotice(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_actionRow(new QWidget)
    , m_actions(new QGridLayout(m_actionRow))
    , m_more(new QToolButton)
    , m_words(new QPlainTextEdit)
{
    m_title->setObjectName(QStringLiteral("offers.notice"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    setTextTone(m_text, Tone::Quiet);
    m_actions->setContentsMargins(0, spacing, 0, 0);
    m_actions->setSpacing(spacing);
    m_more->setObjectName(QStringLiteral("offers.words.show"));
    m_more->setText(tr("The server's &words"));
    m_more->setAccessibleName(tr("The server's words"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_words->setObjectName(QStringLiteral("offers.words"));
    m_words->setAccessibleName(tr("The server's words"));
    m_words->setReadOnly(true);
    m_words->setTabChangesFocus(true);
    m_words->setMaximumHeight(6 * fontMetrics().lineSpacing());
    connect(m_more, &QToolButton::toggled, m_words, &QWidget::setVisible);

    auto *column = new QVBoxLayout;
    column->setSpacing(spacing);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_actionRow, 0, Qt::AlignHCenter);
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    column->addWidget(m_words);
    column->addStretch(3);
    auto *middle = new QHBoxLayout(this);
    middle->addStretch(1);
    middle->addLayout(column, 4);
    middle->addStretch(1);
}

void OfferNotice::show(
    const QString &title, const QString &text, const QList<Action> &actions, const QString &serverWords)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    // The button that was pressed may have led here: it goes when its click is over.
    const QList<QPushButton *> old = m_actionRow->findChildren<QPushButton *>();
    bool hadFocus = false;
    for (QPushButton *button : old) {
        hadFocus = hadFocus || button->hasFocus();
        button->setObjectName({});
        button->hide();
        m_actions->removeWidget(button);
        button->deleteLater();
    }
    // Many stand in two columns; they would be wider than the window.
    const int columns = actions.size() > 3 ? 2 : 3;
    QWidget *before = m_before;
    for (const Action &action : actions) {
        auto *button = new QPushButton(action.text);
        button->setObjectName(action.name);
        button->setAccessibleName(QString(action.text).remove(u'&'));
        button->setAutoDefault(true); // Enter presses the one that has the focus
        connect(button, &QPushButton::clicked, this, action.run);
        const int place = m_actions->count();
        m_actions->addWidget(button, place / columns, place % columns);
        before = before ? berth::chainTabs(before, {button}) : nullptr;
        if (hadFocus && place == 0)
            button->setFocus();
    }
    m_actionRow->setVisible(!actions.isEmpty());
    m_more->setChecked(false);
    m_more->setVisible(!serverWords.isEmpty());
    m_words->setPlainText(serverWords);
    m_words->hide();
}

QWidget *OfferNotice::chainTabs(QWidget *before)
{
    m_before = before;
    return berth::chainTabs(before, {m_more, m_words});
}

QString OfferNotice::title() const
{
    return m_title->text();
}

QString OfferNotice::text() const
{
    return m_text->text();
}

}
