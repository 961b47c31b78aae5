// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/secret.h"
#include "store/launchstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace berth {

// What was known of the offer when Rent was confirmed; zero or empty where it was not known.
struct OfferSnapshot
{
    qint64 machineId = 0;
    QString gpuName;
    int numGpus = 0;
    QString geolocation;
    bool isBid = false;
    Money pricePerHour; // as confirmed; for a bid what is bid
    double diskGb = 0;
    friend bool operator==(const OfferSnapshot &, const OfferSnapshot &) = default;
};

// What went wrong last. All empty: nothing did.
struct LaunchError
{
    QString kind; // "refused", "timeout": for scripts
    int status = 0; // HTTP; 0 when none came
    QString code; // the server's, "no_such_ask"
    QString message; // for a person; without secrets
    friend bool operator==(const LaunchError &, const LaunchError &) = default;
};

// One launch as the journal holds it. No secret may be in it: the body is the masked one.
struct LaunchRecord
{
    QString id; // the launch token, 32 hex digits; BERTH_LAUNCH_ID on the wire
    QString account; // accountFingerprint()
    QUrl baseUrl; // kept in the form of apiIdentity()
    qint64 offerId = 0;
    OfferSnapshot offer;
    QJsonObject body; // secrets masked
    QString bodyHash; // bodyHashOf() the bytes that are sent
    LaunchState state = LaunchState::Prepared;
    qint64 contract = 0; // 0: none is bound
    QDateTime prepared; // UTC, milliseconds
    QDateTime updated; // UTC; of the last move or observation
    LaunchError error;
    int looks = 0; // valid sweeps so far
    QDateTime nextLook; // UTC; invalid: none is planned
    QDateTime confirmedAbsent; // UTC; for Refused: a valid sweep did not find the token
    QDateTime destroyAsked; // UTC; for Created: destruction was asked for
    QDateTime gone; // UTC; for Created: destroyed, and a valid sweep no longer shows it
    friend bool operator==(const LaunchRecord &, const LaunchRecord &) = default;
};

// What changes together with a move or an observation; what is not set stays as it is.
struct LaunchChanges
{
    std::optional<qint64> contract;
    std::optional<LaunchError> error;
    std::optional<int> looks;
    std::optional<QDateTime> nextLook; // an invalid time clears it
    std::optional<QDateTime> confirmedAbsent;
    std::optional<QDateTime> destroyAsked;
    std::optional<QDateTime> gone;
};

enum class ObservationKind : quint8 { Prepared, Sending, Reply, Sweep, Bound, Decision, Destroyed, Note };

// One thing that was seen or decided. Observations are only ever added.
struct Observation
{
    QDateTime at; // UTC
    ObservationKind kind = ObservationKind::Note;
    QString text; // a sentence for a person
    QJsonObject data; // for scripts; without secrets
    LaunchState state = LaunchState::Prepared; // of the launch after it; filled in by the journal
    friend bool operator==(const Observation &, const Observation &) = default;
};

// "sweep", "decision": for scripts and for the journal.
[[nodiscard]] QString observationKindName(ObservationKind kind);
// A name that a newer version has written is a Note.
[[nodiscard]] ObservationKind observationKindFromName(const QString &name);

// A new launch token: 128 bits from the system's random numbers, as 32 hex digits in lower case.
[[nodiscard]] QString newLaunchToken();
[[nodiscard]] bool isLaunchToken(const QString &text);

// Says which account a key belongs to without telling the key: the first 16 hex digits of its SHA-256. Empty
// for an empty key.
[[nodiscard]] QString accountFingerprint(const Secret &key);

// The base URL as it is compared and kept: without user, password, query, fragment, closing slash and usual
// port, so that no secret stands in it and one server has one name.
[[nodiscard]] QUrl apiIdentity(const QUrl &baseUrl);

// SHA-256 as 64 hex digits.
[[nodiscard]] QString bodyHashOf(const QByteArray &body);

}
