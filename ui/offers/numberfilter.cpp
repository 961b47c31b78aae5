// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/numberfilter.h"

#include <cmath>

namespace berth {
namespace {

// Without what is left of a division in a double's last digits.
double plain(double value)
{
    return QString::number(value, 'g', 12).toDouble();
}

}

NumberFilter::NumberFilter(const NumberFilterLook &look, QWidget *parent)
    : OptionalSpinBox(parent)
    , m_look(look)
{
    setRange(0, look.most);
    setDecimals(look.decimals);
    setSingleStep(look.step);
    setStartValue(look.start);
    setPlaceholder(tr("any"));
}

void NumberFilter::read(OfferFilters &filters) const
{
    auto &bound = filters.*boundOf(m_look.id);
    bound.reset();
    if (value())
        bound = FilterBound{plain(*value() * m_look.unit)};
}

void NumberFilter::show(const OfferFilters &filters)
{
    const auto &bound = filters.*boundOf(m_look.id);
    setValue(bound ? std::optional(plain(bound->value / m_look.unit)) : std::nullopt);
}

bool NumberFilter::canShow(const OfferFilters &filters) const
{
    const auto &bound = filters.*boundOf(m_look.id);
    if (!bound)
        return true;
    const double scale = std::pow(10.0, m_look.decimals);
    const double shown = std::round(plain(bound->value / m_look.unit) * scale) / scale;
    return !bound->strict && shown > 0 && plain(shown * m_look.unit) == bound->value;
}

QSize NumberFilter::sizeHint() const
{
    return {
        fontMetrics().horizontalAdvance(QStringLiteral("000000")) + 36, OptionalSpinBox::sizeHint().height()};
}

QSize NumberFilter::minimumSizeHint() const
{
    return sizeHint();
}

}
