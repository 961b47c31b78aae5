// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/costtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace berth::CostText {
namespace {

constexpr int hourMinutes = 60;
constexpr int dayHours = 24;
constexpr int yearDays = 365;

QString text(const char *sentence, qint64 n = -1)
{
    return QCoreApplication::translate("CostText", sentence, nullptr, static_cast<int>(n));
}

// English has no translation file, so both forms are written out.
QString counted(qint64 n, const char *one, const char *many)
{
    return n == 1 ? text(one) : text(many).arg(QLocale().toString(n));
}

}

QString perHour(Money price)
{
    return text("%1/h").arg(price.toDisplay(QLocale(), 3));
}

QString perGb(double dollars)
{
    return text("$%1/GB").arg(QLocale().toString(dollars, 'g', 3));
}

QString plan(const CostPlan &plan)
{
    const QLocale locale;
    const QString hours = text("%1 h").arg(locale.toString(plan.hours));
    const QString up = text("%1 GB up").arg(locale.toString(plan.upGb));
    const QString down = text("%1 GB down").arg(locale.toString(plan.downGb));
    if (plan.upGb > 0 && plan.downGb > 0)
        return text("%1, %2 and %3").arg(hours, up, down);
    return plan.hasTraffic() ? text("%1 and %2").arg(hours, plan.upGb > 0 ? up : down) : hours;
}

QString lasts(std::optional<std::chrono::minutes> time)
{
    if (!time)
        return text("for ever");
    const qint64 minutes = time->count();
    if (minutes < 2 * hourMinutes)
        return counted(minutes, "1 minute", "%1 minutes");
    const qint64 hours = minutes / hourMinutes;
    if (hours < 2 * dayHours)
        return counted(hours, "1 hour", "%1 hours");
    const qint64 days = hours / dayHours;
    return days < 2 * yearDays ? counted(days, "1 day", "%1 days")
                               : counted(days / yearDays, "1 year", "%1 years");
}

QString credit(const AccountFacts &account, const HourlyCost &cost)
{
    if (account.key == AccountFacts::Key::Missing)
        return {};
    if (!account.credit)
        return account.reading ? text("Reading the account's credit…")
                               : text("The account's credit is not known.");
    const Money others = account.spending ? account.spending->perHour : Money();
    const QString time = text("Credit %1 lasts %2 running, %3 stopped")
                             .arg(account.credit->toDisplay(QLocale(), 2),
                                 lasts(creditLasts(*account.credit, cost.total + others)),
                                 lasts(creditLasts(*account.credit, cost.stopped + others)));
    if (!account.spending)
        return time + text("; what else the account runs is not known.");
    if (account.spending->contracts == 0)
        return time + u'.';
    return time
        + (account.spending->unpriced > 0
                ? text("; what the account has already costs %1 or more.").arg(perHour(others))
                : text(", with the %1 that the account spends already.").arg(perHour(others)));
}

QString bidRule()
{
    return text(
        "A fifth above the lowest bid that runs now, so that somebody who bids a little more does not "
        "stop it at once, but at most half-way to the on-demand price.");
}

}
