// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace berth {

// For interruptible rentals: the lowest bid that runs, what the same machine costs on-demand, and a bid to
// take over.
class BidAdvice : public QWidget
{
    Q_OBJECT

public:
    explicit BidAdvice(QWidget *parent = nullptr);

    void show(const Offer &offer, std::optional<Money> bid);

Q_SIGNALS:
    void bidWanted(berth::Money bid);

private:
    std::optional<Money> m_suggested;
    QLabel *m_words;
    QPushButton *m_take;
};

}
