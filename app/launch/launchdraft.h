// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "catalog/requestfields.h"
#include "catalog/validator.h"

#include <QObject>

#include <optional>

namespace berth {

// What the form edits: the fields of one request and the offer it is for. Every change is validated at once.
class LaunchDraft : public QObject
{
    Q_OBJECT

public:
    explicit LaunchDraft(QObject *parent = nullptr);

    [[nodiscard]] const RequestFields &fields() const { return m_fields; }
    // std::monostate leaves the field alone. Setting what is there already changes nothing and signals
    // nothing.
    void set(FieldId id, const FieldValue &value);
    void replace(const RequestFields &fields);

    // 0 when none is chosen. Details are known when the offer came from a search.
    [[nodiscard]] qint64 offerId() const { return m_offerId; }
    [[nodiscard]] const std::optional<Offer> &offer() const { return m_offer; }
    void setOfferId(qint64 id);
    void setOffer(const Offer &offer);

    // The token that the next launch will carry; a launch uses it up.
    [[nodiscard]] const QString &token() const { return m_token; }
    void renewToken();

    // Problems of the fields and of the offer ("offer.missing" has no field). Errors keep Rent off.
    [[nodiscard]] const Issues &issues() const { return m_issues; }
    [[nodiscard]] bool canLaunch() const { return !hasErrors(m_issues); }

Q_SIGNALS:
    void fieldChanged(berth::FieldId id);
    void replaced(); // many fields at once: read them all again
    void offerChanged();
    void issuesChanged(); // after any of the above, when the list may differ

private:
    void revalidate();

    RequestFields m_fields;
    qint64 m_offerId = 0;
    std::optional<Offer> m_offer;
    QString m_token;
    Issues m_issues;
};

}
