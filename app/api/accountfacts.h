// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QString>

#include <optional>

namespace berth {

// What all contracts of an account cost at the moment.
struct AccountSpending
{
    Money perHour; // of a stopped one its disk
    int contracts = 0;
    int unpriced = 0; // of these the list does not tell the price

    friend bool operator==(const AccountSpending &, const AccountSpending &) = default;
};

// What is known of the account that launches go to. What could not be read is unknown, which is never the
// same as nothing.
struct AccountFacts
{
    enum class Key : quint8 { Unknown, Missing, Good, Refused };

    Key key = Key::Unknown;
    bool reading = false; // it is being asked for
    QString keyWords; // why the key is unknown or refused, a sentence; may be empty
    std::optional<Money> credit; // what can be spent
    std::optional<int> sshKeys; // how many stand on the account
    std::optional<AccountSpending> spending;

    friend bool operator==(const AccountFacts &, const AccountFacts &) = default;
};

}
