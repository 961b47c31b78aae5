// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"

#include <QSslCertificate>
#include <QTemporaryDir>

#include <optional>

namespace berth::test {

// A certificate authority of one test run, made by the openssl program; nothing of it is kept.
class TestCa
{
public:
    TestCa();

    // False without the openssl program.
    [[nodiscard]] bool isValid() const { return !m_certificate.isNull(); }
    [[nodiscard]] const QSslCertificate &certificate() const { return m_certificate; }
    // A server certificate for `names`, as in a subjectAltName: "IP:127.0.0.1,DNS:api.example".
    [[nodiscard]] std::optional<TlsIdentity> issue(const QString &names) const;

private:
    [[nodiscard]] bool run(const QStringList &arguments) const;
    [[nodiscard]] QByteArray file(const QString &name) const;

    QTemporaryDir m_dir;
    QSslCertificate m_certificate;
};

}
