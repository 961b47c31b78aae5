// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "catalog/requestfields.h"

#include <QDialog>

#include <optional>

namespace berth {

// Asks once before anything is rented, naming offer and price. Enter rents, Esc does not. With a caution,
// which stands above the buttons, Enter does not rent either.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    ConfirmDialog(qint64 offerId, const std::optional<Offer> &offer, const RequestFields &fields,
        bool sandbox, const QString &caution, QWidget *parent = nullptr);

    // A further choice, above the buttons.
    void addOption(QWidget *option);
};

}
