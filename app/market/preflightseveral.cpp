// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/preflightseveral.h"

#include "market/costtext.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace berth {
namespace {

struct Several
{
    Q_DECLARE_TR_FUNCTIONS(PreflightSeveral)
};

constexpr int hoursOfDay = 24;
constexpr qint64 priceStep = 1000; // micro-dollars; what the plan's ceiling can say

// A check as it came out for one of the offers.
struct OfOffer
{
    qint64 offer = 0;
    PreflightCheck check;
};

bool hasKind(const PreflightCheck &check, RemedyKind kind)
{
    return std::any_of(check.remedies.begin(), check.remedies.end(),
        [kind](const Remedy &remedy) { return remedy.kind == kind; });
}

// What mends it for every one of these offers: a disk that fits all, or a market without them.
QList<Remedy> remediesForAll(const QList<OfOffer> &all)
{
    QList<Remedy> remedies;
    for (const OfOffer &one : all) {
        for (Remedy remedy : one.check.remedies) {
            const auto known = std::find_if(remedies.begin(), remedies.end(),
                [&remedy](const Remedy &other) { return other.kind == remedy.kind; });
            if (remedy.kind == RemedyKind::FindOffer)
                remedy.label = Several::tr("Leave such offers out");
            else if (!std::all_of(all.begin(), all.end(),
                         [&remedy](const OfOffer &other) { return hasKind(other.check, remedy.kind); }))
                continue;
            if (known == remedies.end())
                remedies << remedy;
            else if (remedy.kind == RemedyKind::SetDisk && remedy.gigabytes < known->gigabytes)
                *known = remedy;
        }
    }
    return remedies;
}

QString fineWords(const QString &id)
{
    if (id == QLatin1String("disk"))
        return Several::tr("Each of the offers has the disk that is wanted.");
    if (id == QLatin1String("cuda"))
        return Several::tr("Each of the machines runs the image's CUDA.");
    if (id == QLatin1String("ports"))
        return Several::tr("Each of the offers has the open ports that are needed.");
    return Several::tr("Each of the machines can be rented for longer than you plan.");
}

// One check of what came out for each offer: the worst, and of how many it is true.
PreflightCheck summary(const QList<OfOffer> &all, qsizetype offers)
{
    const Verdict worst = std::max_element(all.begin(), all.end(), [](const OfOffer &a, const OfOffer &b) {
        return a.check.verdict < b.check.verdict;
    })->check.verdict;
    QList<OfOffer> those;
    std::copy_if(all.begin(), all.end(), std::back_inserter(those),
        [worst](const OfOffer &one) { return one.check.verdict == worst; });
    PreflightCheck check = those.first().check;
    const bool alike = those.size() == offers
        && std::all_of(those.begin(), those.end(),
            [&check](const OfOffer &one) { return one.check.words == check.words; });
    check.remedies = remediesForAll(those);
    if (alike)
        return check;
    if (worst == Verdict::Ok)
        check.words = fineWords(check.id);
    else if (those.size() == 1)
        check.words = Several::tr("Offer %1: %2").arg(those.first().offer).arg(check.words);
    else if (those.size() == offers)
        check.words = Several::tr("All %1 offers, such as %2: %3")
                          .arg(offers)
                          .arg(those.first().offer)
                          .arg(check.words);
    else
        check.words = Several::tr("%1 of %2 offers, such as %3: %4")
                          .arg(those.size())
                          .arg(offers)
                          .arg(those.first().offer)
                          .arg(check.words);
    return check;
}

class SeveralChecks
{
public:
    SeveralChecks(
        const PreflightInput &common, const QList<PlannedLaunch> &launches, std::optional<Money> ceiling)
        : m_in(common)
        , m_launches(launches)
    {
        for (const PlannedLaunch &launch : launches) {
            m_priced = m_priced && launch.cost;
            const Money cost = launch.cost ? launch.cost->total : Money();
            m_total = m_total + cost;
            m_most = std::max(m_most, cost);
        }
        m_most = ceiling.value_or(m_most);
    }

