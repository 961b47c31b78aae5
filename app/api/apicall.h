// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apirequest.h"
#include "api/rawreply.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace berth {

class OneShotBody;

// One exchange under way. Belongs to the ApiClient that made it, ends in exactly one finished() and then
// deletes itself. Deleting it, or its client, before that stops the exchange and emits nothing.
class ApiCall final : public QObject
{
    Q_OBJECT

public:
    ~ApiCall() override;

    // Stops waiting: ends in Delivery::Cancelled, unless the answer is here already.
    void cancel();

Q_SIGNALS:
    // Never from within send() or cancel().
    void finished(const berth::RawReply &reply);

private:
    friend class ApiClient;
    ApiCall(const ApiRequest &request, std::chrono::milliseconds timeout, QObject *parent);

    // Hands the request to the network, and keeps the manager for as long as it takes.
    void begin(std::shared_ptr<QNetworkAccessManager> manager, const QNetworkRequest &request);
    void refuse(const QString &why);
    [[nodiscard]] bool isDone() const { return m_done; }

    void watch();
    void readMore();
    void onMetaData();
    void onFinished();
    void stop(Delivery delivery, const QString &words);
    void finish(RawReply reply);
    [[nodiscard]] bool mayHaveLeft() const;
    [[nodiscard]] bool wasCutShort() const;

    const ApiRequest m_request;
    QTimer m_timeout;
    QElapsedTimer m_clock;
    std::unique_ptr<OneShotBody> m_body; // outlives m_reply
    std::shared_ptr<QNetworkAccessManager> m_manager;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_received;
    QString m_tlsWords;
    bool m_left = false; // Qt has told that bytes of the request went out
    bool m_done = false;
};

}
