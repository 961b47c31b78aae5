// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file includes and what takes longest to read. No file may count on it: builds without it exist.
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QLocale>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

#include <tl/expected.hpp>
