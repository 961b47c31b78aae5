// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/unresolvednotifier.h"

#include "api/apiclient.h"
#include "launch/explanation.h"
#include "launch/journalservice.h"
#include "launch/reconciler.h"
#include "ui/history/traynotice.h"
#include "ui/session.h"

#include <QApplication>
#include <QWidget>

#include <memory>

namespace berth {

UnresolvedNotifier::UnresolvedNotifier(const Services &services, QWidget *window, Sink sink)
    : QObject(window)
    , m_services(services)
    , m_window(window)
    , m_sink(std::move(sink))
{
    if (!m_sink) {
        auto *tray = new TrayNotice(this);
        m_sink = [tray](const QString &title, const QString &words, std::function<void()> clicked) {
            tray->show(title, words, std::move(clicked));
        };
    }
    connect(&services.journal, &JournalService::changed, this, &UnresolvedNotifier::recount);
    connect(&services.session, &Session::changed, this, &UnresolvedNotifier::recount);
    connect(&services.reconciler, &Reconciler::resolved, this, &UnresolvedNotifier::resolved);
    recount();
}

UnresolvedNotifier::~UnresolvedNotifier() = default;

void UnresolvedNotifier::recount()
{
    m_stale = true;
    if (m_asking)
        return;
    m_asking = true;
    m_stale = false;
    JournalFilter filter;
    filter.account = accountFingerprint(m_services.client.account().key);
    filter.baseUrl = apiIdentity(m_services.client.account().baseUrl);
    filter.states = {LaunchState::Sending, LaunchState::Unknown, LaunchState::Conflict};
    const bool nobody = filter.account.isEmpty(); // an empty account would not restrict
    m_services.journal.ask(
        this, [filter](const Journal &journal) { return journal.records(filter); },
        [this, nobody](const auto &records) {
            m_asking = false;
            // A journal that can't be read tells so where it is shown; the last count stands.
            const int count = nobody ? 0 : records ? static_cast<int>(records->size()) : m_count;
            if (count != m_count) {
                m_count = count;
                Q_EMIT countChanged(count);
            }
            if (m_stale)
                recount();
        });
}

void UnresolvedNotifier::resolved(const LaunchRecord &record)
{
    // A refusal that is confirmed is what the person was told already.
    if (record.state == LaunchState::Refused || !m_window || m_window->isActiveWindow())
        return;
    const Explanation text = explainRecord(record);
    QApplication::alert(m_window);
    m_sink(
        text.title, text.happened + u' ' + text.means, [this, id = record.id] { Q_EMIT launchWanted(id); });
}

}
