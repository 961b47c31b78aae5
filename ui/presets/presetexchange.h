// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>

class QWidget;

namespace berth {

class PresetDesk;

// Presets in and out as files: by dialogs, and by dropping them on the window.
class PresetExchange : public QObject
{
    Q_OBJECT

public:
    // The dialogs stand over `window`.
    PresetExchange(PresetDesk &desk, QWidget *window);

    void importByDialog();
    void exportByDialog();
    void importFiles(const QStringList &paths);
    void acceptDropsOn(QWidget *target);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void imported(const QString &file); // the last one that could be
    void told(const QString &words, berth::Tone tone);

private:
    PresetDesk &m_desk;
    QWidget *m_window;
};

}
