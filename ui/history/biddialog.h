// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "store/launchrecord.h"

#include <QDialog>

class QDoubleSpinBox;

namespace berth {

// Asks for a contract's new bid, from $0.001 to $128 an hour, as the API takes it.
class BidDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BidDialog(const LaunchRecord &record, QWidget *parent = nullptr);

    [[nodiscard]] Money bid() const;

private:
    QDoubleSpinBox *m_price;
};

}
