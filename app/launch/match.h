// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/instance.h"
#include "store/launchrecord.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace berth {

// What a list of contracts says about one launch.
struct Match
{
    enum class Kind : quint8 {
        None, // no contract has its token
        One, // exactly one has, and it is what was asked for
        Conflict, // several have, or the one that has is something else
    };
    Kind kind = Kind::None;
    QList<Instance> candidates; // all that have the token
    QString why; // of a conflict, as a sentence for a person
};

[[nodiscard]] Match matchLaunch(const LaunchRecord &launch, const QList<Instance> &contracts);
// A conflict as the journal keeps it: {"candidates": [{"id", "machine_id", "label", "image", "status"}],
// "why": …}.
[[nodiscard]] QJsonObject conflictData(const Match &match);

// The token is in env under its name, or its short form is in the label. A label may have been copied: it
// does not count where env holds another launch's token.
[[nodiscard]] bool carriesToken(const Instance &contract, const QString &token);

// Whether both name the same image, as far as they tell. The server resolves the tag @vastai-automatic-tag,
// and it may put a registry in front or leave it out.
[[nodiscard]] bool isSameImage(const QString &asked, const QString &shown);

}
