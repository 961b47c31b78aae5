// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace berth {

// A line for an offer: its number, typed or pasted, or a link to it ("offer" is the line's name). What it
// can't read it says beside the line, and then no offer is chosen.
class OfferEdit : public QWidget
{
    Q_OBJECT

public:
    explicit OfferEdit(QWidget *parent = nullptr);

    [[nodiscard]] qint64 offerId() const { return m_offerId; }
    // Emits nothing; 0 is none.
    void setOfferId(qint64 id);
    [[nodiscard]] QLineEdit *line() const { return m_line; }
    [[nodiscard]] QString complaint() const;

Q_SIGNALS:
    // By a person's doing, at every change of the number; 0 when there is none any more.
    void offerChosen(qint64 id);

private:
    void textEdited(const QString &text);
    void complain(const QString &message);
    void choose(qint64 id);

    QLineEdit *m_line = nullptr;
    QLabel *m_complaint = nullptr;
    qint64 m_offerId = 0;
};

}
