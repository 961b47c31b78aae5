// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/savedsearches.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

namespace berth {
namespace {

constexpr qint64 largestFile = 1 << 20;
constexpr int searchLockWait = 2000; // ms

const QString searchListKey = QStringLiteral("searches");
const QString searchNameKey = QStringLiteral("name");
const QString searchQueryKey = QStringLiteral("query");
const QString searchTypeKey = QStringLiteral("type");
const QString sortKey = QStringLiteral("sort");
const QString descendingKey = QStringLiteral("descending");

struct SavedSearchWords
{
    Q_DECLARE_TR_FUNCTIONS(berth::SavedSearches)
};

bool isNamed(const SavedSearch &search, const QString &name)
{
    return search.name.compare(name.simplified(), Qt::CaseInsensitive) == 0;
}

qsizetype placeOf(const QList<SavedSearch> &searches, const QString &name)
{
    const auto found = std::find_if(searches.begin(), searches.end(),
        [&name](const SavedSearch &search) { return isNamed(search, name); });
    return found == searches.end() ? -1 : found - searches.begin();
}

std::optional<SavedSearch> searchOf(QJsonObject json)
{
    SavedSearch search;
    search.name = json.take(searchNameKey).toString().simplified().left(SavedSearches::longestName);
    search.query = json.take(searchQueryKey).toString();
    search.type = json.take(searchTypeKey).toString();
    search.sort = json.take(sortKey).toString();
    search.descending = json.take(descendingKey).toBool();
    search.others = json;
    return search.name.isEmpty() ? std::nullopt : std::optional(search);
}

QJsonObject jsonOf(const SavedSearch &search)
{
    QJsonObject json = search.others;
    json.insert(searchNameKey, search.name);
    json.insert(searchQueryKey, search.query);
    json.insert(searchTypeKey, search.type);
    if (!search.sort.isEmpty()) {
        json.insert(sortKey, search.sort);
        json.insert(descendingKey, search.descending);
    }
    return json;
}

Expected<QString, QString> checkedName(const QString &name)
{
    const QString plain = name.simplified();
    if (plain.isEmpty())
        return fail(SavedSearchWords::tr("A saved search needs a name."));
    if (plain.size() > SavedSearches::longestName)
        return fail(
            SavedSearchWords::tr("The name is longer than %1 characters.").arg(SavedSearches::longestName));
    return plain;
}

}

SavedSearches::SavedSearches(const QString &stateDir)
    : m_path(pathIn(stateDir))
{
}

QString SavedSearches::pathIn(const QString &stateDir)
{
    return stateDir + QStringLiteral("/searches.json");
}

QList<SavedSearch> SavedSearches::all() const
{
    QList<SavedSearch> searches = read().searches;
    std::sort(searches.begin(), searches.end(), [](const SavedSearch &a, const SavedSearch &b) {
        return a.name.toCaseFolded().localeAwareCompare(b.name.toCaseFolded()) < 0;
    });
    return searches;
}

std::optional<SavedSearch> SavedSearches::find(const QString &name) const
{
    const QList<SavedSearch> searches = read().searches;
    const qsizetype place = placeOf(searches, name);
    return place < 0 ? std::nullopt : std::optional(searches.at(place));
}

Expected<void, QString> SavedSearches::save(const SavedSearch &search)
{
    const auto name = checkedName(search.name);
    if (!name)
        return fail(name.error());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    (void)lock.tryLock(
        searchLockWait); // without it two windows may lose a change, which is better than refusing
    Content content = read();
    SavedSearch named = search;
    named.name = *name;
    const qsizetype place = placeOf(content.searches, *name);
    if (place < 0)
        content.searches.append(named);
    else
        content.searches[place] = named;
    return write(content);
}

Expected<void, QString> SavedSearches::rename(const QString &name, const QString &newName)
{
    const auto plain = checkedName(newName);
    if (!plain)
        return fail(plain.error());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    (void)lock.tryLock(searchLockWait);
    Content content = read();
    const qsizetype place = placeOf(content.searches, name);
    if (place < 0)
        return fail(SavedSearchWords::tr("There is no saved search “%1” any more.").arg(name));
    const qsizetype taken = placeOf(content.searches, *plain);
    if (taken >= 0 && taken != place)
        return fail(SavedSearchWords::tr("There is a saved search “%1” already.").arg(*plain));
    content.searches[place].name = *plain;
    return write(content);
}

Expected<void, QString> SavedSearches::remove(const QString &name)
{
    QLockFile lock(m_path + QStringLiteral(".lock"));
    (void)lock.tryLock(searchLockWait);
    Content content = read();
    content.searches.removeIf([&name](const SavedSearch &search) { return isNamed(search, name); });
    return write(content);
}

SavedSearches::Content SavedSearches::read() const
{
    Content content;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return content;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestFile));
    content.broken = !document.isObject();
    content.others = document.object();
    for (const QJsonValue &one : content.others.take(searchListKey).toArray()) {
        const auto search = searchOf(one.toObject());
        if (search && placeOf(content.searches, search->name) < 0)
            content.searches.append(*search);
    }
    return content;
}

Expected<void, QString> SavedSearches::write(const Content &content) const
{
    // What somebody may still mend by hand is not written over.
    if (content.broken) {
        const QString aside = m_path + QStringLiteral(".broken");
        QFile::remove(aside);
        if (!QFile::rename(m_path, aside))
            return fail(
                SavedSearchWords::tr("%1 can't be read, and not be moved out of the way.").arg(m_path));
    }
    QJsonArray list;
    for (const SavedSearch &search : content.searches)
        list.append(QJsonValue(jsonOf(search)));
    QJsonObject json = content.others;
    json.insert(searchListKey, list);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return fail(SavedSearchWords::tr("%1 can't be written: %2").arg(m_path, file.errorString()));
    return {};
}

}
