// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/offers/offernotice.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace berth {

// A line over the table that says something about it, with a button that does something about that. It stays
// until it is closed, or another takes its place.
class MarketStrip : public QWidget
{
    Q_OBJECT

public:
    explicit MarketStrip(QWidget *parent = nullptr);

    void tell(const QString &words, Tone tone, const std::optional<OfferNotice::Action> &action = {});

    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);

private:
    QLabel *m_words = nullptr;
    QPushButton *m_button = nullptr;
    QToolButton *m_close = nullptr;
    std::function<void()> m_run;
};

}
