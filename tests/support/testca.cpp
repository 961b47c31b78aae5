// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testca.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>

namespace berth::test {
namespace {

const QStringList newKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
    QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes")};

}

TestCa::TestCa()
{
    const bool made = run(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"),
                              QStringLiteral("2"), QStringLiteral("-subj"),
                              QStringLiteral("/CN=Berth test CA"), QStringLiteral("-keyout"),
                              QStringLiteral("ca.key"), QStringLiteral("-out"), QStringLiteral("ca.pem")}
        + newKey);
    if (made)
        m_certificate = QSslCertificate(file(QStringLiteral("ca.pem")));
}

std::optional<TlsIdentity> TestCa::issue(const QString &names) const
{
    QFile extensions(m_dir.filePath(QStringLiteral("ext")));
    if (!extensions.open(QIODevice::WriteOnly))
        return std::nullopt;
    extensions.write("subjectAltName=" + names.toLatin1() + "\n");
    extensions.close();
    const bool made = run(QStringList{QStringLiteral("req"), QStringLiteral("-subj"),
                              QStringLiteral("/CN=leaf"), QStringLiteral("-keyout"),
                              QStringLiteral("leaf.key"), QStringLiteral("-out"), QStringLiteral("leaf.csr")}
                          + newKey)
        && run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
            QStringLiteral("leaf.csr"), QStringLiteral("-CA"), QStringLiteral("ca.pem"),
            QStringLiteral("-CAkey"), QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"),
            QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-extfile"), QStringLiteral("ext"),
            QStringLiteral("-out"), QStringLiteral("leaf.pem")});
    if (!made)
        return std::nullopt;
    return TlsIdentity{QSslCertificate(file(QStringLiteral("leaf.pem"))),
        QSslKey(file(QStringLiteral("leaf.key")), QSsl::Ec)};
}

bool TestCa::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_dir.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    return openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit
        && openssl.exitCode() == 0;
}

QByteArray TestCa::file(const QString &name) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}
