// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/filterlist.h"
#include "ui/widgets/optionalspinbox.h"

namespace berth {

// How a limit of a number is shown.
struct NumberFilterLook
{
    OfferFilterId id;
    int decimals = 0;
    double step = 1;
    std::optional<double> start = {}; // what the first step gives
    double most = 0; // 0: none
    double unit = 1; // what is shown, times this, is the number of the query language: 0.01 for per cent
};

// A spin box for a limit of a filter; empty is left alone.
class NumberFilter : public OptionalSpinBox
{
    Q_OBJECT

public:
    explicit NumberFilter(const NumberFilterLook &look, QWidget *parent = nullptr);

    [[nodiscard]] OfferFilterId id() const { return m_look.id; }
    // Writes its limit, or that there is none.
    void read(OfferFilters &filters) const;
    void show(const OfferFilters &filters);
    // Whether it would show the limit just as it is: one that may be reached, no finer than it counts.
    [[nodiscard]] bool canShow(const OfferFilters &filters) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    NumberFilterLook m_look;
};

}
