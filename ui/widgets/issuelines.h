// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"

#include <QWidget>

class QVBoxLayout;

namespace berth {

// What is wrong with one field: a line each with a sign, the message and the remedy. At most three are
// written out, the others counted.
class IssueLines : public QWidget
{
    Q_OBJECT

public:
    explicit IssueLines(QWidget *parent = nullptr);

    void setIssues(const Issues &issues);
    // All of it as one text, for tooltips and for screen readers.
    [[nodiscard]] QString text() const { return m_text; }

private:
    QVBoxLayout *m_layout = nullptr;
    QString m_text;
};

}
