// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envlines.h"

#include "core/shellwords.h"

namespace berth {
namespace {

// As a .env file holds it: single quotes keep all but themselves and line ends, double quotes escape.
QString quoted(const QString &value)
{
    if (value.isEmpty() || quoteShellWord(value) == value)
        return value;
    if (!value.contains(u'\'') && !value.contains(u'\n') && !value.contains(u'\r'))
        return u'\'' + value + u'\'';
    QString result = value;
    result.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    result.replace(u'$', QLatin1String("\\$")).replace(u'`', QLatin1String("\\`"));
    result.replace(u'\n', QLatin1String("\\n")).replace(u'\r', QLatin1String("\\r"));
    return u'"' + result + u'"';
}

QString line(const EnvRow &row, bool withSecrets)
{
    const bool hidden = row.secret && !withSecrets && !row.value.isEmpty();
    switch (row.kind) {
    case EnvKind::Variable:
        return row.name + u'=' + (hidden ? maskedText() : quoted(row.value.reveal()));
    case EnvKind::Port:
        return QLatin1String("-p ") + row.name;
    case EnvKind::Flag:
        return row.name + u' ' + (hidden ? maskedText() : quoteShellWord(row.value.reveal()));
    }
    Q_UNREACHABLE();
}

}

QString envRowsText(const EnvRows &rows, bool withSecrets)
{
    QString text;
    for (const EnvRow &row : rows)
        text += line(row, withSecrets) + u'\n';
    return text;
}

}
