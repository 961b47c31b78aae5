// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountfacts.h"
#include "api/offer.h"
#include "api/searchoffers.h"
#include "catalog/requestfields.h"
#include "market/cost.h"
#include "store/spending.h"

#include <QList>
#include <QString>

#include <optional>

namespace berth {

// Everything that the checks before take-off look at, as a value.
struct PreflightInput
{
    qint64 offerId = 0;
    std::optional<Offer> offer; // nothing while only its number is known
    RequestFields fields; // the form's, with what its template gives
    RequestFields templateGives; // empty where there is none, or it is not known
    bool templateUnknown = false; // one is named that is not known
    RentalType type = RentalType::OnDemand;
    bool reserved = false; // it was looked for among the reserved offers
    double diskGb = 0; // that is reckoned with
    std::optional<HourlyCost> cost; // nothing while the price is not known
    AccountFacts account;
    SpendingLimits limits;
    CostPlan plan;
    bool sandbox = false; // there is no page to add credit
};

enum class RemedyKind : quint8 {
    EnterKey,
    ReadAccount, // again
    AddCredit, // on Vast.ai's page
    AddSshKey,
    SetDisk, // to `gigabytes`
    UseProxy,
    CancelUnavail, // rather than create it stopped
    OpenLimits,
    LookUpOffer,
    FindOffer, // with `query` among the conditions
    SetCeiling, // of each launch of a plan, to `ceiling`
};

struct Remedy
{
    RemedyKind kind = RemedyKind::ReadAccount;
    QString label; // of its button
    double gigabytes = 0;
    QString query = {}; // in the official client's language
    Money ceiling = {}; // $/hour

    friend bool operator==(const Remedy &, const Remedy &) = default;
};

// Stop keeps Rent off; unknown does not, but is never shown as fine.
enum class Verdict : quint8 { Ok, Unknown, Warn, Stop };

struct PreflightCheck
{
    QString id; // stable, for tests and object names: "disk"
    Verdict verdict = Verdict::Ok;
    QString words; // a sentence or two
    QList<Remedy> remedies = {};

    friend bool operator==(const PreflightCheck &, const PreflightCheck &) = default;
};

// Always in the same order. What does not concern the request is not in it. The fields' own rules and limits
// are validate()'s.
[[nodiscard]] QList<PreflightCheck> preflight(const PreflightInput &input);

// The most that one more launch may cost an hour, with its disk, by the limits of an hour and of a day; never
// less than nothing. No limit: nothing.
[[nodiscard]] std::optional<Money> mostPerHour(
    const SpendingLimits &limits, const std::optional<AccountSpending> &others);

// Why a launch that costs `perHour` (running, with its disk) is above what a person allows; empty where it is
// not. What else the account has counts as far as it is known.
[[nodiscard]] QString overLimits(
    const SpendingLimits &limits, Money perHour, const std::optional<AccountSpending> &others);

}
