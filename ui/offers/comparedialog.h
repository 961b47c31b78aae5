// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offercomparison.h"

#include <QDialog>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace berth {

// Up to four offers side by side. What differs is bold, the best is marked with a tick and in words for who
// does not see it, and each can be taken from here.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostOffers = 4;

    CompareDialog(
        const QList<ComparedProperty> &properties, const QList<Offer> &offers, QWidget *parent = nullptr);

Q_SIGNALS:
    void taken(const berth::Offer &offer); // and the dialog closes

private:
    void addHeading(const QList<Offer> &offers);
    void addRow(const ComparedProperty &property);
    void addTakeButtons(const QList<Offer> &offers);
    void showOnlyDifferences(bool only);

    QGridLayout *m_grid;
    QCheckBox *m_only;
    QList<QList<QWidget *>> m_same; // the rows that don't differ
};

}
