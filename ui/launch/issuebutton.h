// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"

#include <QAbstractButton>

namespace berth {

// One problem: a mark, the sentence (wrapped), and the remedy in the tooltip.
class IssueButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit IssueButton(const Issue &issue, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void fieldWanted(berth::FieldId id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect textRect(int width) const;

    Issue m_issue;
};

}
