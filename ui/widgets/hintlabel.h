// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

namespace berth {

// Quiet text under a field. It is as tall, wrapped, as its reference texts need, whatever it shows: so
// nothing jumps when a person starts to type and one text takes another's place. A text that doesn't fit
// gives way to a shorter one or is cut with an ellipsis; the tooltip has all of it.
class HintLabel : public QWidget
{
    Q_OBJECT

public:
    explicit HintLabel(QWidget *parent = nullptr);

    void setReferenceTexts(const QStringList &texts);
    void setText(const QString &text, const QString &shorter = {});
    [[nodiscard]] QString text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int textHeight(const QString &text, int width) const;

    QStringList m_references;
    QString m_text;
    QString m_shorter;
    mutable QHash<int, int> m_heights; // by width; empty when texts or font have changed
    bool m_cut = false;
};

}
