// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerdelegate.h"

#include "market/offermodel.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace berth {
namespace {

constexpr int barHeight = 3;
constexpr int leastFilled = 2; // so that also the cheapest has something to see

}

QString OfferDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    return padded(QStyledItemDelegate::displayText(value, locale));
}

QString OfferDelegate::padded(const QString &words)
{
    constexpr QChar enSpace(0x2002);
    return enSpace + words + enSpace;
}

void OfferDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != OfferModel::PerHour)
        return;
    const QVariant place = index.data(OfferModel::StandingRole);
    if (!place.isValid())
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group
        = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    QColor track = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    track.setAlphaF(0.2F);
    const QColor filled = selected ? option.palette.color(group, QPalette::HighlightedText)
                                   : toneColor(Tone::SetMark, option.palette);
    painter->fillRect(barTrack(option.rect), track);
    painter->fillRect(barFilled(option.rect, place.toDouble(), option.direction), filled);
}

QRect OfferDelegate::barTrack(const QRect &cell)
{
    return QRect(cell.left() + spacing, cell.bottom() - barHeight, cell.width() - 2 * spacing, barHeight);
}

QRect OfferDelegate::barFilled(const QRect &cell, double place, Qt::LayoutDirection direction)
{
    QRect bar = barTrack(cell);
    const int width = std::max(leastFilled, qRound(bar.width() * std::clamp(place, 0.0, 1.0)));
    if (direction == Qt::RightToLeft)
        bar.setLeft(bar.right() - width + 1);
    else
        bar.setWidth(width);
    return bar;
}

}
