// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "api/endpointpacer.h"
#include "core/clock.h"
#include "launch/accountwatch.h"
#include "launch/aftercare.h"
#include "launch/contractactions.h"
#include "launch/contractdestroyer.h"
#include "launch/contractinspector.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "launch/reconciler.h"
#include "market/markbook.h"
#include "market/offerrecheck.h"
#include "market/offersearcher.h"
#include "market/templatefinder.h"
#include "store/accounts.h"
#include "store/presetlibrary.h"
#include "store/presetsecrets.h"
#include "store/settings.h"
#include "store/vaultchain.h"
#include "ui/contractkeys.h"
#include "ui/series/seriesrun.h"
#include "ui/services.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace berth {

// What works behind the window, put together once for the program and for the tests that drive it.
class Engine
{
public:
    Engine(const QString &stateDir, std::unique_ptr<Vault> keyring, Session::SandboxStarter startSandbox,
        QList<Rehearsable> faults);
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    [[nodiscard]] Services services();
    // Takes up what earlier runs have left open. Call it when the first frame stands.
    void start();

    [[nodiscard]] Settings &settings() { return m_settings; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] LaunchDraft &draft() { return m_draft; }
    [[nodiscard]] JournalService &journal() { return m_journal; }

private:
    void followSession();
    [[nodiscard]] QString journalDir();

    QString m_stateDir;
    QList<Rehearsable> m_faults;
    // The sandbox's contracts end with it, and so does its journal.
    std::optional<QTemporaryDir> m_sandboxDir;
    SystemClock m_clock;
    Settings m_settings;
    VaultChain m_vault;
    Accounts m_accounts;
    PresetLibrary m_presets;
    PresetSecrets m_presetSecrets;
    ApiClient m_client;
    Session m_session;
    LaunchDraft m_draft;
    JournalService m_journal;
    LaunchController m_controller;
    Reconciler m_reconciler;
    ContractInspector m_inspector;
    ContractActions m_actions;
    ContractDestroyer m_destroyer;
    Aftercare m_aftercare;
    ContractKeys m_contractKeys;
    EndpointPacer m_pacer; // the API counts by account, whoever of us asks
    AccountWatch m_accountWatch;
    OfferSearcher m_searcher;
    OfferSearcher m_lookup;
    MarkBook m_marks;
    OfferRecheck m_recheck;
    ChosenTemplate m_chosenTemplate;
    TemplateFinder m_templates;
    SeriesRun m_series;
    bool m_started = false;
};

}
