// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace berth {

// A line under the presets that says what happened, with the button that takes it back.
class PresetNotice : public QWidget
{
    Q_OBJECT

public:
    explicit PresetNotice(QWidget *parent = nullptr);

    // Stays until it is closed or the next one comes. Empty words close it.
    void tell(const QString &words, Tone tone = Tone::Quiet, bool undo = false);

Q_SIGNALS:
    void undoWanted();
    void undoGone(); // the button that was there is there no longer

private:
    QLabel *m_words;
    QToolButton *m_undo;
    bool m_offersUndo = false;
};

}
