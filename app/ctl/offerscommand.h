// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/command.h"

namespace berth {

// What the market offers, with the cost worked out.
class OffersCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("offers"); }
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool takesWords() const override { return true; }
    void addOptions(QCommandLineParser &parser) const override;
    Exit run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context) override;
};

}
