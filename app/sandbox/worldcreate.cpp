// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/world.h"

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr int instanceKeyDigits = 64;

Refusal invalid(int status, const QString &message)
{
    return {status, QStringLiteral("invalid_args"), message};
}

Refusal noSuchAsk(qint64 id)
{
    return invalid(
        404, QStringLiteral("error 404/3603: no_such_ask Instance type by id %1 is not available.").arg(id));
}

}

std::optional<CreateRefusal> World::offerProblem(
    const Account &account, const MarketOffer &offer, const CreateOrder &order) const
{
    if (offer.hostOnly)
        return CreateRefusal{invalid(403,
            QStringLiteral(
                "error 403/3586: Offer %1 is not your own. Hosts can only rent their own machines.")
                .arg(offer.id))};
    if (order.diskGb > offer.diskGb)
        return CreateRefusal{invalid(400,
            QStringLiteral("error 400/3467: Invalid args: 'disk' is %1 GB, offer %2 has %3 GB")
                .arg(order.diskGb)
                .arg(offer.id)
                .arg(offer.diskGb))};
    if (order.vm && !offer.vms)
        return CreateRefusal{invalid(400,
            QStringLiteral("error 400/3467: Invalid args: offer %1 does not run virtual machines")
                .arg(offer.id))};
    if (order.vm && account.sshKeys.isEmpty())
        return CreateRefusal{Refusal{400, QStringLiteral("no_ssh_key_for_vm"),
            QStringLiteral("error 400/3479: A VM needs an SSH key on the account before it is created.")}};
    const double perHour
        = order.price.value_or(offer.gpuPrice) + diskPerHour(offer.storageCost, order.diskGb);
    if (account.credit < perHour)
        return CreateRefusal{Refusal{400, QStringLiteral("insufficient_credit"),
            QStringLiteral("error 400/3512: Your credit of $%1 does not cover $%2 an hour.")
                .arg(account.credit, 0, 'f', 2)
                .arg(perHour, 0, 'f', 3)}};
    if (!offer.rentable && order.cancelUnavailable)
        return CreateRefusal{Refusal{410, QStringLiteral("no_such_ask"),
            QStringLiteral("error 410/3907: no_such_ask Instance type %1 is no longer available.")
                .arg(offer.id)}};
    const bool tooLow = order.price && *order.price < offer.minBid;
    if (tooLow && order.cancelUnavailable)
        return CreateRefusal{Refusal{410, QStringLiteral("no_such_ask"),
            QStringLiteral("error 410/3907: no_such_ask Instance type %1 is not available at that price.")
                .arg(offer.id)}};
    return std::nullopt;
}

Expected<qint64, Refusal> World::linkVolume(
    int account, const MarketOffer &offer, const VolumeRequest &wanted)
{
    if (wanted.createNew) {
        if (wanted.id != offer.volumeOffer)
            return fail(invalid(400,
                QStringLiteral(
                    "error 400/3467: Invalid args: volume offer %1 is not on the machine of offer %2")
                    .arg(wanted.id)
                    .arg(offer.id)));
        return createVolume(account, wanted.id, wanted.sizeGb, wanted.name);
    }
    makeFirstVolumes();
    const auto found = m_volumes.constFind(wanted.id);
    if (found == m_volumes.constEnd() || found->account != account)
        return fail(invalid(
            400, QStringLiteral("error 400/3467: Invalid args: there is no volume %1").arg(wanted.id)));
    if (found->machine.machine != offer.machine)
        return fail(invalid(400,
            QStringLiteral("error 400/3467: Invalid args: volume %1 is not on the machine of offer %2")
                .arg(wanted.id)
                .arg(offer.id)));
    return wanted.id;
}

Expected<qint64, Refusal> World::createVolume(
    int account, qint64 volumeOffer, double sizeGb, const QString &name)
{
    const auto found = std::find_if(offers().begin(), offers().end(),
        [&](const MarketOffer &offer) { return offer.volumeOffer == volumeOffer; });
    if (found == offers().end())
        return fail(noSuchAsk(volumeOffer));
    if (sizeGb < 1 || sizeGb > found->volumeGb)
        return fail(invalid(400,
            QStringLiteral("error 400/3467: Invalid args: 'size' must be between 1 and %1 GB")
                .arg(found->volumeGb)));
    const qint64 id = newId();
    m_volumes.insert(id,
        {.id = id, .account = account, .name = name, .sizeGb = sizeGb, .machine = *found, .created = now()});
    return id;
}

// Not with the world: the market is made when it is first looked at.
void World::makeFirstVolumes()
{
    if (!m_firstVolumes)
        return;
    m_firstVolumes = false;
    constexpr double day = 86400;
    QSet<qint64> machines;
    for (const MarketOffer &offer : offers()) {
        const bool usual
            = offer.rentable && !offer.hostOnly && offer.facts.value(QLatin1String("verified")).toBool();
        if (!usual || machines.contains(offer.machine))
            continue;
        const bool first = machines.isEmpty();
        machines.insert(offer.machine);
        const qint64 id = newId();
        m_volumes.insert(id,
            {.id = id,
                .account = 0,
                .name = first ? QStringLiteral("datasets") : QStringLiteral("checkpoints"),
                .sizeGb = first ? 25.0 : 80.0,
                .machine = offer,
                .created = m_started - (first ? 12 : 40) * day});
        if (machines.size() == 2)
            return;
    }
}

Expected<Created, CreateRefusal> World::create(int account, qint64 offerId, const QJsonObject &body)
{
    const auto order = checkCreate(body);
    if (!order)
        return fail(CreateRefusal{order.error()});
    settle();
    const MarketOffer *offer = findOffer(offerId);
    if (!offer || m_taken.contains(offerId) || now() > m_started + offer->duration)
        return fail(CreateRefusal{noSuchAsk(offerId)});
    if (const auto problem = offerProblem(m_accounts.at(account), *offer, *order))
        return fail(*problem);
    qint64 volume = 0;
    if (order->volume) {
        const auto linked = linkVolume(account, *offer, *order->volume);
        if (!linked)
            return fail(CreateRefusal{linked.error()});
        volume = *linked;
    }

    if (m_singleUse)
        m_taken.insert(offerId);
    const qint64 id = newId();
    Contract contract(id, account, *offer, *order, now());
    contract.apiKey = newToken(instanceKeyDigits);
    contract.volume = volume;
    const Created created{id, contract.apiKey};
    const bool reached = contract.bidReaches();
    m_contracts.insert(id, std::move(contract));
    if (!reached)
        return fail(
            CreateRefusal{Refusal{400, QStringLiteral("invalid_price"),
                              QStringLiteral("error 400/3471: Invalid price: the bid is below the lowest "
                                             "that runs, %1; the instance was created stopped.")
                                  .arg(offer->minBid)},
                id});
    return created;
}

}
