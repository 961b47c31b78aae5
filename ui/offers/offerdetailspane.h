// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerdetails.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace berth {

// Beside the table: everything that is known of the offer it stands on, in words, to be read, selected and
// copied.
class OfferDetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit OfferDetailsPane(QWidget *parent = nullptr);

    // Scrolled to the top where it is another offer than before.
    void show(const Offer &offer, const OfferView &view);
    void showNothing();
    // Buttons about the offer, above its facts.
    void addAction(QWidget *widget);

    // For the order of Tab.
    [[nodiscard]] QWidget *facts() const;
    [[nodiscard]] QWidget *copyButton() const;

Q_SIGNALS:
    void copied(const QString &what); // "Details copied": to be said

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    QLabel *m_title;
    QTextBrowser *m_facts;
    QPushButton *m_copy;
    QHBoxLayout *m_actions;
    std::optional<Offer> m_offer;
    QList<OfferFactGroup> m_groups;
    QString m_text;
};

}
