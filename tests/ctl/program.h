// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace berth::test {

// berthctl as a script meets it: its own home, no key but those that a test gives.
class Program
{
public:
    Program();

    struct Result
    {
        int exit = -1;
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const;
    };

    Result run(const QStringList &arguments, const QByteArray &input = {});
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    // Where it is started; else where the test was.
    void setDirectory(const QString &path) { m_directory = path; }
    void prepare(QProcess &process) const;
    [[nodiscard]] QString home() const { return m_home.path(); }
    // Writes a file into the home folder and returns its path.
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QString m_directory;
};

}
