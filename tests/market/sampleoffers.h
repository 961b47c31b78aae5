// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"

#include <QByteArray>
#include <QList>

namespace berth::test {

inline Money micro(qint64 amount)
{
    return Money::fromMicro(amount);
}

// Offers like those of the real market, the odd ones among them: no price, no place, a cut of a machine.
[[nodiscard]] QList<Offer> sampleOffers();
// As the market answers with them.
[[nodiscard]] QByteArray offersJson(const QList<Offer> &offers);

}
