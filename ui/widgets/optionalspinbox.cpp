// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/optionalspinbox.h"

#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

// Above it a double no longer tells whole numbers apart.
constexpr int maxDigits = 15;

}

OptionalSpinBox::OptionalSpinBox(QWidget *parent)
    : QAbstractSpinBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setPlaceholder(tr("left alone"));
    connect(lineEdit(), &QLineEdit::textEdited, this, &OptionalSpinBox::readText);
}

void OptionalSpinBox::setValue(std::optional<double> value)
{
    if (value == m_value && parse(lineEdit()->text()) == value)
        return;
    m_value = value;
    lineEdit()->setText(value ? format(*value) : QString());
    update();
}

void OptionalSpinBox::setRange(double minimum, double maximum)
{
    m_minimum = minimum;
    m_maximum = maximum;
    update();
}

void OptionalSpinBox::setDecimals(int decimals)
{
    m_decimals = decimals;
    setInputMethodHints(decimals > 0 ? Qt::ImhFormattedNumbersOnly : Qt::ImhDigitsOnly);
}

void OptionalSpinBox::setSingleStep(double step)
{
    m_step = step;
    setButtonSymbols(step > 0 ? UpDownArrows : NoButtons);
}

QString OptionalSpinBox::placeholder() const
{
    return lineEdit()->placeholderText();
}

void OptionalSpinBox::setPlaceholder(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
}

void OptionalSpinBox::stepBy(int steps)
{
    if (m_step <= 0)
        return;
    double next = 0;
    if (m_value) {
        next = *m_value + steps * m_step;
        // A step lands on a multiple of the step, and sums of decimals stay short.
        const double digits = std::pow(10.0, m_decimals);
        next = std::round(next * digits) / digits;
    } else {
        next = m_start.value_or(m_minimum);
    }
    next = std::max(next, m_minimum);
    if (m_maximum > 0)
        next = std::min(next, m_maximum);
    setValue(next);
    selectAll();
    Q_EMIT valueEdited(m_value);
}

QValidator::State OptionalSpinBox::validate(QString &input, int &) const
{
    const QString text = input.trimmed();
    if (text.isEmpty())
        return QValidator::Acceptable;
    const QString point = locale().decimalPoint();
    int digits = 0;
    int points = 0;
    for (const QChar c : text) {
        if (c.isDigit())
            ++digits;
        else if (c == u'.' || point == c)
            ++points;
        else
            return QValidator::Invalid;
    }
    if (digits > maxDigits || points > (m_decimals > 0 ? 1 : 0))
        return QValidator::Invalid;
    return parse(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

QSize OptionalSpinBox::sizeHint() const
{
    QSize size = QAbstractSpinBox::sizeHint();
    const QString widest = placeholder().size() > 10 ? placeholder() : QStringLiteral("0000000000");
    size.setWidth(fontMetrics().horizontalAdvance(widest) + 56);
    return size;
}

QSize OptionalSpinBox::minimumSizeHint() const
{
    QSize size = sizeHint();
    size.setWidth(std::min(size.width(), fontMetrics().horizontalAdvance(QStringLiteral("00000")) + 56));
    return size;
}

QAbstractSpinBox::StepEnabled OptionalSpinBox::stepEnabled() const
{
    if (m_step <= 0 || isReadOnly())
        return StepNone;
    if (!m_value)
        return StepUpEnabled | StepDownEnabled;
    StepEnabled result = StepNone;
    if (m_maximum <= 0 || *m_value < m_maximum)
        result |= StepUpEnabled;
    if (*m_value > m_minimum)
        result |= StepDownEnabled;
    return result;
}

void OptionalSpinBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

std::optional<double> OptionalSpinBox::parse(QString text) const
{
    text = text.trimmed();
    text.replace(locale().decimalPoint(), QLatin1String("."));
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QString OptionalSpinBox::format(double value) const
{
    QLocale plain = locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    if (m_decimals == 0 && value == std::floor(value))
        return plain.toString(value, 'f', 0);
    return plain.toString(value, 'f', QLocale::FloatingPointShortest);
}

void OptionalSpinBox::readText()
{
    const std::optional<double> value = parse(lineEdit()->text());
    if (value == m_value)
        return;
    m_value = value;
    update();
    Q_EMIT valueEdited(m_value);
}

}
