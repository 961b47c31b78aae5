// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/offernews.h"

#include "core/clock.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace berth {

OfferNews::OfferNews(OfferRecheck &recheck, Clock &clock, const ConfirmedTerms &terms,
    const std::optional<Offer> &shown, QWidget *parent)
    : QWidget(parent)
    , m_recheck(recheck)
    , m_clock(clock)
    , m_terms(terms)
    , m_shown(shown)
    , m_words(new QLabel(this))
    , m_find(new QPushButton(tr("&Find another"), this))
{
    m_words->setObjectName(QStringLiteral("confirm.news"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_find->setObjectName(QStringLiteral("confirm.find"));
    m_find->setAutoDefault(false);
    m_find->hide();
    connect(m_find, &QPushButton::clicked, this, &OfferNews::findWanted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_find, 0, Qt::AlignTop);
    connect(&m_recheck, &OfferRecheck::answered, this, &OfferNews::take);
    ask();
}

OfferNews::~OfferNews()
{
    m_recheck.cancel();
}

bool OfferNews::mayRent()
{
    switch (m_state) {
    case State::Asking:
        break;
    case State::Gone: // said, and pressed all the same
    case State::Failed:
        return true;
    case State::Same:
    case State::Changed:
        if (m_clock.elapsed() - m_answeredAt < freshFor)
            return true;
        ask();
        break;
    }
    m_pressed = true;
    say(tr("Asking whether the offer is still there, then renting…"), Tone::Quiet);
    Q_EMIT changed(false);
    return false;
}

void OfferNews::ask()
{
    m_state = State::Asking;
    say(tr("Asking whether the offer is still there…"), Tone::Quiet);
    m_recheck.ask(m_terms.offerId, m_terms.type, m_terms.diskGb);
}

void OfferNews::take(const OfferAnswer &answer)
{
    const bool pressed = std::exchange(m_pressed, false);
    m_answeredAt = m_clock.elapsed();
    switch (answer.state) {
    case OfferAnswer::State::There: {
        const QList<PriceChange> changes
            = priceChanges(m_shown, *answer.offer, m_terms.type, m_terms.diskGb, m_terms.bid);
        if (changes.isEmpty()) {
            m_state = State::Same;
            say(tr("The offer is still there, at this price."), Tone::Quiet);
            Q_EMIT changed(false);
            if (pressed)
                Q_EMIT decided();
            return;
        }
        QStringList lines{m_shown ? tr("The price has changed:") : tr("The market tells the price now:")};
        for (const PriceChange &one : changes)
            lines << tr("%1: %2, before %3").arg(one.what, one.after, one.before);
        const bool warns = m_terms.bid && answer.offer->minBid > *m_terms.bid;
        if (warns)
            lines << tr("Your bid is below the lowest that runs now: the instance would be created but stay "
                        "stopped, and its disk is billed.");
        m_state = State::Changed;
        const bool wasKnown = m_shown.has_value();
        m_shown = answer.offer;
        say(lines.join(u'\n'), wasKnown || warns ? Tone::Warning : Tone::Quiet);
        Q_EMIT priceChanged(*answer.offer);
        Q_EMIT changed(wasKnown || pressed || warns);
        return;
    }
    case OfferAnswer::State::Gone:
        m_state = State::Gone;
        say(tr("The offer is gone: somebody else has it now, or its host took it back. Nothing was sent."),
            Tone::Error);
        m_find->show();
        Q_EMIT changed(true);
        return;
    case OfferAnswer::State::Failed:
        m_state = State::Failed;
        say(tr("Whether the offer is still there, and at this price, could not be checked. %1 Nothing was "
               "sent; "
               "you decide.")
                .arg(answer.why),
            Tone::Warning);
        Q_EMIT changed(true);
        return;
    }
}

void OfferNews::say(const QString &words, Tone tone)
{
    m_find->hide();
    m_words->setText(words);
    setTextTone(m_words, tone);
}

}
