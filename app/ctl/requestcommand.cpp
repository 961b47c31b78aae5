// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/requestcommand.h"

#include "catalog/requestwriter.h"
#include "ctl/description.h"
#include "ctl/terminal.h"
#include "interop/curlcommand.h"
#include "interop/vastaiexport.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

}

QString RequestCommand::summary() const
{
    return Words::tr("build the request and send nothing");
}

void RequestCommand::addOptions(QCommandLineParser &parser) const
{
    addDescriptionOptions(parser);
    parser.addOptions({
        {QStringLiteral("as"), Words::tr("Write it as curl, vastai or json instead."),
            QStringLiteral("FORM")},
        {QStringLiteral("show-secrets"), Words::tr("Write secrets in clear.")},
    });
}

Exit RequestCommand::run(
    const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const QString form = parser.value(QStringLiteral("as"));
    static const QStringList forms{
        QString(), QStringLiteral("curl"), QStringLiteral("vastai"), QStringLiteral("json")};
    if (!forms.contains(form)) {
        context.terminal.problem(
            QStringLiteral("--as"), Words::tr("“%1” is none of curl, vastai and json").arg(form));
        return Exit::BadInput;
    }
    const auto description = readDescription(parser, context.terminal);
    if (!description)
        return Exit::BadInput;

    const SecretPolicy secrets
        = parser.isSet(QStringLiteral("show-secrets")) ? SecretPolicy::Reveal : SecretPolicy::Mask;
    const QJsonObject body = requestBody(description->fields, secrets);
    const QString path = createPath(description->offerId);
    if (form == QLatin1String("curl")) {
        context.terminal.result(
            curlCommand(description->fields, description->offerId, global.apiUrl, secrets));
    } else if (form == QLatin1String("vastai")) {
        const VastaiExport command = vastaiCommand(description->fields, description->offerId, secrets);
        for (const QString &note : command.notes)
            context.terminal.say(Words::tr("note: %1").arg(note));
        context.terminal.result(command.text);
    } else if (form == QLatin1String("json")) {
        context.terminal.result(QJsonDocument(body));
    } else if (global.json) {
        context.terminal.result(QJsonDocument(QJsonObject{{QStringLiteral("method"), QStringLiteral("PUT")},
            {QStringLiteral("path"), path}, {QStringLiteral("body"), body}}));
    } else {
        context.terminal.result(QStringLiteral("PUT ") + path);
        context.terminal.result(QJsonDocument(body));
    }
    return Exit::Done;
}

}
