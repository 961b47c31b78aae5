// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermarks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace berth {
namespace {

const QString favouriteKey = QStringLiteral("favourite");
const QString neverKey = QStringLiteral("never");
const QString machinesKey = QStringLiteral("machines");
const QString hostsKey = QStringLiteral("hosts");

QJsonArray toArray(const QSet<qint64> &ids)
{
    QList<qint64> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray array;
    for (const qint64 id : sorted)
        array.append(id);
    return array;
}

}

OfferMarks::Mark OfferMarks::mark(Of of, qint64 id) const
{
    if (marked(of).never.contains(id))
        return Mark::Never;
    return marked(of).favourite.contains(id) ? Mark::Favourite : Mark::None;
}

void OfferMarks::setMark(Of of, qint64 id, Mark mark)
{
    if (id <= 0)
        return;
    Marked &all = marked(of);
    all.favourite.remove(id);
    all.never.remove(id);
    if (mark == Mark::Favourite)
        all.favourite.insert(id);
    else if (mark == Mark::Never)
        all.never.insert(id);
}

bool OfferMarks::isFavourite(const Offer &offer) const
{
    return m_machines.favourite.contains(offer.machineId) || m_hosts.favourite.contains(offer.hostId);
}

bool OfferMarks::isNever(const Offer &offer) const
{
    return m_machines.never.contains(offer.machineId) || m_hosts.never.contains(offer.hostId);
}

bool OfferMarks::isEmpty() const
{
    return *this == OfferMarks();
}

qsizetype OfferMarks::neverCount() const
{
    return m_machines.never.size() + m_hosts.never.size();
}

QByteArray OfferMarks::toJson() const
{
    const auto group = [this](QSet<qint64> Marked::*ids) {
        return QJsonObject{{machinesKey, toArray(m_machines.*ids)}, {hostsKey, toArray(m_hosts.*ids)}};
    };
    return QJsonDocument(
        QJsonObject{{favouriteKey, group(&Marked::favourite)}, {neverKey, group(&Marked::never)}})
        .toJson();
}

OfferMarks OfferMarks::fromJson(const QByteArray &json)
{
    OfferMarks marks;
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    // Never last: where a file says both, it is the safer one.
    for (const auto &[key, mark] :
        {std::pair(favouriteKey, Mark::Favourite), std::pair(neverKey, Mark::Never)}) {
        const QJsonObject group = all.value(key).toObject();
        for (const auto &[name, of] : {std::pair(machinesKey, Of::Machine), std::pair(hostsKey, Of::Host)}) {
            for (const QJsonValue &id : group.value(name).toArray())
                marks.setMark(of, id.toInteger(0), mark);
        }
    }
    return marks;
}

QList<Offer> withoutNever(const QList<Offer> &offers, const OfferMarks &marks)
{
    QList<Offer> allowed = offers;
    allowed.removeIf([&marks](const Offer &offer) { return marks.isNever(offer); });
    return allowed;
}

}
