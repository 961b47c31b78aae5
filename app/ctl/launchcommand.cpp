// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/launchcommand.h"

#include "api/apiclient.h"
#include "ctl/description.h"
#include "ctl/terminal.h"
#include "launch/explanation.h"
#include "launch/launchcontroller.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

Exit exitFor(LaunchState state)
{
    switch (state) {
    case LaunchState::Created:
        return Exit::Done;
    case LaunchState::Refused:
        return Exit::Refused;
    case LaunchState::NotSent:
        return Exit::NotSent;
    case LaunchState::Absent:
        return Exit::Absent;
    default:
        return Exit::Unknown;
    }
}

// The closed set of ApiError, as words for scripts.
QString errorKind(const LaunchResult &result)
{
    const CreateOutcome &outcome = result.outcome;
    if (result.state == LaunchState::NotSent)
        return QStringLiteral("not_sent");
    if (result.state == LaunchState::Refused || result.state == LaunchState::Created)
        return QStringLiteral("refusal");
    if (outcome.delivery != Delivery::Answered && outcome.delivery != Delivery::Redirected)
        return QStringLiteral("transport");
    return outcome.status >= 200 && outcome.status < 300 ? QStringLiteral("malformed")
                                                         : QStringLiteral("http");
}

QJsonValue errorJson(const LaunchResult &result)
{
    if (result.state == LaunchState::Created && !result.outcome.withError)
        return QJsonValue::Null;
    const CreateOutcome &outcome = result.outcome;
    return QJsonObject{
        {QStringLiteral("kind"), errorKind(result)},
        {QStringLiteral("status"), outcome.status > 0 ? QJsonValue(outcome.status) : QJsonValue()},
        {QStringLiteral("code"), outcome.code.isEmpty() ? QJsonValue() : QJsonValue(outcome.code)},
        {QStringLiteral("message"), outcome.message},
    };
}

QJsonObject resultJson(const LaunchResult &result, const Explanation &explanation)
{
    const qint64 contract = result.outcome.contract;
    return {
        {QStringLiteral("launch_id"),
            QJsonValue()}, // there is no journal yet that an id could be looked up in
        {QStringLiteral("offer"), result.offerId},
        {QStringLiteral("state"), launchStateName(result.state)},
        {QStringLiteral("contract"), contract > 0 ? QJsonValue(contract) : QJsonValue()},
        {QStringLiteral("error"), errorJson(result)},
        {QStringLiteral("advice"), QString(explanation.means + u' ' + explanation.remedy)},
    };
}

void print(const LaunchResult &result, bool json, Terminal &terminal)
{
    const Explanation explanation = explain(result);
    if (json) {
        terminal.result(QJsonDocument(resultJson(result, explanation)));
        return;
    }
    for (const QString &line :
        {explanation.title, explanation.happened, explanation.means, explanation.remedy})
        terminal.result(line);
    if (!result.outcome.message.isEmpty())
        terminal.result(Words::tr("The server's words: %1").arg(result.outcome.message));
}

QString question(const Description &description)
{
    if (const Money *bid = description.fields.get<Money>(FieldId::Price))
        return Words::tr("Rent offer %1 for a bid of $%2 an hour and its disk?")
            .arg(description.offerId)
            .arg(bid->toWire());
    return Words::tr("Rent offer %1 at its on-demand price?").arg(description.offerId);
}

}

QString LaunchCommand::summary() const
{
    return Words::tr("rent: send the request once and tell the outcome");
}

void LaunchCommand::addOptions(QCommandLineParser &parser) const
{
    addDescriptionOptions(parser);
    parser.addOption({QStringLiteral("yes"), Words::tr("Do not ask first.")});
}

Exit LaunchCommand::run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const auto description = readDescription(parser, context.terminal);
    const auto account = readAccount(global, context.environment, context.homeDir);
    if (!account)
        context.terminal.problem(account.error().option, account.error().message);
    if (!account || !description)
        return Exit::BadInput;
    if (!parser.isSet(QStringLiteral("yes")) && !context.terminal.confirm(question(*description))) {
        LaunchResult declined;
        declined.offerId = description->offerId;
        declined.state = LaunchState::NotSent;
        declined.outcome.message = Words::tr("not confirmed; answer y, or add --yes");
        print(declined, global.json, context.terminal);
        return Exit::NotSent;
    }

    SystemClock clock;
    ApiClient client(*account);
    LaunchController controller(client, clock);
    QEventLoop loop;
    LaunchResult result;
    QObject::connect(&controller, &LaunchController::finished, &loop, [&](const LaunchResult &finished) {
        result = finished;
        loop.quit();
    });
    if (!controller.launch(description->offerId, description->fields))
        return Exit::Broke;
    loop.exec();
    print(result, global.json, context.terminal);
    return exitFor(result.state);
}

}
