// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiaccount.h"
#include "core/environment.h"
#include "core/expected.h"

#include <QCommandLineParser>
#include <QUrl>

namespace berth {

// The options that every command takes.
struct GlobalOptions
{
    QUrl apiUrl; // --api-url, BERTH_API_URL, VAST_URL, else the public API
    QString keyFile;
    QString stateDir;
    bool json = true; // --format
    std::chrono::milliseconds timeout{60'000}; // for one reply
};

struct OptionProblem
{
    QString option;
    QString message;
};

void addGlobalOptions(QCommandLineParser &parser);
[[nodiscard]] Expected<GlobalOptions, OptionProblem> readGlobalOptions(
    const QCommandLineParser &parser, const EnvironmentLookup &environment);
enum class KeyNeed : quint8 { Always, WhereThereIsOne };
// Finds the key. No key at all is a problem, unless it is not needed; one that can't be read always is.
[[nodiscard]] Expected<ApiAccount, OptionProblem> readAccount(const GlobalOptions &options,
    const EnvironmentLookup &environment, const QString &homeDir, KeyNeed need = KeyNeed::Always);

}
