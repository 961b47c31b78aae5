// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/requestcommand.h"

#include "catalog/requestwriter.h"
#include "ctl/description.h"
#include "ctl/terminal.h"
#include "interop/requesttext.h"

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
        {QStringLiteral("as"), Words::tr("Write it as curl, vastai, json or python instead."),
            QStringLiteral("FORM")},
        {QStringLiteral("show-secrets"), Words::tr("Write secrets in clear.")},
    });
}

Exit RequestCommand::run(
    const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const QString form = parser.value(QStringLiteral("as"));
    const auto as = requestFormByKey(form);
    if (!form.isEmpty() && !as) {
        context.terminal.problem(
            QStringLiteral("--as"), Words::tr("“%1” is none of curl, vastai, json and python").arg(form));
        return Exit::BadInput;
    }
    const auto description = readDescription(parser, context.terminal);
    if (!description)
        return Exit::BadInput;

    const SecretPolicy secrets
        = parser.isSet(QStringLiteral("show-secrets")) ? SecretPolicy::Reveal : SecretPolicy::Mask;
    const QJsonObject body = requestBody(description->fields, secrets);
    const QString path = createPath(description->offerId);
    if (as) {
        const RequestText written
            = requestText(*as, description->fields, description->offerId, global.apiUrl, secrets);
        for (const QString &note : written.notes)
            context.terminal.say(Words::tr("note: %1").arg(note));
        context.terminal.result(written.text);
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
