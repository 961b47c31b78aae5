// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// The journal, newest first.
class LaunchesCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("launches"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &) const override { }
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
