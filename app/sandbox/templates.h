// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace berth::sandbox {

// A template: the create request's values under its own keys, and what the list shows besides.
struct Template
{
    qint64 id = 0;
    QString hashId;
    QString name;
    QString description;
    QString readme; // Markdown
    qint64 creatorId = 62; // Vast.ai's own account; 0: whoever asks
    qint64 timesUsed = 0;
    bool recommended = true;
    bool isPrivate = false;
    double recommendedDiskGb = 0;
    QJsonObject request; // image, env, onstart, runtype, disk, …
};

// Those that an account may use, one of its own among them; the same in every sandbox.
[[nodiscard]] const QList<Template> &publicTemplates();
[[nodiscard]] const Template *findTemplate(std::optional<qint64> id, const QString &hashId);

// As GET /api/v0/template/ shows it to this account.
[[nodiscard]] QJsonObject shownTemplate(const Template &one, qint64 accountId = 0);

// The documented precedence: a scalar that the request has replaces the template's, `env` is merged by key
// and the request wins. A null counts as absent. The template's own volume_info is not used.
[[nodiscard]] QJsonObject mergedWithTemplate(const QJsonObject &request, const Template &one);

}
