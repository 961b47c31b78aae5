// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerquery.h"

#include <QWidget>

#include <optional>

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

    [[nodiscard]] QString text() const;
    void setText(const QString &text); // unread, without a mark
    // The query that the line holds. One that can't be read is marked, and there is none.
    [[nodiscard]] std::optional<OfferQuery> read();
    // Puts the cursor where the problem is, or the focus into the line.
    void focusProblem();

Q_SIGNALS:
    void left(); // the focus goes elsewhere
    void entered(); // Enter
    void copyRequested(); // everything asked for, as a query

private:
    void showProblem(const QueryProblem &problem);
    void clearProblem();

    QLineEdit *m_line = nullptr;
    QLabel *m_problem = nullptr;
    std::optional<QueryProblem> m_wrong;
};

}
