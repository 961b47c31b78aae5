// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/preflight.h"
#include "ui/services.h"

#include <QObject>
#include <QUrl>

class QWidget;

namespace berth {

// Checks what the form and the account make of a launch, and does the remedies.
class PreflightDesk : public QObject
{
    Q_OBJECT

public:
    // `window`: over which dialogs open.
    PreflightDesk(const Services &services, QWidget *window);

    // None while no offer is chosen.
    [[nodiscard]] QList<PreflightCheck> checks() const;
    // Why the checks keep Rent off; empty: they don't.
    [[nodiscard]] static QString stops(const QList<PreflightCheck> &checks);

    void apply(const Remedy &remedy);

Q_SIGNALS:
    void keyWanted(); // in Settings
    void limitsWanted(); // in Settings
    void offerWanted(const QString &query); // with these conditions, too
    void lookUpWanted(); // of the offer's number
    void linkWanted(const QUrl &url);

private:
    void addSshKey();

    Services m_services;
    QWidget *m_window;
};

}
