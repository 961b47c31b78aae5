// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerquery.h"

#include <QWidget>

#include <optional>
#include <utility>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace berth {

// A line in the official client's query language. A text that can't be read whole is marked where it is
// wrong, with the problem and its remedy beneath; the mark goes with the next change of the text.
class QueryLine : public QWidget
{
    Q_OBJECT

public:
    explicit QueryLine(QWidget *parent = nullptr);

    // Puts a button at the line's left or right end.
    void addBefore(QWidget *button);
    void addAfter(QWidget *button);

    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);

    [[nodiscard]] QString text() const;
    void setText(const QString &text); // unread, without a mark
    // The query that the line holds. One that can't be read is marked, and there is none.
    [[nodiscard]] std::optional<OfferQuery> read();
    // Marks a problem that isn't one of the text alone. Its length 0 says that it is none of the text at all.
    void showProblem(const QueryProblem &problem);
    void clearProblem();
    [[nodiscard]] bool hasProblem() const { return m_wrong.has_value(); }
    // Puts the cursor where the problem is, or the focus into the line.
    void focusProblem();

Q_SIGNALS:
    void left(); // the focus goes elsewhere
    void entered(); // Enter
    void edited(); // at each keystroke
    void copyRequested(); // everything asked for, as a query

private:
    void tellProblem(const QueryProblem &problem, qsizetype begin, qsizetype length);

    QLineEdit *m_line = nullptr;
    QLabel *m_problem = nullptr;
    QHBoxLayout *m_row = nullptr;
    int m_before = 0; // buttons
    std::optional<QueryProblem> m_wrong;
    std::pair<qsizetype, qsizetype> m_marked; // begin and length
};

}
