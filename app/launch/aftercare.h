// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchresult.h"

#include <QObject>
#include <QUrl>

namespace berth {

class ContractDestroyer;
class ContractInspector;
class LaunchController;
class Reconciler;

// What follows every launch, whoever asked for it: an outcome that is not certain is looked for, and a
// contract that exists is compared with what was confirmed.
class Aftercare : public QObject
{
    Q_OBJECT

public:
    Aftercare(LaunchController &controller, Reconciler &reconciler, ContractInspector &inspector,
        ContractDestroyer &destroyer, QObject *parent = nullptr);

    // Whose launches are looked after from now on.
    void setAccount(const QString &account, const QUrl &baseUrl);
    // Takes up what earlier runs have left open. Call it when the first frame stands.
    void start();

private:
    void follow(const LaunchRecord &record);

    Reconciler &m_reconciler;
    ContractInspector &m_inspector;
    ContractDestroyer &m_destroyer;
};

}
