// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "ui/services.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;

namespace berth {

class Checklist;
class PreflightDesk;
struct Remedy;
struct SeriesPlan;

// The checks before take-off of a plan, and why they keep its Rent off.
class PlanChecks : public QWidget
{
    Q_OBJECT

public:
    explicit PlanChecks(const Services &services, QWidget *parent = nullptr);

    // Looks at the plan as things stand now. Hidden while it is empty. `reserved`: its offers were looked for
    // among the reserved ones.
    void show(const SeriesPlan &plan, std::optional<Money> ceiling, bool reserved);
    [[nodiscard]] bool allowsRent() const { return m_allows; }

Q_SIGNALS:
    void mended(); // a remedy has changed the form
    void keyWanted(); // in Settings
    void limitsWanted(); // in Settings
    void conditionsWanted(const QString &query); // of the market, too
    void ceilingWanted(berth::Money perHour); // of each
    void linkWanted(const QUrl &url);

private:
    void apply(const Remedy &remedy);

    PreflightDesk *m_desk;
    Checklist *m_list;
    QLabel *m_why;
    bool m_allows = true;
};

}
