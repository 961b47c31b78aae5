// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace berth {

// Names and values, one a line. A long value never widens it: it scrolls, and can be selected and copied.
class FactLines : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString name;
        QString value; // a fact without one is left out
    };

    explicit FactLines(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    struct Line
    {
        QLabel *name;
        QLineEdit *value;
    };
    void addLine();

    QGridLayout *m_grid;
    QList<Line> m_lines; // used again for the next launch
};

}
