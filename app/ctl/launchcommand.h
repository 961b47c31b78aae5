// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// Rents: sends the request once and tells what became of it.
class LaunchCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("launch"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
