// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerrecheck.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;

namespace berth {

class Clock;

// What is confirmed, as far as it bears on the price.
struct ConfirmedTerms
{
    qint64 offerId = 0;
    RentalType type = RentalType::OnDemand;
    double diskGb = 0;
    std::optional<Money> bid;
};

// In the confirmation: asks for the offer again as soon as it opens, and tells what came of it. When Rent is
// pressed before the answer, or long after it, the answer is waited for (OfferRecheck::patience at most). An
// offer that is gone or costs something else is asked about again; an answer that fails leaves it to the
// person.
class OfferNews : public QWidget
{
    Q_OBJECT

public:
    // All outlive it. `shown` is the offer as the confirmation names it.
    OfferNews(OfferRecheck &recheck, Clock &clock, const ConfirmedTerms &terms,
        const std::optional<Offer> &shown, QWidget *parent = nullptr);
    ~OfferNews() override;

    // A person has pressed Rent. True: go ahead. False: not yet; decided() or changed() follows.
    [[nodiscard]] bool mayRent();
    [[nodiscard]] bool isPressed() const { return m_pressed; } // and the answer is waited for
    // The offer is gone, or nobody knows: renting all the same is a decision of its own.
    [[nodiscard]] bool isDoubtful() const { return m_state == State::Gone || m_state == State::Failed; }

    static constexpr std::chrono::seconds freshFor{10};

Q_SIGNALS:
    void decided(); // Rent was pressed, and now it may go ahead
    void changed(bool asksAgain); // the state; with `asksAgain` what was pressed before does not count
    void priceChanged(const berth::Offer &now);
    void findWanted();

private:
    enum class State { Asking, Same, Changed, Gone, Failed };
    void ask();
    void take(const OfferAnswer &answer);
    void say(const QString &words, Tone tone);

    OfferRecheck &m_recheck;
    Clock &m_clock;
    ConfirmedTerms m_terms;
    std::optional<Offer> m_shown;
    State m_state = State::Asking;
    bool m_pressed = false; // Rent, while asking
    std::chrono::milliseconds m_answeredAt{0};
    QLabel *m_words;
    QPushButton *m_find;
};

}
