// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/preflight.h"

#include "catalog/runtype.h"
#include "market/costtext.h"
#include "market/preflightmachine.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

struct Preflight
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

Remedy find(const QString &label, const QString &query)
{
    return {RemedyKind::FindOffer, label, 0, query};
}

Remedy readAgain()
{
    return {RemedyKind::ReadAccount, Preflight::tr("Ask again")};
}

Remedy openLimits()
{
    return {RemedyKind::OpenLimits, Preflight::tr("Open the limits")};
}

class AccountChecks
{
public:
    explicit AccountChecks(const PreflightInput &input)
        : m_in(input)
    {
    }

    [[nodiscard]] QList<PreflightCheck> all()
    {
        key();
        offer();
        limits();
        credit();
        sshKey();
        return m_checks;
    }

private:
    void add(const char *id, Verdict verdict, const QString &words, const QList<Remedy> &remedies = {})
    {
        m_checks.append({QString::fromLatin1(id), verdict, words, remedies});
    }

    void key()
    {
        const QString why = m_in.account.keyWords;
        switch (m_in.account.key) {
        case AccountFacts::Key::Good:
            return add("key", Verdict::Ok, Preflight::tr("The API key works."));
        case AccountFacts::Key::Missing:
            return add("key", Verdict::Stop, Preflight::tr("There is no API key."),
                {{RemedyKind::EnterKey, Preflight::tr("Enter a key")}});
        case AccountFacts::Key::Refused:
            return add("key", Verdict::Stop,
                Preflight::tr("The API key is not accepted. %1").arg(why).trimmed(),
                {{RemedyKind::EnterKey, Preflight::tr("Enter a key")}, readAgain()});
        case AccountFacts::Key::Unknown:
            break;
        }
        if (m_in.account.reading)
            return add("key", Verdict::Unknown, Preflight::tr("The API key is being tried."));
        add("key", Verdict::Unknown, Preflight::tr("The API key could not be tried. %1").arg(why).trimmed(),
            {readAgain()});
    }

    void offer()
    {
        if (m_in.offerId > 0 && !m_in.offer)
            add("offer", Verdict::Unknown,
                Preflight::tr(
                    "Nothing is known of the offer but its number: neither its price, nor whether it "
                    "suits."),
                {{RemedyKind::LookUpOffer, Preflight::tr("Look it up")}});
    }

    void limits()
    {
        const SpendingLimits &allowed = m_in.limits;
        if ((!allowed.perHour && !allowed.perDay) || m_in.offerId <= 0)
            return;
        if (!m_in.cost)
            return add("limits", Verdict::Stop,
                Preflight::tr("The price is not known, so it can't be held against your limits."),
                {openLimits()});
        const QString over = overLimits(allowed, m_in.cost->total, m_in.account.spending);
        if (!over.isEmpty())
            return add("limits", Verdict::Stop, over,
                {openLimits(), find(Preflight::tr("Find a cheaper one"), cheaperQuery())});
        if (allowed.perDay && !m_in.account.spending)
            return add("limits", Verdict::Unknown,
                Preflight::tr(
                    "What else the account runs is not known; this launch alone is within your limits."),
                {readAgain()});
        if (allowed.perDay && m_in.account.spending->unpriced > 0)
            return add("limits", Verdict::Unknown,
                Preflight::tr(
                    "Of some contracts the price is not known; without them it is within your limits."),
                {readAgain()});
        add("limits", Verdict::Ok, Preflight::tr("The price is within your limits."));
    }

    // What the limit of an hour leaves; of what a day leaves the offers' own price tells too little.
    [[nodiscard]] QString cheaperQuery() const
    {
        return m_in.limits.perHour ? QStringLiteral("dph_total<=%1").arg(m_in.limits.perHour->toWire())
                                   : QString();
    }

