// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace berth {

// A combo box whose first entry is "Left alone": shown in the quiet colour, and chosen again by Delete or
// Backspace. The wheel turns it only when it has the focus. A person's choice is told by activated(int).
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget *parent = nullptr);

    // The help is the entry's tooltip.
    void addChoice(const QString &text, const QString &value, const QString &help = {});
    // Empty stands for "Left alone". A value without an entry gets one of its own, so that nothing is hidden.
    void showValue(const QString &value);
    [[nodiscard]] QString value() const { return currentData().toString(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int m_strangeEntry = -1;
};

}
