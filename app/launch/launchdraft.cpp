// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchdraft.h"

#include "launch/launchtoken.h"
#include "store/launchrecord.h"

namespace berth {

LaunchDraft::LaunchDraft(QObject *parent)
    : QObject(parent)
    , m_token(newLaunchToken())
{
    revalidate();
}

void LaunchDraft::set(FieldId id, const FieldValue &value)
{
    if (m_fields.value(id) == value)
        return;
    m_fields.set(id, value);
    Q_EMIT fieldChanged(id);
    revalidate();
}

void LaunchDraft::replace(const RequestFields &fields)
{
    if (m_fields == fields)
        return;
    m_fields = fields;
    Q_EMIT replaced();
    revalidate();
}

void LaunchDraft::setOfferId(qint64 id)
{
    if (id == m_offerId && (!m_offer || m_offer->id == id))
        return;
    m_offerId = id;
    m_offer.reset();
    Q_EMIT offerChanged();
    revalidate();
}

void LaunchDraft::setOffer(const Offer &offer)
{
    if (m_offer && *m_offer == offer && m_offerId == offer.id)
        return;
    m_offerId = offer.id;
    m_offer = offer;
    Q_EMIT offerChanged();
    revalidate();
}

void LaunchDraft::renewToken()
{
    m_token = newLaunchToken();
    Q_EMIT issuesChanged(); // what is shown of the request has changed
}

void LaunchDraft::revalidate()
{
    m_issues = validateLaunch(m_fields);
    if (m_offerId <= 0)
        m_issues.append({Severity::Error, QStringLiteral("offer.missing"), {}, tr("No offer is chosen."),
            tr("Find an offer, or type its number.")});
    Q_EMIT issuesChanged();
}

}
