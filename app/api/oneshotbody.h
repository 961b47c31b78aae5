// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace berth {

// An upload body that can be read once. QNetworkAccessManager sends a request again by itself when a
// connection breaks, provided that it can rewind the body; this one cannot be rewound, so it cannot go out
// twice. Read by the thread that it lives on (QNetworkAccessManager hands the bytes to its own thread).
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray body, QObject *parent = nullptr);

    // How much has been handed out. 0 means that nothing of the body can have left this computer.
    [[nodiscard]] qint64 bytesRead() const { return m_read; }
    // From now on nothing is handed out any more.
    void shut() { m_shut = true; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 size() const override;
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qint64 m_read = 0;
    bool m_shut = false;
};

}
