// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include <QFile>
#include <QJsonObject>

namespace berth::test {

QJsonObject Program::Result::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("standard output is no JSON: %s", out.constData());
    return document.object();
}

Program::Program()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"VAST_API_KEY", "VAST_URL", "BERTH_API_URL", "BERTH_STATE_DIR",
             "XDG_CONFIG_HOME", "http_proxy", "https_proxy"})
        m_environment.remove(QString::fromLatin1(name));
    m_environment.insert(QStringLiteral("HOME"), m_home.path());
    m_environment.insert(QStringLiteral("USERPROFILE"), m_home.path()); // Windows' home
    m_environment.insert(QStringLiteral("BERTH_STATE_DIR"), m_home.filePath(QStringLiteral("state")));
}

void Program::prepare(QProcess &process) const
{
    process.setProgram(QStringLiteral(BERTHCTL));
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_directory);
}

Program::Result Program::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    prepare(process);
    process.setArguments(arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString Program::file(const QString &name, const QByteArray &content) const
{
    QFile file(m_home.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(file.fileName()));
    return file.fileName();
}

}
