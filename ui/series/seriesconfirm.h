// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchseries.h"

#include <QDialog>

namespace berth {

// Asks once before several are rented, naming their number, the total and the most it may come to. Enter
// rents, Esc does not.
class SeriesConfirm : public QDialog
{
    Q_OBJECT

public:
    SeriesConfirm(const SeriesPlan &plan, const SeriesOrder &order, bool sandbox, QWidget *parent = nullptr);
};

}
