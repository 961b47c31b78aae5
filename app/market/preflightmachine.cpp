// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/preflight.h"

#include "catalog/envrow.h"
#include "catalog/runtype.h"
#include "market/costtext.h"
#include "market/imagecuda.h"
#include "market/preflightmachine.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

struct Preflight
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

constexpr double leastDisk = 8; // GB, the API's
constexpr double notableTraffic = 0.03; // $/GB; 100 GB are three dollars then
constexpr double hourSeconds = 3600;
constexpr double daySeconds = 24 * hourSeconds;

QString gb(double value)
{
    return Preflight::tr("%1 GB").arg(QLocale().toString(value, 'f', QLocale::FloatingPointShortest));
}

Remedy find(const QString &label, const QString &query)
{
    return {RemedyKind::FindOffer, label, 0, query};
}

class MachineChecks
{
public:
    explicit MachineChecks(const PreflightInput &input)
        : m_in(input)
    {
    }

    [[nodiscard]] QList<PreflightCheck> all()
    {
        if (m_in.offer) {
            disk(*m_in.offer);
            cuda(*m_in.offer);
            ports(*m_in.offer);
            duration(*m_in.offer);
            traffic(*m_in.offer);
        }
        reserved();
        unavailable();
        return m_checks;
    }

private:
    void add(const char *id, Verdict verdict, const QString &words, const QList<Remedy> &remedies = {})
    {
        m_checks.append({QString::fromLatin1(id), verdict, words, remedies});
    }

    void disk(const Offer &offer)
    {
        const double *given = m_in.templateGives.get<double>(FieldId::Disk);
        const double recommended = given ? *given : 0;
        const double wanted = m_in.diskGb;
        if (!(offer.diskSpaceGb > 0))
            return add("disk", Verdict::Unknown, Preflight::tr("How much disk the offer has is not known."));
        const double space = std::floor(offer.diskSpaceGb);
        const auto findDisk = [](double need) {
            return find(Preflight::tr("Find one with %1").arg(gb(need)),
                QStringLiteral("disk_space>=%1")
                    .arg(QString::number(need, 'f', QLocale::FloatingPointShortest)));
        };
        const auto setDisk = [](double size) {
            return Remedy{RemedyKind::SetDisk, Preflight::tr("Set %1").arg(gb(size)), size};
        };
        if (wanted > offer.diskSpaceGb) {
            QList<Remedy> remedies{findDisk(wanted)};
            if (space >= std::max(leastDisk, recommended))
                remedies.prepend(setDisk(space));
            return add("disk", Verdict::Stop,
                Preflight::tr("%1 of disk are wanted, but the offer has %2. Vast.ai would refuse.")
                    .arg(gb(wanted), gb(space)),
                remedies);
        }
        if (recommended > wanted) {
            QList<Remedy> remedies{
                recommended <= offer.diskSpaceGb ? setDisk(recommended) : findDisk(recommended)};
            return add("disk", Verdict::Warn,
                Preflight::tr(
                    "The template recommends %1 of disk, the form asks for %2. It can't be made larger "
                    "later.")
                    .arg(gb(recommended), gb(wanted)),
                remedies);
        }
        if (m_in.templateUnknown && !m_in.fields.isSet(FieldId::Disk))
            return add("disk", Verdict::Unknown,
                Preflight::tr("How much disk the template wants is not known; %1 is reckoned with.")
                    .arg(gb(wanted)));
        add("disk", Verdict::Ok,
            Preflight::tr("The offer has %1 of disk, %2 are wanted.").arg(gb(space), gb(wanted)));
    }

    void cuda(const Offer &offer)
    {
        const auto wanted = cudaOfImage(m_in.fields.text(FieldId::Image));
        if (!wanted)
            return;
        const auto has = cudaOfMachine(offer.cudaMax);
        const QString image = cudaText(*wanted);
        const QList<Remedy> findOne{find(
            Preflight::tr("Find one with CUDA %1").arg(image), QStringLiteral("cuda_vers>=%1").arg(image))};
        if (!has)
            return add("cuda", Verdict::Unknown,
                Preflight::tr("The image is for CUDA %1; which the machine can run is not known.").arg(image),
                findOne);
        if (*has >= *wanted)
            return add("cuda", Verdict::Ok,
                Preflight::tr("The machine runs CUDA up to %1; the image is for %2.")
                    .arg(cudaText(*has), image));
        const bool sameMajor = *has / 10 == *wanted / 10;
        add("cuda", Verdict::Warn,
            (sameMajor ? Preflight::tr(
                 "The image is for CUDA %1, but the machine's driver is for %2 at most. It "
                 "may not start, or not find the GPU.")
                       : Preflight::tr(
                           "The image is for CUDA %1, but the machine's driver is for %2 at most. It "
                           "will hardly find the GPU."))
                .arg(image, cudaText(*has)),
            findOne);
    }

