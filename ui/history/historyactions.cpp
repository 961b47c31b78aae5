// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyactions.h"

#include "api/apiclient.h"
#include "launch/contractactions.h"
#include "launch/contractdestroyer.h"
#include "launch/contractinspector.h"
#include "launch/historyrow.h"
#include "launch/reconciler.h"
#include "ui/history/askdialog.h"
#include "ui/history/biddialog.h"
#include "ui/session.h"

#include <QStringList>

namespace berth {
namespace {

// "2× RTX 4090 on machine 4021, $0.620/h"
QString whatIsDestroyed(const LaunchRecord &record)
{
    QStringList parts;
    if (record.offer.machineId > 0)
        parts << HistoryActions::tr("%1 on machine %2").arg(launchWords(record)).arg(record.offer.machineId);
    else
        parts << launchWords(record);
    const QString price = priceWords(record);
    parts << (price.isEmpty() ? HistoryActions::tr("at a price that Berth does not know") : price);
    return parts.join(QStringLiteral(", "));
}

}

HistoryActions::HistoryActions(const Services &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    connect(&services.reconciler, &Reconciler::problem, this, &HistoryActions::failed);
    connect(&services.destroyer, &ContractDestroyer::failed, this,
        [this](const LaunchRecord &, const QString &words) { Q_EMIT failed(words); });
    connect(&services.destroyer, &ContractDestroyer::gone, this, [this](const LaunchRecord &record) {
        Q_EMIT done(tr("Contract %1 is destroyed.").arg(record.contract));
    });
    connect(&services.actions, &ContractActions::done, this,
        [this](const LaunchRecord &record, const QString &words) {
            Q_EMIT done(words);
            m_services.inspector.inspect(record); // what differed may not differ any more
        });
    connect(&services.actions, &ContractActions::failed, this,
        [this](const LaunchRecord &, const QString &words) { Q_EMIT failed(words); });
}

void HistoryActions::lookNow()
{
    m_services.reconciler.lookNow();
}

void HistoryActions::declareAbsent(const LaunchRecord &record)
{
    auto *ask = new AskDialog(QStringLiteral("history.ask"), tr("Does no contract of this launch exist?"),
        tr("Say so only after you have looked at your instances on Vast.ai. If a contract of offer %1 exists "
           "all the same, it is billed. Berth still looks for it at its starts until 72 hours after the "
           "launch.")
            .arg(record.offerId),
        tr("It does not &exist"), m_window);
    connect(
        ask, &QDialog::accepted, this, [this, id = record.id] { m_services.reconciler.declareAbsent(id); });
    ask->open();
}

void HistoryActions::declareCreated(const LaunchRecord &record, qint64 contract)
{
    m_services.reconciler.declareCreated(record.id, contract);
}

void HistoryActions::destroy(const LaunchRecord &record)
{
    const bool sandbox = m_services.session.isSandbox();
    QString words = tr("It is %1. What is on its disk is lost, and it can't be brought back.")
                        .arg(whatIsDestroyed(record));
    if (sandbox)
        words += u' ' + tr("This is the sandbox: nothing is billed.");
    auto *ask = new AskDialog(QStringLiteral("history.ask"), tr("Destroy contract %1?").arg(record.contract),
        words, tr("&Destroy contract %1").arg(record.contract), m_window);
    connect(ask, &QDialog::accepted, this, [this, record] { m_services.destroyer.destroy(record); });
    ask->open();
}

void HistoryActions::mend(const LaunchRecord &record, const Difference &difference)
{
    switch (difference.remedy) {
    case Difference::Remedy::Destroy:
        destroy(record);
        return;
    case Difference::Remedy::RaiseBid:
        changeBid(record);
        return;
    case Difference::Remedy::Start:
        m_services.actions.start(record);
        return;
    case Difference::Remedy::Stop:
        m_services.actions.stop(record);
        return;
    }
}

void HistoryActions::changeBid(const LaunchRecord &record)
{
    auto *ask = new BidDialog(record, m_window);
    connect(ask, &QDialog::accepted, this,
        [this, ask, record] { m_services.actions.changeBid(record, ask->bid()); });
    ask->open();
}

bool HistoryActions::isMine(const LaunchRecord &record) const
{
    const ApiAccount &account = m_services.client.account();
    return record.account == accountFingerprint(account.key)
        && record.baseUrl == apiIdentity(account.baseUrl);
}

}
