// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/runtype.h"

#include <QStringList>

namespace berth {

QString runtypeText(Runtype runtype)
{
    QString text;
    switch (runtype.mode) {
    case AccessMode::LeftAlone:
        return {};
    case AccessMode::Args:
        return QStringLiteral("args");
    case AccessMode::Ssh:
        text = QStringLiteral("ssh");
        break;
    case AccessMode::Jupyter:
        text = QStringLiteral("jupyter");
        break;
    }
    if (runtype.connection == Connection::Proxy)
        text += QLatin1String("_proxy");
    else if (runtype.connection == Connection::Direct)
        text += QLatin1String("_direct");
    return text;
}

// The official client sends several words, the strongest first: "jupyter_direc ssh_direc ssh_proxy".
std::optional<Runtype> parseRuntype(QStringView text)
{
    const QStringList words = text.toString().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return std::nullopt;
    Runtype result;
    for (const QString &word : words) {
        Runtype one;
        const qsizetype bar = word.indexOf(u'_');
        const QString mode = word.left(bar < 0 ? word.size() : bar);
        const QString connection = bar < 0 ? QString() : word.mid(bar + 1);
        if (mode == QLatin1String("ssh"))
            one.mode = AccessMode::Ssh;
        else if (mode == QLatin1String("jupyter"))
            one.mode = AccessMode::Jupyter;
        else if (mode == QLatin1String("args") && bar < 0)
            one.mode = AccessMode::Args;
        else
            return std::nullopt;
        if (connection == QLatin1String("direct") || connection == QLatin1String("direc"))
            one.connection = Connection::Direct;
        else if (connection == QLatin1String("proxy"))
            one.connection = Connection::Proxy;
        else if (bar >= 0)
            return std::nullopt;
        if (result.mode == AccessMode::LeftAlone)
            result = one;
        else if (one.mode == AccessMode::Args || result.mode == AccessMode::Args)
            return std::nullopt;
    }
    return result;
}

}