    [[nodiscard]] QList<PreflightCheck> all() const
    {
        QHash<QString, QList<OfOffer>> found;
        for (const PlannedLaunch &launch : m_launches) {
            for (const PreflightCheck &check : preflight(alone(launch)))
                found[check.id].append({launch.offer.id, check});
        }
        QList<PreflightCheck> checks;
        for (const char *name : {"key", "limits", "credit", "ssh", "disk", "cuda", "ports", "duration",
                 "traffic", "reserved", "unavailable"}) {
            const QString id = QString::fromLatin1(name);
            if (id == QLatin1String("limits"))
                checks << limits();
            else if (id == QLatin1String("credit"))
                checks << credit();
            else if (const auto all = found.constFind(id); all != found.constEnd())
                checks << summary(*all, m_launches.size());
        }
        return checks;
    }

private:
    [[nodiscard]] PreflightInput alone(const PlannedLaunch &launch) const
    {
        PreflightInput in = m_in;
        in.offerId = launch.offer.id;
        in.offer = launch.offer;
        in.cost = launch.cost;
        return in;
    }

    // As one launch that costs as much as all of them, with the traffic of each.
    [[nodiscard]] QList<PreflightCheck> credit() const
    {
        PlannedLaunch together = m_launches.first();
        together.offer.inetUpCost = 0;
        together.offer.inetDownCost = 0;
        for (const PlannedLaunch &launch : m_launches) {
            together.offer.inetUpCost += std::max(launch.offer.inetUpCost, 0.0);
            together.offer.inetDownCost += std::max(launch.offer.inetDownCost, 0.0);
        }
        together.cost.reset();
        if (m_priced) {
            together.cost = HourlyCost();
            together.cost->total = m_total;
        }
        QList<PreflightCheck> checks = preflight(alone(together));
        checks.removeIf([](const PreflightCheck &check) { return check.id != QLatin1String("credit"); });
        if (m_in.account.credit && m_launches.size() > 1) {
            for (PreflightCheck &check : checks)
                check.words = Several::tr("All %1 together: %2").arg(m_launches.size()).arg(check.words);
        }
        return checks;
    }

    [[nodiscard]] QList<PreflightCheck> limits() const
    {
        const SpendingLimits &allowed = m_in.limits;
        if (!allowed.perHour && !allowed.perDay)
            return {};
        const QString id = QStringLiteral("limits");
        const Remedy open{RemedyKind::OpenLimits, Several::tr("Open the limits")};
        const Remedy readAgain{RemedyKind::ReadAccount, Several::tr("Ask again")};
        if (!m_priced)
            return {{id, Verdict::Stop,
                Several::tr("The price of an offer is not known, so it can't be held against your limits."),
                {open}}};
        const QString each = overLimits({allowed.perHour, std::nullopt}, m_most, std::nullopt);
        if (!each.isEmpty())
            return {{id, Verdict::Stop, each, lower(*allowed.perHour) + QList<Remedy>{open}}};
        const qint64 count = m_launches.size();
        const auto &others = m_in.account.spending;
        const QString day = overLimits({std::nullopt, allowed.perDay}, m_most * count, others);
        if (!day.isEmpty()) {
            const Money left = *allowed.perDay - (others ? perDay(others->perHour) : Money());
            return {{id, Verdict::Stop,
                day + u' ' + Several::tr("Plan fewer, or allow a lower highest price for each."),
                lower(Money::fromMicro(left.micro() / (hoursOfDay * count))) + QList<Remedy>{open}}};
        }
        if (allowed.perDay && !others)
            return {{id, Verdict::Unknown,
                Several::tr(
                    "What else the account runs is not known; this plan alone is within your limits."),
                {readAgain}}};
        if (allowed.perDay && others->unpriced > 0)
            return {{id, Verdict::Unknown,
                Several::tr(
                    "Of some contracts the price is not known; without them it is within your limits."),
                {readAgain}}};
        return {{id, Verdict::Ok, Several::tr("The prices are within your limits.")}};
    }

    // None where nothing is left.
    [[nodiscard]] static QList<Remedy> lower(Money most)
    {
        const Money whole = Money::fromMicro(most.micro() / priceStep * priceStep);
        if (whole <= Money())
            return {};
        Remedy remedy{RemedyKind::SetCeiling, Several::tr("At most %1 each").arg(CostText::perHour(whole))};
        remedy.ceiling = whole;
        return {remedy};
    }

    const PreflightInput &m_in;
    const QList<PlannedLaunch> &m_launches;
    bool m_priced = true;
    Money m_total; // $/hour
    Money m_most; // $/hour of one
};

}

QList<PreflightCheck> preflightSeveral(
    const PreflightInput &common, const QList<PlannedLaunch> &launches, std::optional<Money> ceiling)
{
    if (launches.isEmpty())
        return {};
    return SeveralChecks(common, launches, ceiling).all();
}

}
