// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/offeredit.h"

#include "ui/widgets/focusforward.h"
#include "interop/links.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace berth {

OfferEdit::OfferEdit(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_complaint(new QLabel(this))
{
    m_line->setObjectName(QStringLiteral("offer"));
    m_line->setAccessibleName(tr("Offer"));
    m_line->setPlaceholderText(tr("offer number or link"));
    m_line->setToolTip(tr("The number of the offer to rent, or a link to it."));
    m_line->setClearButtonEnabled(true);
    m_complaint->setObjectName(QStringLiteral("offer.complaint"));
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    new FocusForward(this, m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_line);
    layout->addWidget(m_complaint);
    connect(m_line, &QLineEdit::textEdited, this, &OfferEdit::textEdited);
    // A link has done its duty once it is read.
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_offerId > 0)
            m_line->setText(QString::number(m_offerId));
    });
}

void OfferEdit::setOfferId(qint64 id)
{
    // Where none is chosen because of what stands in the line, that is left to be mended.
    if (id == m_offerId)
        return;
    m_offerId = id;
    m_line->setText(id > 0 ? QString::number(id) : QString());
    complain({});
}

QString OfferEdit::complaint() const
{
    return m_complaint->text();
}

void OfferEdit::textEdited(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed == QLatin1String("#")) {
        complain({});
        choose(0);
        return;
    }
    const Expected<qint64, QString> id = readOfferLink(typed);
    complain(id ? QString() : id.error());
    choose(id ? *id : 0);
}

void OfferEdit::complain(const QString &message)
{
    m_complaint->setText(message);
    setTextTone(m_complaint, Tone::Error);
    m_complaint->setVisible(!message.isEmpty());
}

void OfferEdit::choose(qint64 id)
{
    if (id == m_offerId)
        return;
    m_offerId = id;
    Q_EMIT offerChosen(id);
}

}
