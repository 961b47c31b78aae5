// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace berth {

class ScriptArea;

// A bash script with colours, line numbers and brackets: the one place that knows QScintilla. Making one
// takes some 20 ms and 6 MB, so it is made when it is needed. Line ends are LF, whatever is typed, pasted or
// dropped.
class ScriptView : public QWidget
{
    Q_OBJECT

public:
    // The name is that of the part that is typed into.
    explicit ScriptView(const QString &name, QWidget *parent = nullptr);

    // The part that is typed into, for the order of Tab.
    [[nodiscard]] QWidget *input() const;
    [[nodiscard]] QString text() const;
    // Shows the text without telling; a person can undo it, except in an empty view.
    void showText(const QString &text);
    // The same, as a person's doing.
    void replaceText(const QString &text);
    // For a packed script: one endless line, to look at only.
    void setPacked(bool packed);
    [[nodiscard]] QString selectedText() const;

    // Moves the focus on, as Tab does elsewhere.
    void leave();

    // Selects the next place, or the one before, and goes on at the other end; false where there is none.
    // From the start of the selection on, where `stay` is set: for text that is still being typed.
    bool find(const QString &what, bool matchCase, bool forward, bool stay = false);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void textEdited();
    void findWanted();
    void findNextWanted(bool forward);
    void escaped();
    void fileDropped(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void put(const QString &text);
    void applyColors();
    void fitNumbers();
    bool key(QKeyEvent *event);

    ScriptArea *m_area;
    bool m_quiet = false;
};

}
