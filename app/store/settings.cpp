// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include <algorithm>

namespace berth {
namespace {

constexpr int maxRecentImages = 20;

const QString baseUrlKey = QStringLiteral("account/baseUrl");
const QString timeoutKey = QStringLiteral("account/timeoutSeconds");
const QString appearanceKey = QStringLiteral("window/appearance");
const QString tokenInLabelKey = QStringLiteral("launch/tokenInLabel");
const QString perHourKey = QStringLiteral("limits/perHour");
const QString perDayKey = QStringLiteral("limits/perDay");
const QString hoursKey = QStringLiteral("cost/hours");
const QString upKey = QStringLiteral("cost/upGb");
const QString downKey = QStringLiteral("cost/downGb");
const QString recentImagesKey = QStringLiteral("form/recentImages");

std::optional<Money> readLimit(const QSettings &file, const QString &key)
{
    if (!file.contains(key))
        return std::nullopt;
    return Money::parse(file.value(key).toString()).value_or(Money());
}

void writeLimit(QSettings &file, const QString &key, std::optional<Money> limit)
{
    if (limit)
        file.setValue(key, limit->toWire());
    else
        file.remove(key);
}

int readNumber(const QSettings &file, const QString &key, int standard, int least, int most)
{
    return std::clamp(file.value(key, standard).toInt(), least, most);
}

void writeNumber(QSettings &file, const QString &key, int value, int standard)
{
    if (value == standard)
        file.remove(key);
    else
        file.setValue(key, value);
}

}

Settings::Settings(const QString &stateDir)
    : m_file(stateDir + QLatin1String("/settings.ini"), QSettings::IniFormat)
{
}

QUrl Settings::defaultBaseUrl()
{
    return QUrl(QStringLiteral("https://console.vast.ai"));
}

QUrl Settings::baseUrl() const
{
    const QUrl url(m_file.value(baseUrlKey).toString(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() ? url : defaultBaseUrl();
}

void Settings::setBaseUrl(const QUrl &url)
{
    if (url == defaultBaseUrl())
        m_file.remove(baseUrlKey);
    else
        m_file.setValue(baseUrlKey, url.toString());
}

std::chrono::seconds Settings::timeout() const
{
    return std::chrono::seconds(std::clamp(m_file.value(timeoutKey, 60).toInt(), 5, 600));
}

void Settings::setTimeout(std::chrono::seconds timeout)
{
    m_file.setValue(timeoutKey, static_cast<int>(timeout.count()));
}

bool Settings::tokenInLabel() const
{
    return m_file.value(tokenInLabelKey, false).toBool();
}

void Settings::setTokenInLabel(bool on)
{
    if (on)
        m_file.setValue(tokenInLabelKey, true);
    else
        m_file.remove(tokenInLabelKey);
}

SpendingLimits Settings::spendingLimits() const
{
    return {readLimit(m_file, perHourKey), readLimit(m_file, perDayKey)};
}

void Settings::setSpendingLimits(const SpendingLimits &limits)
{
    writeLimit(m_file, perHourKey, limits.perHour);
    writeLimit(m_file, perDayKey, limits.perDay);
}

CostPlan Settings::costPlan() const
{
    const CostPlan standard;
    return {readNumber(m_file, hoursKey, standard.hours, 1, CostPlan::mostHours),
        readNumber(m_file, upKey, standard.upGb, 0, CostPlan::mostGb),
        readNumber(m_file, downKey, standard.downGb, 0, CostPlan::mostGb)};
}

void Settings::setCostPlan(const CostPlan &plan)
{
    const CostPlan standard;
    writeNumber(m_file, hoursKey, plan.hours, standard.hours);
    writeNumber(m_file, upKey, plan.upGb, standard.upGb);
    writeNumber(m_file, downKey, plan.downGb, standard.downGb);
}

Appearance Settings::appearance() const
{
    const QString word = m_file.value(appearanceKey).toString();
    if (word == QLatin1String("light"))
        return Appearance::Light;
    return word == QLatin1String("dark") ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    if (appearance == Appearance::System)
        m_file.remove(appearanceKey);
    else
        m_file.setValue(
            appearanceKey, appearance == Appearance::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QStringList Settings::recentImages() const
{
    return m_file.value(recentImagesKey).toStringList();
}

void Settings::addRecentImage(const QString &image)
{
    if (image.isEmpty())
        return;
    QStringList images = recentImages();
    images.removeAll(image);
    images.prepend(image);
    m_file.setValue(recentImagesKey, QStringList(images.mid(0, maxRecentImages)));
}

QByteArray Settings::blob(const QString &name) const
{
    return m_file.value(QLatin1String("window/") + name).toByteArray();
}

void Settings::setBlob(const QString &name, const QByteArray &value)
{
    m_file.setValue(QLatin1String("window/") + name, value);
}

}
