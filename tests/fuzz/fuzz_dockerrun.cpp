// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shellwords.h"
#include "fuzz/requests.h"
#include "interop/dockerports.h"
#include "interop/dockerrun.h"

using namespace berth;

namespace {

// Written again from what was understood, it means the same.
void checkComesBack(const ImportResult &result)
{
    if (!result.fields.isSet(FieldId::Image) || result.fields.isSet(FieldId::Onstart)
        || result.fields.text(FieldId::Runtype) != QLatin1String("args"))
        return;
    QStringList words{QStringLiteral("docker"), QStringLiteral("run")};
    if (const EnvRows *rows = result.fields.get<EnvRows>(FieldId::Env)) {
        for (const EnvRow &row : *rows) {
            if (row.kind == EnvKind::Variable)
                words << QStringLiteral("-e") << row.name + u'=' + row.value.reveal();
            else if (row.kind == EnvKind::Port)
                words << QStringLiteral("-p") << row.name;
            else
                words << row.name << row.value.reveal();
        }
    }
    for (const auto &[id, option] :
        {std::pair(FieldId::User, "--user"), std::pair(FieldId::Label, "--name")}) {
        if (result.fields.isSet(id))
            words << QString::fromLatin1(option) << result.fields.text(id);
    }
    words << QStringLiteral("--") << result.fields.text(FieldId::Image);
    if (const QStringList *args = result.fields.get<QStringList>(FieldId::Args))
        words << *args;
    const QString line = joinShellWords(words);
    const ImportResult again = readDockerRun(line);
    fuzz::check(again.problems.isEmpty() && fuzz::meaning(again.fields) == fuzz::meaning(result.fields),
        "the command comes back", line);
}

void dockerRun(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (const QString &command : {text, QLatin1String("docker run ") + text}) {
        const ImportResult result = readDockerRun(command);
        fuzz::checkImport(result, command);
        checkComesBack(result);
    }
    if (const auto ports = readPublished(text)) {
        fuzz::check(!ports->mappings.isEmpty() && ports->mappings.size() <= 64, "a few ports", text);
        for (const QString &mapping : ports->mappings)
            fuzz::check(parsePort(mapping).has_value(), "a port is one", mapping);
    }
}

}

BERTH_FUZZ_TARGET(dockerrun, dockerRun)
