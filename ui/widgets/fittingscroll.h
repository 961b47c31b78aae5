// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace berth {

// As high as what stands in it where there is room, and scrolled where there is not. Never wider than it is.
class FittingScroll : public QScrollArea
{
    Q_OBJECT

public:
    // Takes the widget over.
    explicit FittingScroll(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

}
