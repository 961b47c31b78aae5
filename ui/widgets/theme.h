// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/appearance.h"

#include <QColor>
#include <QPalette>

class QWidget;

namespace berth {

// Gives the application its style (Fusion; the system's own on Windows, in light) and Berth's light or dark
// palette. System follows what the desktop had when the program started.
void applyPalette(Appearance appearance);
[[nodiscard]] QPalette appearancePalette(Appearance appearance); // Light or Dark
[[nodiscard]] bool isDark(const QPalette &palette);

// What a colour says. Those for text have a contrast of at least 4.5:1 on Window, Base and Card (WCAG 2, AA).
enum class Tone : quint8 {
    Quiet, // text: explanations, "left alone"
    Error, // text
    Warning, // text
    Success, // text
    SetMark, // text and marks: somebody set this
    Card, // behind a group of fields
    CardBorder,
    SandboxBar, // behind SandboxText
    SandboxText,
};
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);
// Gives a widget's text this tone, in light and in dark, and keeps the rest of its palette. May be called
// again and again.
void setTextTone(QWidget *widget, Tone tone);
// The same for what is behind the widget's own text, and behind its children. A widget has one or the other.
void setGroundTone(QWidget *widget, Tone tone);
void clearTone(QWidget *widget); // it looks as it would without

// From 1 to 21, as WCAG 2 defines it.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

// Height of a line edit, for what is to stand beside its text.
[[nodiscard]] int firstLineHeight(const QWidget *widget);

inline constexpr int spacing = 8; // pixels; every distance is a multiple of it, or half of it

}
