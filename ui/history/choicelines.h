// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace berth {

// A heading and lines of words, each with the button that belongs to it.
class ChoiceLines : public QWidget
{
    Q_OBJECT

public:
    struct Line
    {
        QString words;
        QString action; // on the button
        friend bool operator==(const Line &, const Line &) = default;
    };

    // The buttons are called NAME.0, NAME.1 …
    explicit ChoiceLines(const QString &name, QWidget *parent = nullptr);

    // Hidden without lines.
    void setLines(const QString &heading, const QList<Line> &lines);
    void setActionsEnabled(bool on);

Q_SIGNALS:
    void chosen(int line);

private:
    void build();

    QLabel *m_heading;
    QVBoxLayout *m_layout;
    QWidget *m_body = nullptr; // made anew with other lines
    QList<Line> m_lines;
};

}
