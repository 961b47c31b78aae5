// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/instance.h"
#include "api/rawreply.h"
#include "core/clock.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace berth {

class ApiCall;
class ApiClient;

// Whose contracts are looked at.
struct AccountAt
{
    QString account; // accountFingerprint()
    QUrl baseUrl; // apiIdentity()

    [[nodiscard]] bool isSet() const { return !account.isEmpty(); }
    // Whether the client speaks for it.
    [[nodiscard]] bool isOf(const ApiClient &client) const;
    friend bool operator==(const AccountAt &, const AccountAt &) = default;
};

struct SweepResult
{
    // The whole list was read. Only then does it prove anything that a contract is not in `contracts`.
    bool valid = false;
    bool limited = false; // invalid because calls came too fast; the next one should wait 12 s
    QString why; // why it is invalid, as a sentence for a person
    QList<Instance> contracts; // of a valid one; each id once
    std::chrono::milliseconds began{0}; // Clock::elapsed() before the first question
};

// Reads an account's whole list of contracts, page by page. It is valid only when every page is a 200 with a
// list that can be read to its last entry, and no page repeats a cursor. Everything else (HTML, a 410, a
// time-out, a bad key, an empty answer) is an invalid sweep, never an empty list.
class Sweep : public QObject
{
    Q_OBJECT

public:
    Sweep(ApiClient &client, Clock &clock, QObject *parent = nullptr);
    ~Sweep() override;

    // Not while one is running. finished() follows, always later.
    void start(const AccountAt &whose);
    void cancel(); // without finished()
    [[nodiscard]] bool isRunning() const { return m_running; }

    static constexpr int mostPages = 400; // of 25; a longer list is no list
    // Once the server has asked for it, calls are this far apart (it wants a second, on its own clock).
    static constexpr std::chrono::milliseconds spacing{1200};
    static constexpr std::chrono::seconds timeout{20}; // for each page

Q_SIGNALS:
    void finished(const berth::SweepResult &result);

private:
    void askWhenAllowed();
    void ask();
    void read(const RawReply &reply);
    void giveUp(const QString &why, bool limited = false);
    void finish();

    ApiClient &m_client;
    Clock &m_clock;
    QPointer<ApiCall> m_call;
    AccountAt m_whose;
    SweepResult m_result;
    QString m_cursor;
    QSet<QString> m_cursors; // those that were followed
    QSet<qint64> m_ids;
    std::optional<std::chrono::milliseconds> m_asked; // when the last question was sent
    quint64 m_run = 0; // which start() a late timer belongs to
    bool m_running = false;
    bool m_spaced = false;
};

}
