// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

namespace berth {

// Asks the market what the machine of an offer for bids costs on-demand, where the offer does not tell: a
// search for bids may quote the lowest bid alone. What is told goes into the draft's offer.
class OnDemandPrice : public QObject
{
    Q_OBJECT

public:
    explicit OnDemandPrice(const Services &services, QObject *parent = nullptr);

private:
    void ask();

    Services m_services;
    qint64 m_asked = 0; // of which offer; each is asked once
};

}
