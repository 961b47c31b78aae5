// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountfacts.h"
#include "api/offer.h"
#include "api/searchoffers.h"
#include "core/money.h"
#include "market/cost.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace berth {

class BidAdvice;
class CostFold;

// The chosen offer beside the form: what it is, and what it costs with the disk and the bid of the form.
class OfferCard : public QWidget
{
    Q_OBJECT

public:
    explicit OfferCard(QWidget *parent = nullptr);

    void showOffer(const Offer &offer);
    void showNumber(qint64 offerId); // details are not known; 0 clears
    void clear();

    // GB. `assumed`: the form leaves the disk alone, and this size is reckoned with. Nothing: no price of a
    // disk.
    void setDisk(std::optional<double> gigabytes, bool assumed = false);
    // The bid is $/hour; nothing where there is none yet.
    void setRental(RentalType type, std::optional<Money> bid);
    // It was looked for among the reserved offers, which are rented on-demand.
    void setReserved(bool reserved);

    void setPlan(const CostPlan &plan);
    void setAccount(const AccountFacts &account);

    // Nothing while details are not known. Without a bid the lowest one counts, without a disk none.
    [[nodiscard]] std::optional<HourlyCost> cost() const;

Q_SIGNALS:
    void findRequested();
    void planEdited(const berth::CostPlan &plan);
    void bidWanted(berth::Money bid);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    QLabel *addPrice(QGridLayout *grid, const QString &name, QLabel *caption);
    void refresh();
    void showCost();
    [[nodiscard]] QString warning() const;

    qint64 m_id = 0;
    std::optional<Offer> m_offer;
    std::optional<double> m_diskGb;
    bool m_diskAssumed = false;
    RentalType m_type = RentalType::OnDemand;
    std::optional<Money> m_bid;
    bool m_reserved = false;

    QLabel *m_title = nullptr;
    QLabel *m_machine = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_costs = nullptr;
    QLabel *m_gpuCaption = nullptr;
    QLabel *m_gpuPrice = nullptr;
    QLabel *m_diskCaption = nullptr;
    QLabel *m_diskPrice = nullptr;
    QLabel *m_total = nullptr;
    QLabel *m_day = nullptr;
    QLabel *m_stopped = nullptr;
    CostFold *m_fold = nullptr;
    BidAdvice *m_bids = nullptr;
    QWidget *m_warningRow = nullptr;
    QLabel *m_warning = nullptr;
    QPushButton *m_find = nullptr;
};

}
