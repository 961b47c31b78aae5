// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "api/searchoffers.h"
#include "catalog/requestfields.h"

#include <QDialog>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace berth {

class Clock;
class OfferNews;
class OfferRecheck;

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
    // Asks for the offer again, now and when Rent is pressed much later; what has changed is shown and asked
    // again. Both outlive the dialog.
    void recheck(OfferRecheck &recheck, Clock &clock);

    void accept() override;

Q_SIGNALS:
    void offerChanged(const berth::Offer &now); // its price; the dialog names it already
    void findWanted(); // another offer, in place of this

private:
    void showPrice();
    void follow(bool asksAgain);
    void fit();

    qint64 m_offerId;
    std::optional<Offer> m_offer;
    RequestFields m_fields;
    bool m_accepted = false;
    OfferNews *m_news = nullptr;
    QLabel *m_title = nullptr;
    QFormLayout *m_facts = nullptr;
    QLabel *m_offerText = nullptr;
    QLabel *m_price = nullptr;
    QLabel *m_day = nullptr;
    QLabel *m_stopped = nullptr;
    QPushButton *m_rent = nullptr;
    QPushButton *m_cancel = nullptr;
};

}
