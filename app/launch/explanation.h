// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchresult.h"

#include <QString>

namespace berth {

// What a person is told of an outcome, in three lines, and what the button beside them does.
struct Explanation
{
    enum class Action : quint8 { None, FindOffer, CheckKey, EditBid, EditFields, LookAtInstances, TryAgain };

    QString title; // a few words: "Contract 12345678 created"
    QString happened;
    QString means;
    QString remedy;
    Action action = Action::None;
};

[[nodiscard]] Explanation explain(const LaunchResult &result);
// The same of a launch as the journal has it, with what the looks have found.
[[nodiscard]] Explanation explainRecord(const LaunchRecord &record);

}
