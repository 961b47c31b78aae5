// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QPainter;

namespace berth {

// Small line drawings, made of strokes: sharp at every scale, in the colours of whatever palette is in force,
// and no file or theme is read for them at start-up.
enum class Glyph : quint8 {
    Add,
    Remove,
    Up,
    Down,
    Edit,
    Reset,
    Show,
    Hide,
    Expand, // a closed section
    Collapse, // an open one
    Error,
    Warning,
    Success,
    Copy,
    Open, // in the browser
    Search,
    Rent,
    Rentals,
    History,
    Settings,
};

// A button's icon; it takes the button text's colour of the application's palette when it is painted.
[[nodiscard]] QIcon glyphIcon(Glyph glyph);
void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &color);

}
