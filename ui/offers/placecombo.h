// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QHash>
#include <QStringList>

namespace berth {

class CheckPopup;

// A field for countries and whole regions, checked in the list that drops down. Typing opens the list;
// Delete leaves the field alone again.
class PlaceCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit PlaceCombo(const QString &leftAlone, QWidget *parent = nullptr);

    [[nodiscard]] const QStringList &countries() const { return m_countries; }
    void setCountries(const QStringList &codes); // emits nothing
    [[nodiscard]] static bool canShow(const QStringList &codes);
    // How many offers there are in each country, by its code.
    void setOffers(const QHash<QString, int> &offers) { m_offers = offers; }

    void showPopup() override;
    void hidePopup() override;

Q_SIGNALS:
    void edited(); // by a person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showText();
    void popUp(const QString &typed);
    void take(const QStringList &codes);

    QString m_leftAlone;
    QStringList m_countries;
    QHash<QString, int> m_offers;
    CheckPopup *m_popup = nullptr; // made when it is first wanted
};

}
