// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/terminal.h"

#include <QFile>
#include <QTextStream>

namespace berth {
namespace {

void write(FILE *file, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), file);
    std::fflush(file);
}

}

void Terminal::result(const QString &text)
{
    write(stdout, text);
}

void Terminal::result(const QJsonDocument &json, QJsonDocument::JsonFormat format)
{
    write(stdout, QString::fromUtf8(json.toJson(format)).trimmed());
}

void Terminal::say(const QString &text)
{
    write(stderr, text);
}

void Terminal::problem(const QString &name, const QString &message)
{
    say(QStringLiteral("%1: %2").arg(name, message));
}

bool Terminal::confirm(const QString &question)
{
    std::fputs((question + QLatin1String(" [y/N] ")).toUtf8().constData(), stderr);
    std::fflush(stderr);
    QTextStream input(stdin);
    const QString answer = input.readLine().trimmed().toLower();
    return answer == QLatin1String("y") || answer == QLatin1String("yes");
}

}
