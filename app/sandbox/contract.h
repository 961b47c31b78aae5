// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/createcheck.h"
#include "sandbox/market.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace berth::sandbox {

// What a stretch of time did to a contract's account, in dollars.
struct Charges
{
    double gpu = 0;
    double disk = 0;
    [[nodiscard]] double sum() const { return gpu + disk; }
};

// One rental. Its state moves on when settle() is called, by the plan that the last command left.
class Contract
{
public:
    Contract(qint64 id, int account, const MarketOffer &offer, const CreateOrder &order, double now);

    qint64 id;
    int account; // index of the account in the world
    MarketOffer offer;
    CreateOrder order;
    QString label;
    QString apiKey; // may act on this contract alone
    double created; // seconds since 1970
    QStringList sshKeys; // attached by hand
    qint64 volume = 0; // linked; 0: none

    [[nodiscard]] bool isBid() const { return order.price.has_value(); }
    // $/hour while running, all GPUs, without disk.
    [[nodiscard]] double gpuPrice() const { return order.price.value_or(offer.gpuPrice); }
    [[nodiscard]] double diskPrice() const { return diskPerHour(offer.storageCost, order.diskGb); }
    [[nodiscard]] bool bidReaches() const { return !order.price || *order.price >= offer.minBid; }

    [[nodiscard]] const QString &status() const { return m_status; } // empty: being provisioned (null)
    [[nodiscard]] const QString &intended() const { return m_intended; }
    [[nodiscard]] bool bills() const; // for its GPUs

    // Commands; each replaces what was planned.
    void start(double now); // stays stopped while the bid is too low or the machine is occupied
    void stop(double now);
    void reboot(double now);
    void recycle(double now);
    void setBid(double price, double now);

    // Lets time pass until `now`; gives what it cost.
    [[nodiscard]] Charges settle(double now);

private:
    struct Step
    {
        double at;
        QString status;
    };

    void plan(double now);

    QString m_status;
    QString m_intended;
    QList<Step> m_plan;
    double m_settled;
};

// As the lists and the single read show it (show_instance.yaml).
[[nodiscard]] QJsonObject shownInstance(const Contract &contract, double now, const QJsonArray &volumes);
// `vastai/…:@vastai-automatic-tag` with the tag the server chooses for that offer.
[[nodiscard]] QString resolvedImage(const QString &image, const MarketOffer &offer);
// What the container printed, for the log calls.
[[nodiscard]] QString contractLog(const Contract &contract, bool daemon);

}
