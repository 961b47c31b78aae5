// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/world.h"

#include <QDateTime>

#include <algorithm>

namespace berth::sandbox {
namespace {

constexpr double hour = 3600;
constexpr int keyDigits = 64;

bool fits(const MarketOffer &offer, SandboxOffer kind)
{
    const bool plain
        = offer.rentable && !offer.hostOnly && offer.facts.value(QLatin1String("verified")).toBool();
    switch (kind) {
    case SandboxOffer::Rentable:
    case SandboxOffer::Interruptible:
        return plain;
    case SandboxOffer::Occupied:
        return !offer.rentable;
    case SandboxOffer::HostOnly:
        return offer.hostOnly;
    case SandboxOffer::VirtualMachines:
        return plain && offer.vms;
    case SandboxOffer::NoVirtualMachines:
        return plain && !offer.vms;
    }
    return false;
}

}

World::World(const SandboxOptions &options)
    : m_seed(options.seed)
    , m_offerCount(options.offers)
    , m_answerLimit(options.answerLimit)
    , m_dice(options.seed ^ 0x5eedU)
    , m_nextId(40'000'000 + m_dice.whole(0, 999'999))
    , m_speed(options.realTime ? options.speed : 0)
    , m_singleUse(options.singleUseOffers)
    , m_firstVolumes(options.volumes)
    , m_listLag(double(options.listLag.count()) / 1000)
    , m_started(double(QDateTime::currentMSecsSinceEpoch()) / 1000)
    , m_startedReal(std::chrono::steady_clock::now())
    , m_settled(m_started)
{
    addAccount(options.credit, options.key, options.sshKey);
}

// Made when it is first looked at: a program that opens on the sandbox paints its window before that.
const QList<MarketOffer> &World::offers() const
{
    if (!m_market) {
        m_market = makeMarket(m_seed, m_offerCount);
        for (qsizetype i = 0; i < m_market->size(); ++i)
            m_offerAt.insert(m_market->at(i).id, i);
    }
    return *m_market;
}

double World::now() const
{
    const std::chrono::duration<double> real = std::chrono::steady_clock::now() - m_startedReal;
    return m_started + m_advanced + m_speed * real.count();
}

void World::advance(std::chrono::seconds time)
{
    m_advanced += double(time.count());
    settle();
}

int World::addAccount(double credit, const QString &key, bool sshKey)
{
    Account account;
    account.id = 200'000 + m_dice.whole(0, 99'999);
    account.key = key.isEmpty() ? m_dice.hex(keyDigits) : key;
    account.email = QStringLiteral("person%1@sandbox.invalid").arg(m_accounts.size() + 1);
    account.credit = credit;
    if (sshKey) {
        account.sshKeys.append({newId(),
            QStringLiteral(
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEJlcnRoU2FuZGJveEtleU9ubHlOb3RSZWFsS2V5 sandbox"),
            m_started});
    }
    m_accounts.append(account);
    return int(m_accounts.size()) - 1;
}

std::optional<Caller> World::identify(const QByteArray &authorization) const
{
    const QByteArray scheme = "Bearer ";
    if (!authorization.startsWith(scheme))
        return std::nullopt;
    const QString key = QString::fromUtf8(authorization.mid(scheme.size())).trimmed();
    if (key.isEmpty())
        return std::nullopt;
    for (int i = 0; i < m_accounts.size(); ++i) {
        if (m_accounts.at(i).key == key)
            return Caller{.account = i};
    }
    for (const Contract &contract : m_contracts) {
        if (contract.apiKey == key)
            return Caller{.account = contract.account, .contract = contract.id};
    }
    return std::nullopt;
}

MarketState World::marketState() const
{
    return {.offers = offers(), .taken = m_taken, .start = m_started, .now = now()};
}

QJsonArray World::search(const OfferSearch &search) const
{
    OfferSearch limited = search;
    limited.limit = m_answerLimit > offersPerAnswer ? m_answerLimit : std::min(search.limit, m_answerLimit);
    return findOffers(limited, marketState());
}

const MarketOffer *World::findOffer(qint64 id) const
{
    const QList<MarketOffer> &market = offers();
    const auto found = m_offerAt.constFind(id);
    return found == m_offerAt.constEnd() ? nullptr : &market.at(*found);
}

qint64 World::offerOfKind(SandboxOffer kind) const
{
    const auto found = std::find_if(offers().begin(), offers().end(),
        [&](const MarketOffer &offer) { return !m_taken.contains(offer.id) && fits(offer, kind); });
    return found == offers().end() ? 0 : found->id;
}

bool World::turn(qint64 offer, SandboxTurn what)
{
    if (!findOffer(offer) || m_taken.contains(offer))
        return false;
    if (what == SandboxTurn::Taken) {
        m_taken.insert(offer);
    } else if (what == SandboxTurn::Dearer) {
        MarketOffer &risen = (*m_market)[m_offerAt.value(offer)];
        risen.gpuPrice = rounded(risen.gpuPrice * sandboxPriceRise, 6);
        risen.minBid = rounded(risen.minBid * sandboxPriceRise, 6);
        risen.facts[QLatin1String("dph_base")] = risen.gpuPrice;
        risen.facts[QLatin1String("min_bid")] = risen.minBid;
    }
    return true;
}

void World::settle()
{
    const double moment = now();
    for (Contract &contract : m_contracts)
        m_accounts[contract.account].credit -= contract.settle(moment).sum();
    for (const Volume &volume : std::as_const(m_volumes))
        m_accounts[volume.account].credit -= volume.perHour() * std::max(0.0, moment - m_settled) / hour;
    m_settled = moment;
    for (int i = 0; i < m_accounts.size(); ++i) {
        if (m_accounts.at(i).credit <= 0)
            stopAll(i, moment);
    }
}

void World::stopAll(int account, double moment)
{
    for (Contract &contract : m_contracts) {
        if (contract.account == account && contract.intended() != QLatin1String("stopped"))
            contract.stop(moment);
    }
}

Contract *World::contract(int account, qint64 id)
{
    const auto found = m_contracts.find(id);
    return found == m_contracts.end() || found->account != account ? nullptr : &*found;
}

QList<const Contract *> World::contractsOf(int account) const
{
    QList<const Contract *> all;
    for (const Contract &contract : m_contracts) {
        if (contract.account == account)
            all.append(&contract);
    }
    return all;
}

QList<qint64> World::contractIds() const
{
    return m_contracts.keys();
}

QList<SandboxContract> World::truth() const
{
    QList<SandboxContract> all;
    for (const Contract &contract : m_contracts)
        all.append({contract.id, contract.offer.id, contract.label, contract.status(), contract.order.env});
    return all;
}

QJsonObject World::shown(const Contract &contract) const
{
    QJsonArray volumes;
    if (const auto found = m_volumes.constFind(contract.volume); found != m_volumes.constEnd())
        volumes.append(QJsonObject{{QLatin1String("id"), found->id},
            {QLatin1String("mount_path"),
                contract.order.volume ? contract.order.volume->mountPath : QString()},
            {QLatin1String("size"), found->sizeGb}});
    return shownInstance(contract, now(), volumes);
}

bool World::listed(const Contract &contract) const
{
    return now() >= contract.created + m_listLag;
}

bool World::destroy(int account, qint64 id)
{
    if (!contract(account, id))
        return false;
    m_contracts.remove(id);
    return true;
}

QList<const Volume *> World::volumesOf(int account) const
{
    QList<const Volume *> all;
    for (const Volume &volume : m_volumes) {
        if (volume.account == account)
            all.append(&volume);
    }
    return all;
}

QJsonObject World::shown(const Volume &volume) const
{
    QList<qint64> users;
    for (const Contract &contract : m_contracts) {
        if (contract.volume == volume.id)
            users.append(contract.id);
    }
    return shownVolume(volume, users);
}

bool World::destroyVolume(int account, qint64 id)
{
    const auto found = m_volumes.constFind(id);
    if (found == m_volumes.constEnd() || found->account != account)
        return false;
    const bool used = std::any_of(m_contracts.begin(), m_contracts.end(),
        [&](const Contract &contract) { return contract.volume == id; });
    if (!used)
        m_volumes.remove(id);
    return !used;
}

}
