// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shellwords.h"
#include "fuzz/target.h"
#include "interop/clientenv.h"
#include "interop/envpaste.h"

using namespace berth;

namespace {

void checkRows(const EnvRows &rows, const QString &text)
{
    for (const EnvRow &row : rows) {
        fuzz::check(!row.name.isEmpty(), "a row has a name", text);
        fuzz::check(row.kind != EnvKind::Port || parsePort(row.name), "a port is one", row.name);
        fuzz::check(row.kind != EnvKind::Variable || !row.name.contains(u'='), "a name has no =", row.name);
    }
}

void checkFlagsComeBack(const EnvRows &rows)
{
    QStringList words;
    EnvRows wanted;
    for (const EnvRow &row : rows) {
        // In a paste, CR LF is a line end like any other.
        if (row.kind != EnvKind::Variable || row.value.reveal().contains(QLatin1String("\r\n"))
            || row.name.contains(QLatin1String("\r\n")))
            continue;
        words << QStringLiteral("-e") << row.name + u'=' + row.value.reveal();
        wanted << row;
    }
    const QString line = joinShellWords(words);
    const EnvPaste again = readEnvPaste(line);
    fuzz::check(again.problems.isEmpty() && again.rows == wanted, "flags come back", line);
}

void envPaste(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const EnvPaste paste = readEnvPaste(text);
    checkRows(paste.rows, text);
    for (const PasteProblem &problem : paste.problems + paste.notes) {
        fuzz::check(
            problem.line >= 1 && problem.line <= text.count(u'\n') + 1, "a line is one of the text", text);
        fuzz::check(!problem.reason.isEmpty(), "a problem has a reason", text);
        fuzz::check(
            !problem.text.contains(u'\n') && problem.text.size() <= 200, "a problem's text is short", text);
    }
    checkFlagsComeBack(paste.rows);

    // The official client's own way with such a text.
    const DockerFlags flags = readClientEnv(text);
    checkRows(flags.rows, text);
    const ClientEnvText written = clientEnvText(flags.rows);
    const QHash<QString, QString> sent = clientEnvMeaning(written.text);
    for (const EnvRow &row : flags.rows) {
        if (!written.left.contains(row))
            fuzz::check(sent.value(envKey(row)) == envWireValue(row), "the client sends what was written",
                written.text);
    }
}

}

BERTH_FUZZ_TARGET(envpaste, envPaste)
