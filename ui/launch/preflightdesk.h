// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/preflight.h"
#include "ui/services.h"

#include <QObject>
#include <QUrl>

class QWidget;

namespace berth {

struct SeriesPlan;

// Checks what the form and the account make of a launch, and does the remedies.
class PreflightDesk : public QObject
{
    Q_OBJECT

public:
    // `window`: over which dialogs open.
    PreflightDesk(const Services &services, QWidget *window);

    // None while no offer is chosen. `reserved`: it was looked for among the reserved ones.
    [[nodiscard]] QList<PreflightCheck> checks(bool reserved) const;
    // Of a plan, once for all its offers; none while it is empty. An offer in the place of one that is gone
    // may cost as much as the ceiling.
    [[nodiscard]] QList<PreflightCheck> checks(
        const SeriesPlan &plan, std::optional<Money> ceiling, bool reserved) const;
    // Why the checks keep Rent off; empty: they don't.
    [[nodiscard]] static QString stops(const QList<PreflightCheck> &checks);

    void apply(const Remedy &remedy);

Q_SIGNALS:
    void keyWanted(); // in Settings
    void limitsWanted(); // in Settings
    void offerWanted(const QString &query); // with these conditions, too
    void lookUpWanted(); // of the offer's number
    void ceilingWanted(berth::Money perHour); // of each launch of the plan
    void linkWanted(const QUrl &url);

private:
    [[nodiscard]] PreflightInput input() const;
    void addSshKey();

    Services m_services;
    QWidget *m_window;
};

}
