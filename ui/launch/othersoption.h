// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace berth {

// In the confirmation: whether other offers may be tried without asking again, how many and up to which
// price. Off at first.
class OthersOption : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        int others = 0; // 1…10
        Money ceiling; // $/hour of each, with its disk
    };

    // The ceiling begins with `price` and does not go above `most`, where there is one.
    OthersOption(Money price, std::optional<Money> most, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<Choice> choice() const; // nothing while it is off

private:
    QCheckBox *m_on;
    QSpinBox *m_count;
    QDoubleSpinBox *m_ceiling;
    Money m_price;
};

}