    void credit()
    {
        const AccountFacts &account = m_in.account;
        if (account.key == AccountFacts::Key::Missing || account.key == AccountFacts::Key::Refused)
            return;
        if (!account.credit)
            return add("credit", Verdict::Unknown,
                account.reading ? Preflight::tr("The credit is being read.")
                                : Preflight::tr("The credit is not known."),
                account.reading ? QList<Remedy>() : QList<Remedy>{readAgain()});
        if (!m_in.cost)
            return;
        const Money others = account.spending ? account.spending->perHour : Money();
        const Money traffic = m_in.offer ? plannedCost(*m_in.offer, Money(), m_in.plan).total : Money();
        const auto lasts = creditLasts(*account.credit - traffic, m_in.cost->total + others);
        const QString credit = account.credit->toDisplay(QLocale(), 2);
        const QString hours = QLocale().toString(m_in.plan.hours);
        if (lasts && *lasts < std::chrono::hours(m_in.plan.hours)) {
            const QList<Remedy> more = m_in.sandbox
                ? QList<Remedy>{}
                : QList<Remedy>{{RemedyKind::AddCredit, Preflight::tr("Add credit")}, readAgain()};
            return add("credit", Verdict::Warn,
                *lasts < std::chrono::hours(1)
                    ? Preflight::tr("The credit of %1 does not last an hour. Vast.ai may refuse, or stop the "
                                    "instance soon.")
                          .arg(credit)
                    : Preflight::tr("The credit of %1 lasts %2; you plan %3 h.")
                          .arg(credit, CostText::lasts(lasts), hours),
                more);
        }
        if (!account.spending)
            return add("credit", Verdict::Unknown,
                Preflight::tr("The credit of %1 lasts %2 h of this; what else the account runs is not known.")
                    .arg(credit, hours),
                account.reading ? QList<Remedy>() : QList<Remedy>{readAgain()});
        add("credit", Verdict::Ok,
            Preflight::tr("The credit of %1 lasts %2.").arg(credit, CostText::lasts(lasts)));
    }

    void sshKey()
    {
        const bool vm = m_in.fields.isTrue(FieldId::Vm);
        if (!vm && !usesSsh())
            return;
        if (m_in.account.key == AccountFacts::Key::Missing || m_in.account.key == AccountFacts::Key::Refused)
            return;
        const QList<Remedy> addOne{{RemedyKind::AddSshKey, Preflight::tr("Add an SSH key")}};
        if (!m_in.account.sshKeys)
            return add("ssh", Verdict::Unknown,
                m_in.account.reading ? Preflight::tr("The account's SSH keys are being read.")
                                     : Preflight::tr("Whether an SSH key is on the account is not known."),
                m_in.account.reading ? QList<Remedy>() : QList<Remedy>{readAgain()});
        if (*m_in.account.sshKeys > 0)
            return add("ssh", Verdict::Ok, Preflight::tr("An SSH key is on the account."));
        if (vm)
            return add("ssh", Verdict::Stop,
                Preflight::tr("There is no SSH key on the account. A virtual machine needs one before it is "
                              "created, and can't get one later."),
                addOne);
        add("ssh", Verdict::Warn,
            Preflight::tr(
                "There is no SSH key on the account, so nobody could log in by SSH. Add it before you "
                "rent."),
            addOne);
    }

    // Left alone it is ssh, unless arguments are given (FACTS, create).
    [[nodiscard]] bool usesSsh() const
    {
        const Runtype runtype = parseRuntype(m_in.fields.text(FieldId::Runtype)).value_or(Runtype());
        if (runtype.mode != AccessMode::LeftAlone)
            return runtype.mode != AccessMode::Args;
        return !m_in.fields.isSet(FieldId::Args) && !m_in.fields.isSet(FieldId::ArgsStr);
    }

    const PreflightInput &m_in;
    QList<PreflightCheck> m_checks;
};

}

QString overLimits(const SpendingLimits &limits, Money perHour, const std::optional<AccountSpending> &others)
{
    if (limits.perHour && perHour > *limits.perHour)
        return Preflight::tr("%1 is more than the %2 that you allow for one launch.")
            .arg(CostText::perHour(perHour), CostText::perHour(*limits.perHour));
    if (!limits.perDay)
        return {};
    const Money already = others ? perDay(others->perHour) : Money();
    if (already + perDay(perHour) <= *limits.perDay)
        return {};
    const QString most = limits.perDay->toDisplay(QLocale(), 2);
    const QString own = perDay(perHour).toDisplay(QLocale(), 2);
    if (already == Money())
        return Preflight::tr("%1 a day is more than the %2 a day that you allow.").arg(own, most);
    return Preflight::tr(
        "%1 a day, with the %2 that the account spends already, is more than the %3 a day that you "
        "allow.")
        .arg(own, already.toDisplay(QLocale(), 2), most);
}

std::optional<Money> mostPerHour(const SpendingLimits &limits, const std::optional<AccountSpending> &others)
{
    if (!limits.perDay)
        return limits.perHour;
    const Money left = *limits.perDay - (others ? perDay(others->perHour) : Money());
    const Money ofTheDay = Money::fromMicro(std::max<qint64>(left.micro(), 0) / 24);
    return limits.perHour ? std::min(ofTheDay, *limits.perHour) : ofTheDay;
}

QList<PreflightCheck> preflight(const PreflightInput &input)
{
    return AccountChecks(input).all() + machineChecks(input);
}

}
