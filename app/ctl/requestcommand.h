// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// Builds the request and sends nothing.
class RequestCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("request"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
