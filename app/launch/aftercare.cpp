// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/aftercare.h"

#include "launch/contractdestroyer.h"
#include "launch/contractinspector.h"
#include "launch/launchcontroller.h"
#include "launch/reconciler.h"

namespace berth {

Aftercare::Aftercare(LaunchController &controller, Reconciler &reconciler, ContractInspector &inspector,
    ContractDestroyer &destroyer, QObject *parent)
    : QObject(parent)
    , m_reconciler(reconciler)
    , m_inspector(inspector)
    , m_destroyer(destroyer)
{
    connect(&controller, &LaunchController::finished, this,
        [this](const LaunchResult &result) { follow(result.record); });
    connect(&reconciler, &Reconciler::resolved, this, [this](const LaunchRecord &record) {
        if (record.state == LaunchState::Created)
            m_inspector.inspect(record);
    });
}

void Aftercare::setAccount(const QString &account, const QUrl &baseUrl)
{
    m_reconciler.setAccount(account, baseUrl);
    m_destroyer.setAccount(account, baseUrl);
}

void Aftercare::start()
{
    m_reconciler.start();
    m_destroyer.start();
}

void Aftercare::follow(const LaunchRecord &record)
{
    if (record.id.isEmpty())
        return; // the intent could not be kept, and so nothing was sent
    if (record.state == LaunchState::Created)
        m_inspector.inspect(record);
    else if (record.state == LaunchState::Unknown || record.state == LaunchState::Refused)
        m_reconciler.watch(record);
}

}
