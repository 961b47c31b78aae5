// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetusage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace berth {
namespace {

const QString favouritesKey = QStringLiteral("favourites");
const QString usedKey = QStringLiteral("used");
constexpr qint64 maxFile = 4 << 20;

}

PresetUsage::PresetUsage(const QString &stateDir)
    : m_path(stateDir + QLatin1String("/presets-usage.json"))
{
    load();
}

void PresetUsage::load()
{
    QFile file(m_path);
    QJsonObject json;
    if (file.open(QIODevice::ReadOnly))
        json = QJsonDocument::fromJson(file.read(maxFile)).object();
    m_favourites.clear();
    m_used.clear();
    const QJsonArray favourites = json.value(favouritesKey).toArray();
    for (const QJsonValue &key : favourites)
        m_favourites.insert(key.toString());
    const QJsonObject used = json.value(usedKey).toObject();
    for (auto it = used.constBegin(); it != used.constEnd(); ++it) {
        const QDateTime at = QDateTime::fromString(it->toString(), Qt::ISODateWithMs);
        if (at.isValid())
            m_used.insert(it.key(), at.toUTC());
    }
}

void PresetUsage::save() const
{
    QStringList favourites(m_favourites.cbegin(), m_favourites.cend());
    favourites.sort();
    QJsonObject used;
    for (auto it = m_used.constBegin(); it != m_used.constEnd(); ++it)
        used.insert(it.key(), it->toString(Qt::ISODateWithMs));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return; // a convenience; nothing is lost that a person has made
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(
        QJsonDocument(QJsonObject{{favouritesKey, QJsonArray::fromStringList(favourites)}, {usedKey, used}})
            .toJson());
    file.commit();
}

void PresetUsage::apply(PresetEntry &entry) const
{
    const QString key = entry.usageKey();
    entry.favourite = m_favourites.contains(key);
    entry.lastUsed = m_used.value(key);
}

void PresetUsage::setFavourite(const QString &key, bool on)
{
    load();
    if (on)
        m_favourites.insert(key);
    else
        m_favourites.remove(key);
    save();
}

void PresetUsage::markUsed(const QString &key, const QDateTime &at)
{
    load();
    m_used.insert(key, at.toUTC());
    save();
}

void PresetUsage::forget(const QString &key)
{
    load();
    m_favourites.remove(key);
    m_used.remove(key);
    save();
}

}
