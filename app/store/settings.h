// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/appearance.h"
#include "store/spending.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace berth {

// What a person has chosen, and what the window remembers. Kept in settings.ini in the state folder; never a
// secret.
class Settings
{
public:
    explicit Settings(const QString &stateDir);

    [[nodiscard]] static QUrl defaultBaseUrl(); // https://console.vast.ai
    [[nodiscard]] QUrl baseUrl() const;
    void setBaseUrl(const QUrl &url);

    // How long one reply may take; 5–600 s, 60 at first. A launch that gets none in that time is unknown.
    [[nodiscard]] std::chrono::seconds timeout() const;
    void setTimeout(std::chrono::seconds timeout);

    // Whether a launch carries the short form of its token in the label, too: for images whose env does not
    // come back.
    [[nodiscard]] bool tokenInLabel() const;
    void setTokenInLabel(bool on);

    // What a launch may cost. A limit in the file that can't be read allows nothing, so that no typing error
    // there lifts it.
    [[nodiscard]] SpendingLimits spendingLimits() const;
    void setSpendingLimits(const SpendingLimits &limits);
    [[nodiscard]] CostPlan costPlan() const;
    void setCostPlan(const CostPlan &plan);

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);

    // Images that were rented before, the latest first, at most 20.
    [[nodiscard]] QStringList recentImages() const;
    void addRecentImage(const QString &image);

    [[nodiscard]] QByteArray blob(const QString &name) const; // geometry, column widths
    void setBlob(const QString &name, const QByteArray &value);

private:
    QSettings m_file;
};

}
