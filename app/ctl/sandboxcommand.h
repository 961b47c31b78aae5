// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// Serves the sandbox until interrupted.
class SandboxCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("sandbox"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
