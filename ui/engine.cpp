// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine.h"

#include "core/environment.h"

#include <QFileInfo>

namespace berth {

Engine::Engine(const QString &stateDir, std::unique_ptr<Vault> keyring, Session::SandboxStarter startSandbox,
    QList<Rehearsable> faults)
    : m_stateDir(stateDir)
    , m_faults(std::move(faults))
    , m_settings(stateDir)
    , m_vault(std::move(keyring), stateDir, QFileInfo::exists(FileVault::pathIn(stateDir)))
    , m_accounts(stateDir, m_vault, processEnvironment(), homeFolder())
    , m_presets(stateDir)
    , m_presetSecrets(m_vault)
    , m_client(ApiAccount())
    , m_session(m_client, m_settings, m_accounts, std::move(startSandbox))
    , m_journal(stateDir, m_clock)
    , m_controller(m_client, m_clock, m_journal)
    , m_reconciler(m_client, m_clock, m_journal)
    , m_inspector(m_client, m_clock, m_journal)
    , m_actions(m_client, m_clock, m_journal)
    , m_destroyer(m_client, m_clock, m_journal)
    , m_aftercare(m_controller, m_reconciler, m_inspector, m_destroyer)
    , m_contractKeys(m_controller, m_destroyer, m_session, m_vault)
    , m_pacer(m_clock)
    , m_accountWatch(m_client, m_clock, m_pacer, m_reconciler)
    , m_searcher(m_client, m_clock, m_pacer)
    , m_lookup(m_client, m_clock, m_pacer)
    , m_marks(stateDir)
    , m_recheck(m_client, m_clock, m_pacer)
    , m_chosenTemplate(m_client, m_clock, m_pacer, m_session, m_draft)
    , m_templates(m_client, m_clock, m_pacer)
    , m_series(m_client, m_clock, m_pacer, m_controller, m_reconciler, m_marks)
{
    QObject::connect(&m_session, &Session::changed, &m_aftercare, [this] { followSession(); });
    followSession();
    for (OfferSearcher *searcher : {&m_searcher, &m_lookup})
        QObject::connect(searcher, &OfferSearcher::found, &m_recheck, &OfferRecheck::noteSeen);
    const auto contractsChanged = [this] { m_accountWatch.readContractsSoon(); };
    QObject::connect(&m_controller, &LaunchController::finished, &m_accountWatch, contractsChanged);
    QObject::connect(&m_destroyer, &ContractDestroyer::gone, &m_accountWatch, contractsChanged);
}

Services Engine::services()
{
    return {m_client, m_settings, m_session, m_draft, m_controller, m_journal, m_reconciler, m_inspector,
        m_actions, m_destroyer, m_clock, m_vault, m_accounts, m_presets, m_presetSecrets, m_searcher,
        m_lookup, m_marks, m_chosenTemplate, m_templates, m_accountWatch, m_pacer, m_series, m_recheck,
        m_stateDir, m_faults};
}

void Engine::start()
{
    m_started = true;
    if (!m_session.isSandbox()) // which needs none, and a keyring may ask for a password
        m_session.readKey();
    m_journal.watchOthers(true);
    m_aftercare.start();
    m_accountWatch.startAnew(); // after it: its list would do
    m_presets.start();
}

void Engine::followSession()
{
    m_series.followAccount();
    m_journal.useStateDir(journalDir());
    m_marks.useDir(journalDir()); // the sandbox's machines have numbers of their own
    const ApiAccount &account = m_client.account();
    m_aftercare.setAccount(accountFingerprint(account.key), apiIdentity(account.baseUrl));
    if (m_started) {
        m_aftercare.start();
        m_accountWatch.startAnew();
    }
}

QString Engine::journalDir()
{
    if (!m_session.isSandbox())
        return m_stateDir;
    if (!m_sandboxDir)
        m_sandboxDir.emplace();
    return m_sandboxDir->path();
}

}
