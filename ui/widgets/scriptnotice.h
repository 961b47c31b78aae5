// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace berth {

enum class Tone : quint8;
enum class Glyph : quint8;

// A bar that says something about what stands above it, with at most one button to do something about it.
class ScriptNotice : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptNotice(QWidget *parent = nullptr);

    void showNotice(Glyph glyph, Tone tone, const QString &text, const QString &button = {},
        std::function<void()> action = {});
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_action;
    Glyph m_glyph;
    Tone m_tone;
};

}
