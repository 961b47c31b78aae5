// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace berth {

// Quiet text under a field. It is as tall, wrapped, as its reference texts need (the second and further ones
// get two lines at most); what doesn't fit is cut with an ellipsis, and the tooltip has all of it. So nothing
// jumps when a person starts to type and one text takes another's place.
class HintLabel : public QWidget
{
    Q_OBJECT

public:
    explicit HintLabel(QWidget *parent = nullptr);

    void setReferenceTexts(const QStringList &texts);
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
    QStringList m_references;
    QString m_text;
    bool m_cut = false;
};

}
