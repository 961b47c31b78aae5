// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyph.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace berth {
namespace {

// Drawn in a box of 16 × 16.
QPainterPath strokes(Glyph glyph)
{
    QPainterPath p;
    const auto line = [&p](double x1, double y1, double x2, double y2) {
        p.moveTo(x1, y1);
        p.lineTo(x2, y2);
    };
    const auto polyline = [&p](std::initializer_list<QPointF> points) {
        bool first = true;
        for (const QPointF &point : points) {
            first ? p.moveTo(point) : p.lineTo(point);
            first = false;
        }
    };
    switch (glyph) {
    case Glyph::Add:
        line(8, 3, 8, 13);
        line(3, 8, 13, 8);
        break;
    case Glyph::Remove:
        line(3, 8, 13, 8);
        break;
    case Glyph::Up:
        polyline({{3.5, 10}, {8, 5.5}, {12.5, 10}});
        break;
    case Glyph::Down:
    case Glyph::Collapse:
        polyline({{3.5, 6}, {8, 10.5}, {12.5, 6}});
        break;
    case Glyph::Expand:
        polyline({{6, 3.5}, {10.5, 8}, {6, 12.5}});
        break;
    case Glyph::Edit:
        polyline({{3, 13}, {3.5, 10}, {10.5, 3}, {13, 5.5}, {6, 12.5}, {3, 13}});
        break;
    case Glyph::Reset:
        line(4, 4, 12, 12);
        line(12, 4, 4, 12);
        break;
    case Glyph::Show:
    case Glyph::Hide:
        p.moveTo(1.5, 8);
        p.quadTo(8, 0.5, 14.5, 8);
        p.quadTo(8, 15.5, 1.5, 8);
        p.addEllipse(QPointF(8, 8), 2, 2);
        if (glyph == Glyph::Hide)
            line(3, 13, 13, 3);
        break;
    case Glyph::Error:
        p.addEllipse(QPointF(8, 8), 6.25, 6.25);
        line(8, 4.75, 8, 8.75);
        line(8, 11.2, 8, 11.3);
        break;
    case Glyph::Warning:
        polyline({{8, 2}, {14.5, 13.5}, {1.5, 13.5}, {8, 2}});
        p.closeSubpath();
        line(8, 6.2, 8, 9.4);
        line(8, 11.5, 8, 11.6);
        break;
    case Glyph::Success:
        polyline({{3, 8.5}, {6.5, 12}, {13, 4.5}});
        break;
    case Glyph::Copy:
        p.addRoundedRect(QRectF(5.5, 5.5, 8, 8), 1.5, 1.5);
        polyline({{10.5, 3}, {3, 3}, {3, 10.5}});
        break;
    case Glyph::Open:
        polyline({{7, 3}, {3, 3}, {3, 13}, {13, 13}, {13, 9}});
        line(7.5, 8.5, 13, 3);
        polyline({{9.5, 3}, {13, 3}, {13, 6.5}});
        break;
    case Glyph::Search:
        p.addEllipse(QPointF(7, 7), 4.25, 4.25);
        line(10.2, 10.2, 13.5, 13.5);
        break;
    case Glyph::Rent:
        polyline({{5, 3}, {12.5, 8}, {5, 13}, {5, 3}});
        p.closeSubpath();
        break;
    case Glyph::Rentals:
        p.addRoundedRect(QRectF(2, 3, 12, 4), 1, 1);
        p.addRoundedRect(QRectF(2, 9, 12, 4), 1, 1);
        line(4.5, 5, 4.6, 5);
        line(4.5, 11, 4.6, 11);
        break;
    case Glyph::History:
        p.addEllipse(QPointF(8, 8), 6, 6);
        polyline({{8, 4.5}, {8, 8}, {10.5, 9.5}});
        break;
    case Glyph::Settings:
        line(2, 4.5, 14, 4.5);
        line(2, 11.5, 14, 11.5);
        p.addEllipse(QPointF(5.5, 4.5), 1.9, 1.9);
        p.addEllipse(QPointF(10.5, 11.5), 1.9, 1.9);
        break;
    }
    return p;
}

class GlyphEngine : public QIconEngine
{
public:
    explicit GlyphEngine(Glyph glyph)
        : m_glyph(glyph)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        paintGlyph(*painter, rect, m_glyph, palette.color(group, role));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new GlyphEngine(m_glyph); }

private:
    Glyph m_glyph;
};

}

QIcon glyphIcon(Glyph glyph)
{
    return QIcon(new GlyphEngine(glyph));
}

void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &color)
{
    const double scale = std::min(box.width(), box.height()) / 16.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(8, 8) * scale);
    painter.scale(scale, scale);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(strokes(glyph));
    painter.restore();
}

}