    void ports(const Offer &offer)
    {
        const Runtype runtype = parseRuntype(m_in.fields.text(FieldId::Runtype)).value_or(Runtype());
        int needed = 0;
        if (runtype.connection == Connection::Direct)
            needed += runtype.mode == AccessMode::Jupyter ? 2 : 1;
        if (const EnvRows *rows = m_in.fields.get<EnvRows>(FieldId::Env))
            needed += static_cast<int>(std::count_if(
                rows->begin(), rows->end(), [](const EnvRow &row) { return row.kind == EnvKind::Port; }));
        if (needed == 0)
            return;
        if (offer.directPorts >= needed)
            return add("ports", Verdict::Ok,
                Preflight::tr("The offer has %1 open ports; %2 needed.").arg(offer.directPorts).arg(needed));
        QList<Remedy> remedies{
            find(Preflight::tr("Find one with ports"), QStringLiteral("direct_port_count>=%1").arg(needed))};
        if (runtype.connection == Connection::Direct)
            remedies.prepend({RemedyKind::UseProxy, Preflight::tr("Use the proxy")});
        add("ports", Verdict::Warn,
            offer.directPorts > 0
                ? Preflight::tr("%1 open ports are needed, but the offer has %2.")
                      .arg(needed)
                      .arg(offer.directPorts)
                : Preflight::tr("Open ports are needed (%1), but the market tells of none on this machine.")
                      .arg(needed),
            remedies);
    }

    void duration(const Offer &offer)
    {
        if (!(offer.durationSeconds > 0))
            return add("duration", Verdict::Unknown,
                Preflight::tr("How long the machine can be rented is not known."));
        const auto left = std::chrono::minutes(static_cast<qint64>(offer.durationSeconds / 60));
        const double planned = m_in.plan.hours * hourSeconds;
        const double days = std::ceil(std::max(planned, daySeconds) / daySeconds);
        if (offer.durationSeconds < std::max(planned, daySeconds))
            return add("duration", Verdict::Warn,
                (offer.durationSeconds < planned
                        ? Preflight::tr(
                            "The host rents the machine out for %1 more; you plan %2 h. It ends then, "
                            "with everything on its disk.")
                              .arg(CostText::lasts(left), QLocale().toString(m_in.plan.hours))
                        : Preflight::tr("The host rents the machine out for %1 more only. It ends then, with "
                                        "everything on its disk.")
                              .arg(CostText::lasts(left))),
                {find(Preflight::tr("Find one for longer"), QStringLiteral("duration>=%1").arg(days))});
        add("duration", Verdict::Ok,
            Preflight::tr("The machine can be rented for %1 more.").arg(CostText::lasts(left)));
    }

    void traffic(const Offer &offer)
    {
        const double dearest = std::max(offer.inetUpCost, offer.inetDownCost);
        const PlannedCost cost = plannedCost(offer, m_in.cost ? m_in.cost->total : Money(), m_in.plan);
        const Money planned = cost.up + cost.down;
        const bool much = planned > Money() && m_in.cost && planned > cost.running;
        if (dearest < notableTraffic && !much)
            return;
        const QString prices
            = Preflight::tr("Traffic costs %1 up and %2 down")
                  .arg(CostText::perGb(offer.inetUpCost), CostText::perGb(offer.inetDownCost));
        add("traffic", Verdict::Warn,
            planned > Money()
                ? Preflight::tr("%1: what you plan comes to %2.").arg(prices, planned.toDisplay(QLocale(), 2))
                : Preflight::tr("%1: 100 GB come to %2 and %3.")
                      .arg(prices, trafficCost(offer.inetUpCost, 100).toDisplay(QLocale(), 2),
                          trafficCost(offer.inetDownCost, 100).toDisplay(QLocale(), 2)),
            {find(Preflight::tr("Find one with cheap traffic"),
                QStringLiteral("inet_up_cost<=0.01 inet_down_cost<=0.01"))});
    }

    // Reserved is a word of the search alone: the create call has no such kind. The discount follows from
    // credit that is put into the instance afterwards (PUT /api/v0/instances/prepay/{id}/).
    void reserved()
    {
        if (m_in.reserved && m_in.type == RentalType::OnDemand)
            add("reserved", Verdict::Warn,
                Preflight::tr("You looked for reserved offers. It is rented on-demand, without the discount; "
                              "that comes when you pay ahead for the instance, on Vast.ai's console."));
    }

    // The defaults are the documentation's (FACTS, cancel_unavail).
    void unavailable()
    {
        if (m_in.fields.text(FieldId::TargetState) == QLatin1String("stopped"))
            return add("unavailable", Verdict::Ok,
                Preflight::tr("It is created stopped: its disk is billed until you destroy it."));
        const bool bids = m_in.type == RentalType::Interruptible;
        const bool cancels
            = m_in.fields.isSet(FieldId::CancelUnavail) ? m_in.fields.isTrue(FieldId::CancelUnavail) : !bids;
        if (cancels)
            return add("unavailable", Verdict::Ok,
                Preflight::tr("If it can't start at once, nothing is rented and nothing billed."));
        add("unavailable", Verdict::Warn,
            bids ? Preflight::tr(
                "If it can't start at once, as when the bid is too low, it is created stopped and "
                "its disk is billed.")
                 : Preflight::tr("If it can't start at once, it is created stopped and its disk is billed."),
            {{RemedyKind::CancelUnavail, Preflight::tr("Cancel instead")}});
    }

    const PreflightInput &m_in;
    QList<PreflightCheck> m_checks;
};

}

QList<PreflightCheck> machineChecks(const PreflightInput &input)
{
    return MachineChecks(input).all();
}

}
