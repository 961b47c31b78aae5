// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>

namespace berth {

// Keeps a tone in some roles of one widget's palette while palettes around it change. A child of the widget,
// one at most. Used through setTextTone() and setGroundTone().
class ToneKeeper : public QObject
{
    Q_OBJECT

public:
    // The widget's own, made at the first call.
    static ToneKeeper &of(QWidget *widget);
    // Gives the widget back the palette it had before.
    static void release(QWidget *widget);

    void keep(Tone tone, const QList<QPalette::ColorRole> &roles);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit ToneKeeper(QWidget *widget);
    void apply();

    QWidget *m_widget;
    QPalette m_own; // what was set for the widget alone; the rest follows what is around it
    Tone m_tone = Tone::Quiet;
    QList<QPalette::ColorRole> m_roles;
    bool m_applying = false;
};

}
