// SPDX-License-Identifier: GPL-3.0-or-later
//
// What keeps Rent off, and what is said before it is pressed.
#include "launch/accountwatch.h"
#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "launch/reconciler.h"
#include "market/preflight.h"
#include "store/settings.h"
#include "ui/launch/draftcost.h"
#include "ui/launch/launchpanel.h"
#include "ui/launch/nextbest.h"
#include "ui/launch/preflightdesk.h"
#include "ui/series/seriesquestion.h"
#include "ui/series/seriesrun.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"

#include <QLocale>

#include <algorithm>

namespace berth {

void LaunchPanel::setPriceCeiling(const QString &presetName, std::optional<Money> ceiling)
{
    m_presetName = presetName;
    m_ceiling = ceiling;
    refresh();
}

std::optional<Money> LaunchPanel::priceCeiling() const
{
    return lowerOf(m_ceiling,
        mostPerHour(m_services.settings.spendingLimits(), m_services.accountWatch.facts().spending));
}

QString LaunchPanel::overCeiling() const
{
    const auto cost = draftCost(m_services.draft.offer(), m_services.chosenTemplate.effective());
    if (!m_ceiling || !cost || cost->cost.total <= *m_ceiling)
        return {};
    return tr(
        "Rent is off: %1/h is more than the %2/h that the preset “%3” allows. Choose a cheaper offer, or "
        "change the ceiling in the preset's details.")
        .arg(cost->cost.total.toDisplay(QLocale()), m_ceiling->toDisplay(QLocale()), m_presetName);
}

QList<PreflightCheck> LaunchPanel::checks() const
{
    return m_desk->checks(m_nextBest->wasReserved(m_services.draft.offerId()));
}

QString LaunchPanel::whyNot() const
{
    if (m_services.controller.isBusy())
        return tr("A launch is under way.");
    if (m_services.series.isRunning())
        return tr("Several are being rented; wait for the end, or stop that.");
    if (!m_services.session.hasKey())
        return tr("Rent is off: there is no API key. Enter one in Settings, or try the sandbox.");
    int errors = 0;
    for (const Issue &issue : m_services.draft.issues())
        errors += issue.severity == Severity::Error ? 1 : 0;
    if (errors == 0) {
        const QString stops = PreflightDesk::stops(checks());
        return stops.isEmpty() ? overCeiling() : stops;
    }
    if (errors == 1 && m_services.draft.offerId() <= 0)
        return tr("Rent is off: no offer is chosen.");
    return tr("Rent is off: %n problem(s) above.", nullptr, errors);
}

// Renting again while a launch is open may be paid for twice.
QString LaunchPanel::caution() const
{
    const QList<LaunchRecord> watched = m_services.reconciler.watched();
    const auto open = std::find_if(watched.begin(), watched.end(),
        [](const LaunchRecord &record) { return isUnresolved(record.state); });
    if (open == watched.end())
        return {};
    return tr(
        "An earlier launch, of offer %1, possibly created a contract and may be billed. If this is for the "
        "same job, see in History what became of it first.")
        .arg(open->offerId);
}

}
