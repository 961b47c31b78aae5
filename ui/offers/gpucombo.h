// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"

#include <QComboBox>
#include <QHash>

namespace berth {

class CheckPopup;

// A field for one GPU or several: typed with completion, a comma between them, or checked in the list that
// drops down, which tells how many offers there are of each. Empty is any GPU.
class GpuCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit GpuCombo(QWidget *parent = nullptr);

    // What the market has: names are put to those that are known, and each gets the number of its offers.
    void setOffers(const QList<Offer> &offers);
    // The names to search for; none means any.
    [[nodiscard]] QStringList gpuNames() const;
    void setGpuNames(const QStringList &names);
    // Whether the text for these names stands for just these; part of a name would stand for more.
    [[nodiscard]] bool canShow(const QStringList &names) const;

    void showPopup() override;
    void hidePopup() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHash<QString, int> m_offers; // by name; empty before the first answer
    CheckPopup *m_popup = nullptr; // made when it is first wanted
};

}
