// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountfacts.h"
#include "api/offer.h"
#include "market/cost.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSpinBox;
class QToolButton;

namespace berth {

// What using the offer for some hours costs, with the traffic that a person names, and how long the account's
// credit lasts. One line until it is opened.
class CostFold : public QWidget
{
    Q_OBJECT

public:
    explicit CostFold(QWidget *parent = nullptr);

    void setCost(const Offer &offer, const HourlyCost &cost);
    void setAccount(const AccountFacts &account);
    void setPlan(const CostPlan &plan); // emits nothing

Q_SIGNALS:
    void planEdited(const berth::CostPlan &plan);

private:
    [[nodiscard]] QSpinBox *box(const QString &name, const QString &label, int least, int most);
    void edited();
    void show();

    Offer m_offer;
    HourlyCost m_cost;
    AccountFacts m_account;
    CostPlan m_plan;
    QToolButton *m_toggle;
    QLabel *m_sum;
    QWidget *m_body;
    QSpinBox *m_hours;
    QSpinBox *m_up;
    QSpinBox *m_down;
    QLabel *m_running;
    QLabel *m_upPrice;
    QLabel *m_downPrice;
    QLabel *m_upCaption;
    QLabel *m_downCaption;
    QLabel *m_credit;
};

}
