// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/preflightdesk.h"

#include "catalog/runtype.h"
#include "launch/accountwatch.h"
#include "launch/launchdraft.h"
#include "launch/launchseries.h"
#include "market/preflightseveral.h"
#include "store/settings.h"
#include "ui/dialogs/sshkeydialog.h"
#include "ui/launch/draftcost.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"

#include <QDir>
#include <QWidget>

namespace berth {
namespace {

// An offer that asks nothing for its GPUs does not tell its price.
std::optional<HourlyCost> knownCost(const std::optional<Offer> &offer, const RequestFields &fields)
{
    const auto cost = draftCost(offer, fields);
    return cost && cost->cost.gpu > Money() ? std::optional(cost->cost) : std::nullopt;
}

}

PreflightDesk::PreflightDesk(const Services &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
}

QList<PreflightCheck> PreflightDesk::checks(bool reserved) const
{
    const LaunchDraft &draft = m_services.draft;
    if (draft.offerId() <= 0)
        return {};
    PreflightInput in = input();
    in.offerId = draft.offerId();
    in.offer = draft.offer();
    in.reserved = reserved;
    in.cost = knownCost(in.offer, in.fields);
    return preflight(in);
}

QList<PreflightCheck> PreflightDesk::checks(
    const SeriesPlan &plan, std::optional<Money> ceiling, bool reserved) const
{
    PreflightInput in = input();
    in.reserved = reserved;
    QList<PlannedLaunch> launches;
    for (const SeriesOffer &one : plan.offers)
        launches.append({one.offer, knownCost(one.offer, in.fields)});
    return preflightSeveral(in, launches, ceiling);
}

// What holds for every offer.
PreflightInput PreflightDesk::input() const
{
    const ChosenTemplate &chosen = m_services.chosenTemplate;
    PreflightInput in;
    in.fields = chosen.effective();
    if (chosen.state() == ChosenTemplate::State::Known)
        in.templateGives = chosen.value().gives;
    in.templateUnknown
        = chosen.state() != ChosenTemplate::State::None && chosen.state() != ChosenTemplate::State::Known;
    in.type = rentalTypeOf(in.fields);
    const double *disk = in.fields.get<double>(FieldId::Disk);
    in.diskGb = disk ? *disk : assumedDiskGb;
    in.account = m_services.accountWatch.facts();
    in.limits = m_services.settings.spendingLimits();
    in.plan = m_services.settings.costPlan();
    in.sandbox = m_services.session.isSandbox();
    return in;
}

QString PreflightDesk::stops(const QList<PreflightCheck> &checks)
{
    for (const PreflightCheck &check : checks) {
        if (check.verdict == Verdict::Stop)
            return tr("Rent is off: %1").arg(check.words);
    }
    return {};
}

void PreflightDesk::apply(const Remedy &remedy)
{
    LaunchDraft &draft = m_services.draft;
    switch (remedy.kind) {
    case RemedyKind::EnterKey:
        Q_EMIT keyWanted();
        return;
    case RemedyKind::ReadAccount:
        m_services.accountWatch.read();
        return;
    case RemedyKind::AddCredit:
        Q_EMIT linkWanted(QUrl(QStringLiteral("https://cloud.vast.ai/billing/")));
        return;
    case RemedyKind::AddSshKey:
        addSshKey();
        return;
    case RemedyKind::SetDisk:
        draft.set(FieldId::Disk, remedy.gigabytes);
        return;
    case RemedyKind::UseProxy: {
        Runtype runtype
            = parseRuntype(m_services.chosenTemplate.effective().text(FieldId::Runtype)).value_or(Runtype());
        if (runtype.mode == AccessMode::LeftAlone || runtype.mode == AccessMode::Args)
            return;
        runtype.connection = Connection::Proxy;
        draft.set(FieldId::Runtype, runtypeText(runtype));
        return;
    }
    case RemedyKind::CancelUnavail:
        draft.set(FieldId::CancelUnavail, true);
        return;
    case RemedyKind::OpenLimits:
        Q_EMIT limitsWanted();
        return;
    case RemedyKind::LookUpOffer:
        Q_EMIT lookUpWanted();
        return;
    case RemedyKind::FindOffer:
        Q_EMIT offerWanted(remedy.query);
        return;
    case RemedyKind::SetCeiling:
        Q_EMIT ceilingWanted(remedy.ceiling);
        return;
    }
}

void PreflightDesk::addSshKey()
{
    auto *dialog
        = new SshKeyDialog(m_services.accountWatch, QDir::home().filePath(QStringLiteral(".ssh")), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}
