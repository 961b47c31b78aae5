// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/filterlist.h"

#include <QFrame>

class QComboBox;
class QGridLayout;

namespace berth {

class NumberFilter;
class PlaceCombo;

// The filters that are not asked for every day, in the panel that unfolds under the bar.
class MoreFilters : public QFrame
{
    Q_OBJECT

public:
    explicit MoreFilters(QWidget *parent = nullptr);

    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);
    // Writes the filters that stand here, and no others.
    void read(OfferFilters &filters) const;
    void show(const OfferFilters &filters);
    [[nodiscard]] bool has(OfferFilterId id) const;
    [[nodiscard]] bool canShow(const OfferFilters &filters, OfferFilterId id) const;
    [[nodiscard]] int setCount() const; // how many are not left alone
    void setOffers(const QList<Offer> &offers); // for the numbers beside the places

Q_SIGNALS:
    void edited(); // by a person, at each keystroke
    void searchWanted(); // Enter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void add(const QString &label, const QString &name, const QString &tip, QWidget *field);
    [[nodiscard]] QComboBox *makeFlag();

    QGridLayout *m_grid = nullptr;
    QList<NumberFilter *> m_numbers;
    PlaceCombo *m_places = nullptr;
    PlaceCombo *m_notPlaces = nullptr;
    QComboBox *m_datacenter = nullptr;
    QComboBox *m_staticIp = nullptr;
};

}
