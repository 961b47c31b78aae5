// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/contract.h"
#include "sandbox/dice.h"
#include "sandbox/market.h"
#include "sandbox/offersearch.h"
#include "sandbox/sandbox.h"
#include "sandbox/volumes.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <chrono>
#include <optional>

namespace berth::sandbox {

struct SshKey
{
    qint64 id = 0;
    QString text;
    double created = 0;
};

struct Account
{
    qint64 id = 0;
    QString key;
    QString email;
    double credit = 0; // dollars
    QList<SshKey> sshKeys;
    QMap<QString, QString> secrets;
};

// Whose key a call carries.
struct Caller
{
    int account = 0;
    qint64 contract = 0; // not 0: a contract's own key, good for that contract alone
};

struct Created
{
    qint64 contract = 0;
    QString apiKey;
};

// A refusal may leave a contract behind: a bid that is too low does (FACTS.md, "Oddities").
struct CreateRefusal
{
    Refusal refusal;
    qint64 contract = 0;
};

// The market, the accounts and what they rented, without HTTP. Not safe to use from two threads at once: who
// shares it locks it.
class World
{
public:
    explicit World(const SandboxOptions &options);

    // Seconds since 1970: when the world began plus what has passed, in real time (if asked for) or by
    // advance().
    [[nodiscard]] double now() const;
    void advance(std::chrono::seconds time);

    [[nodiscard]] std::optional<Caller> identify(const QByteArray &authorization) const;
    [[nodiscard]] Account &account(int index) { return m_accounts[index]; }
    [[nodiscard]] int accountCount() const { return int(m_accounts.size()); }
    // Gives its index.
    int addAccount(double credit, const QString &key = {}, bool sshKey = false);

    [[nodiscard]] const QList<MarketOffer> &offers() const;
    [[nodiscard]] QJsonArray search(const OfferSearch &search) const;
    // An offer of that kind that has not become a contract; 0 when there is none.
    [[nodiscard]] qint64 offerOfKind(SandboxOffer kind) const;
    [[nodiscard]] double started() const { return m_started; }

    // False when there is no such offer, or it is taken already.
    bool turn(qint64 offer, SandboxTurn what);

    [[nodiscard]] Expected<Created, CreateRefusal> create(int account, qint64 offer, const QJsonObject &body);

    // Brings every contract and every account's credit up to now.
    void settle();
    [[nodiscard]] Contract *contract(int account, qint64 id);
    // Oldest first.
    [[nodiscard]] QList<const Contract *> contractsOf(int account) const;
    [[nodiscard]] QList<qint64> contractIds() const;
    [[nodiscard]] QList<SandboxContract> truth() const;
    [[nodiscard]] QJsonObject shown(const Contract &contract) const;
    // Whether the list shows it yet.
    [[nodiscard]] bool listed(const Contract &contract) const;
    bool destroy(int account, qint64 id);

    void makeFirstVolumes(); // where options ask for them; the second time it does nothing
    [[nodiscard]] QList<const Volume *> volumesOf(int account) const;
    [[nodiscard]] QJsonObject shown(const Volume &volume) const;
    [[nodiscard]] Expected<qint64, Refusal> createVolume(
        int account, qint64 volumeOffer, double sizeGb, const QString &name);
    // False when there is none such, or a contract uses it.
    bool destroyVolume(int account, qint64 id);

    [[nodiscard]] qint64 newId() { return m_nextId += m_dice.whole(1, 9); }
    [[nodiscard]] QString newToken(int digits) { return m_dice.hex(digits); }

private:
    [[nodiscard]] MarketState marketState() const;
    [[nodiscard]] const MarketOffer *findOffer(qint64 id) const;
    [[nodiscard]] std::optional<CreateRefusal> offerProblem(
        const Account &account, const MarketOffer &offer, const CreateOrder &order) const;
    [[nodiscard]] Expected<qint64, Refusal> linkVolume(
        int account, const MarketOffer &offer, const VolumeRequest &wanted);
    void stopAll(int account, double now);

    quint32 m_seed;
    int m_offerCount;
    int m_answerLimit;
    mutable std::optional<QList<MarketOffer>> m_market; // offers() makes it
    mutable QHash<qint64, qsizetype> m_offerAt; // index in the market
    QSet<qint64> m_taken;
    QList<Account> m_accounts;
    QMap<qint64, Contract> m_contracts;
    QMap<qint64, Volume> m_volumes;
    Dice m_dice;
    qint64 m_nextId;
    double m_speed; // world seconds in a real one; 0: it stands still
    bool m_singleUse;
    bool m_firstVolumes; // are still to be made
    double m_listLag;
    double m_started;
    std::chrono::steady_clock::time_point m_startedReal;
    double m_advanced = 0;
    double m_settled;
};

}
