// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace berth {

class LaunchDraft;

// "Paste a command": the one way in for whatever people have at hand. Also by Ctrl+Shift+V, and by dropping a
// text on the widget that is watched.
class PasteEntry : public QToolButton
{
    Q_OBJECT

public:
    PasteEntry(LaunchDraft &draft, QWidget *parent);

    // Text that is dropped there is taken.
    void acceptDropsOn(QWidget *target);
    // Shows what `text` means; nothing changes before the person applies it.
    // Files that it names are looked for in `directory`; empty: where the program was started.
    void paste(const QString &text, const QString &directory = {});

Q_SIGNALS:
    void applied(const QString &words); // "4 settings taken over"

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    LaunchDraft &m_draft;
};

}
