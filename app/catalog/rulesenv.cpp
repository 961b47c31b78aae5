// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/rules.h"
#include "catalog/validator.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace berth {
namespace {

struct EnvRules
{
    Q_DECLARE_TR_FUNCTIONS(EnvRules)
};

void report(Issues &issues, Severity severity, const char *name, int row, const QString &message,
    const QString &remedy)
{
    issues.append({severity, QString::fromLatin1(name), {FieldId::Env}, message, remedy, row});
}

void checkVariable(const EnvRow &row, int at, Issues &issues)
{
    if (row.name.isEmpty()) {
        report(issues, Severity::Error, "env.no_name", at, EnvRules::tr("Row %1 has no name.").arg(at + 1),
            EnvRules::tr("Give it a name, or delete the row."));
        return;
    }
    const QChar first = row.name.front();
    const bool odd = std::any_of(
        row.name.begin(), row.name.end(), [](QChar c) { return c.isSpace() || c == u'=' || c.isNull(); });
    if (odd || first == u'-') {
        report(issues, Severity::Error, "env.bad_name", at,
            EnvRules::tr("“%1” can't be the name of a variable.").arg(row.name),
            EnvRules::tr("Use letters, digits and underscores."));
        return;
    }
    if (row.secret && row.value.isEmpty())
        report(issues, Severity::Warning, "env.empty_secret", at,
            EnvRules::tr("The secret %1 is empty.").arg(row.name),
            EnvRules::tr("Enter its value. A preset keeps it in the vault; the unfinished form does not keep it."));
    const bool usual = !first.isDigit() && std::all_of(row.name.begin(), row.name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_');
    });
    if (!usual)
        report(issues, Severity::Warning, "env.odd_name", at,
            EnvRules::tr("“%1” is no name that every shell can read.").arg(row.name),
            EnvRules::tr("Use letters, digits and underscores, and begin with a letter."));
}

void checkFlag(const EnvRow &row, int at, Issues &issues)
{
    static const QStringList known{QStringLiteral("-h"), QStringLiteral("-v"), QStringLiteral("-n")};
    if (!row.name.startsWith(u'-') || row.name.contains(u' ')) {
        report(issues, Severity::Error, "flag.malformed", at,
            EnvRules::tr("“%1” is no Docker flag.").arg(row.name), EnvRules::tr("Write it as -h, -v or -n."));
        return;
    }
    if (row.value.isEmpty())
        report(issues, Severity::Error, "flag.no_value", at,
            EnvRules::tr("The flag %1 has no value.").arg(row.name),
            EnvRules::tr("Enter its value, or delete the row."));
    if (!known.contains(row.name))
        report(issues, Severity::Warning, "flag.unknown", at,
            EnvRules::tr("Vast.ai documents no Docker flag %1.").arg(row.name),
            EnvRules::tr("It may be ignored; -h, -v and -n are known."));
}

void checkPort(const EnvRow &row, int at, Issues &issues)
{
    if (!parsePort(row.name))
        report(issues, Severity::Error, "port.malformed", at,
            EnvRules::tr("“%1” is no port mapping.").arg(row.name),
            EnvRules::tr(
                "Write OUTSIDE:INSIDE, such as 8000:8000 or 53:53/udp; numbers are 1 to 65535, or 70000 and "
                "above for the same port outside."));
}

// "80:80" and "80:80/tcp" are two keys for one port.
QString identity(const EnvRow &row)
{
    if (row.kind == EnvKind::Port) {
        if (const auto port = parsePort(row.name))
            return QStringLiteral("-p %1/%2").arg(port->outside).arg(port->protocol);
    }
    return envKey(row);
}

}

namespace rules {

void checkEnv(const RequestFields &fields, Issues &issues)
{
    const EnvRows *rows = fields.get<EnvRows>(FieldId::Env);
    if (!rows)
        return;
    QHash<QString, int> seen;
    qsizetype total = 0;
    int ports = 0;
    for (int at = 0; at < rows->size(); ++at) {
        const EnvRow &row = rows->at(at);
        if (row.kind == EnvKind::Variable)
            checkVariable(row, at, issues);
        else if (row.kind == EnvKind::Port)
            checkPort(row, at, issues);
        else
            checkFlag(row, at, issues);
        ports += row.kind == EnvKind::Port ? 1 : 0;

        const QString name = identity(row);
        if (const auto first = seen.constFind(name); first != seen.constEnd() && !row.name.isEmpty())
            report(issues, Severity::Error, "env.duplicate", at,
                EnvRules::tr("Row %1 is the same as row %2: %3.")
                    .arg(at + 1)
                    .arg(*first + 1)
                    .arg(row.kind == EnvKind::Variable ? row.name : envKey(row)),
                EnvRules::tr("Only one of the two can be sent; delete one."));
        else
            seen.insert(name, at);

        const qsizetype length = envKey(row).size() + envWireValue(row).size();
        total += length;
        if (length > envEntryMaxLength)
            report(issues, Severity::Error, "env.entry_too_long", at,
                EnvRules::tr("Row %1 has %2 characters in name and value; at most %3 are allowed.")
                    .arg(at + 1)
                    .arg(length)
                    .arg(envEntryMaxLength),
                EnvRules::tr("Shorten the value, or set it in the on-start script."));
    }
    if (total > envTotalMaxLength)
        report(issues, Severity::Error, "env.too_long", -1,
            EnvRules::tr("The environment has %1 characters in all; at most %2 are allowed.")
                .arg(total)
                .arg(envTotalMaxLength),
            EnvRules::tr("Delete or shorten rows."));
    if (ports > maxPorts)
        report(issues, Severity::Error, "port.too_many", -1,
            EnvRules::tr("%1 ports are opened; at most %2 are allowed.").arg(ports).arg(maxPorts),
            EnvRules::tr("Delete ports."));
}

}
}
