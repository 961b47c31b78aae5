// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

#include <optional>

namespace berth {

// A spin box that may hold no number: empty is "left alone". The arrows, keys and the wheel (only with the
// focus) stay inside the range; what is typed or loaded is kept as it is, so that a wrong value is shown and
// never mended behind a person's back. Numbers are written in the person's locale; a decimal point is
// understood in every locale.
class OptionalSpinBox : public QAbstractSpinBox
{
    Q_OBJECT
    Q_PROPERTY(QString placeholder READ placeholder WRITE setPlaceholder)

public:
    explicit OptionalSpinBox(QWidget *parent = nullptr);

    [[nodiscard]] std::optional<double> value() const { return m_value; }
    // Emits nothing. Text that stands for this value already is left as it was typed.
    void setValue(std::optional<double> value);

    void setRange(double minimum, double maximum); // maximum 0: none
    void setDecimals(int decimals); // 0: whole numbers
    void setSingleStep(double step); // 0: a number that isn't counted up, such as an id; no arrows
    // What the first step from empty gives; without it the minimum.
    void setStartValue(std::optional<double> value) { m_start = value; }
    [[nodiscard]] QString placeholder() const;
    void setPlaceholder(const QString &text);

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // At every keystroke and step. Nothing where the text is empty or not yet a number.
    void valueEdited(std::optional<double> value);

protected:
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] std::optional<double> parse(QString text) const;
    [[nodiscard]] QString format(double value) const;
    void readText();

    std::optional<double> m_value;
    std::optional<double> m_start;
    double m_minimum = 0;
    double m_maximum = 0;
    double m_step = 1;
    int m_decimals = 0;
};

}
