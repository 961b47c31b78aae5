// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// Looks for every launch whose outcome is open.
class ReconcileCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("reconcile"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
