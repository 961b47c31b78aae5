// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/match.h"

#include "launch/launchtoken.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <chrono>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Match)
};

// Clocks differ; a contract that is older than this was not made by the launch.
constexpr std::chrono::milliseconds clocksDiffer = std::chrono::minutes(10);

struct ImageName
{
    QString repository; // "docker.io/library/ubuntu"
    QString tag; // empty: not told
};

ImageName splitImage(const QString &image)
{
    // Behind it stands a digest, or "vastai-automatic-tag", which leaves the tag open.
    const QString name = image.trimmed().section(u'@', 0, 0);
    ImageName split{name, {}};
    const qsizetype colon = name.lastIndexOf(u':');
    if (colon > name.lastIndexOf(u'/')) { // else it stands before a registry's port
        split.repository = name.left(colon);
        split.tag = name.mid(colon + 1);
    }
    return split;
}

bool isSameRepository(const QString &one, const QString &other)
{
    const QString &longer = one.size() >= other.size() ? one : other;
    const QString &shorter = one.size() >= other.size() ? other : one;
    return longer.compare(shorter, Qt::CaseInsensitive) == 0
        || longer.endsWith(u'/' + shorter, Qt::CaseInsensitive);
}

// Why a contract that has the token can't be what the launch asked for; empty when it can.
QString disagreement(const LaunchRecord &launch, const Instance &contract)
{
    if (launch.offer.machineId > 0 && contract.machineId > 0
        && launch.offer.machineId != contract.machineId) {
        return Words::tr(
            "Contract %1 has the launch's mark, but is on machine %2; the offer was on machine %3.")
            .arg(contract.id)
            .arg(contract.machineId)
            .arg(launch.offer.machineId);
    }
    const QString image = launch.body.value(QLatin1String("image")).toString();
    if (!isSameImage(image, contract.image)) {
        return Words::tr("Contract %1 has the launch's mark, but its image is %2; the launch asked for %3.")
            .arg(contract.id)
            .arg(contract.image, image);
    }
    if (contract.started.isValid()
        && contract.started.msecsTo(launch.prepared) > std::chrono::milliseconds(clocksDiffer).count()) {
        return Words::tr("Contract %1 has the launch's mark, but is older than the launch.").arg(contract.id);
    }
    return {};
}

}

bool carriesToken(const Instance &contract, const QString &token)
{
    for (const auto &[name, value] : contract.env) {
        if (name != QLatin1String(launchTokenVariable))
            continue;
        if (value == token)
            return true;
        if (isLaunchToken(value))
            return false;
    }
    return labelHasToken(contract.label, token);
}

bool isSameImage(const QString &asked, const QString &shown)
{
    if (asked.isEmpty() || shown.isEmpty())
        return true;
    const ImageName one = splitImage(asked);
    const ImageName other = splitImage(shown);
    return isSameRepository(one.repository, other.repository)
        && (one.tag.isEmpty() || other.tag.isEmpty() || one.tag == other.tag);
}

Match matchLaunch(const LaunchRecord &launch, const QList<Instance> &contracts)
{
    Match match;
    for (const Instance &contract : contracts) {
        if (carriesToken(contract, launch.id))
            match.candidates.append(contract);
    }
    if (match.candidates.isEmpty())
        return match;
    match.why = match.candidates.size() > 1
        ? Words::tr("%1 contracts have the launch's mark.").arg(match.candidates.size())
        : disagreement(launch, match.candidates.first());
    match.kind = match.why.isEmpty() ? Match::Kind::One : Match::Kind::Conflict;
    return match;
}

QJsonObject conflictData(const Match &match)
{
    QJsonArray candidates;
    for (const Instance &contract : match.candidates) {
        candidates.append(QJsonObject{{QStringLiteral("id"), contract.id},
            {QStringLiteral("machine_id"), contract.machineId}, {QStringLiteral("label"), contract.label},
            {QStringLiteral("image"), contract.image}, {QStringLiteral("status"), contract.actualStatus}});
    }
    return {{QStringLiteral("candidates"), candidates}, {QStringLiteral("why"), match.why}};
}

}
