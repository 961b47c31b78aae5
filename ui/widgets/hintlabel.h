// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace berth {

// Quiet text under a field. It is as tall as its first text needs, wrapped; a second text shown in its place
// is cut to that height with an ellipsis (the tooltip has all of it), so that nothing jumps when a person
// starts to type.
class HintLabel : public QWidget
{
    Q_OBJECT

public:
    explicit HintLabel(QWidget *parent = nullptr);

    void setReferenceText(const QString &text);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_reference;
    QString m_text;
    bool m_cut = false;
};

}
