// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace berth {

// A search of the market under a name. It holds nothing that is secret.
struct SavedSearch
{
    QString name; // one of a kind, big and small letters being the same
    QString query; // in the official client's language, whole
    QString type; // "on-demand", "bid" or "reserved"; another is a newer version's
    QString sort; // a column's key; empty: as usual
    bool descending = false;
    QJsonObject others; // what this version does not know, kept as it is

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

// The saved searches in searches.json in the state folder. Every change reads the file anew, so that two
// windows keep each other's, and writes it whole or not at all. Errors are sentences for a person.
class SavedSearches
{
public:
    explicit SavedSearches(const QString &stateDir);

    [[nodiscard]] static QString pathIn(const QString &stateDir);
    // As they were kept, in the order of their names. What can't be read is left out.
    [[nodiscard]] QList<SavedSearch> all() const;
    [[nodiscard]] std::optional<SavedSearch> find(const QString &name) const;

    // In place of one with this name.
    [[nodiscard]] Expected<void, QString> save(const SavedSearch &search);
    [[nodiscard]] Expected<void, QString> rename(const QString &name, const QString &newName);
    [[nodiscard]] Expected<void, QString> remove(const QString &name);

    static constexpr qsizetype longestName = 100;

private:
    struct Content
    {
        QList<SavedSearch> searches;
        QJsonObject others;
        bool broken = false; // there is a file, and it is none of ours
    };
    [[nodiscard]] Content read() const;
    [[nodiscard]] Expected<void, QString> write(const Content &content) const;

    QString m_path;
};

}
