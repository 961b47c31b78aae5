// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebox.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QStylePainter>
#include <QWheelEvent>

namespace berth {

ChoiceBox::ChoiceBox(QWidget *parent)
    : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToContents);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addItem(tr("Left alone"), QString());
}

void ChoiceBox::addChoice(const QString &text, const QString &value, const QString &help)
{
    addItem(text, value);
    if (!help.isEmpty())
        setItemData(count() - 1, help, Qt::ToolTipRole);
}

void ChoiceBox::showValue(const QString &value)
{
    if (value == this->value() && currentIndex() >= 0)
        return;
    int index = findData(value);
    if (index < 0) {
        if (m_strangeEntry < 0) {
            m_strangeEntry = count();
            addItem(value, value);
        }
        setItemText(m_strangeEntry, value);
        setItemData(m_strangeEntry, value);
        index = m_strangeEntry;
    }
    setCurrentIndex(index);
}

QSize ChoiceBox::sizeHint() const
{
    return QComboBox::sizeHint() + QSize(spacing, 0);
}

// A long entry is elided in a narrow form; the list still shows it whole.
QSize ChoiceBox::minimumSizeHint() const
{
    QSize size = QComboBox::minimumSizeHint();
    size.setWidth(std::min(size.width(), fontMetrics().averageCharWidth() * 16 + 40));
    return size;
}

void ChoiceBox::keyPressEvent(QKeyEvent *event)
{
    const bool clears = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (clears && event->modifiers() == Qt::NoModifier && currentIndex() != 0) {
        setCurrentIndex(0);
        Q_EMIT activated(0);
        event->accept();
        return;
    }
    QComboBox::keyPressEvent(event);
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

void ChoiceBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    if (currentIndex() < 0)
        option.currentText = placeholderText();
    const QRect room
        = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width() - 4);
    if (currentIndex() <= 0 && isEnabled())
        option.palette.setColor(QPalette::ButtonText, toneColor(Tone::Quiet, palette()));
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}
