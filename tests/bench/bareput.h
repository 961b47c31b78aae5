// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/pair.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QUrl>

namespace berth::bench {

// The floor of a launch: Qt's put() of bytes that are ready, on a connection that is open already.
class BarePut
{
public:
    BarePut(QUrl baseUrl, QByteArray authorization);

    // From put() to the whole answer, read. `created` tells whether the answer names a contract.
    [[nodiscard]] Took send(const QString &path, const QByteArray &body, bool &created);

private:
    QUrl m_baseUrl;
    QByteArray m_authorization;
    QNetworkAccessManager m_manager;
};

// Lets the event loop run, as while a person reads a confirmation.
void wait(std::chrono::milliseconds time);

}
