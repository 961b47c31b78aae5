// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/launchcommand.h"

#include "api/apiclient.h"
#include "catalog/requestwriter.h"
#include "ctl/contractcompare.h"
#include "ctl/description.h"
#include "ctl/journalcontext.h"
#include "ctl/launchmany.h"
#include "ctl/pricecheck.h"
#include "ctl/resolver.h"
#include "ctl/terminal.h"
#include "launch/contractcheck.h"
#include "launch/contractinspector.h"
#include "launch/explanation.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/launcherror.h"
#include "launch/reconciler.h"
#include "launch/recordjson.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <optional>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

constexpr std::chrono::seconds refusalConfirmedFor{12};
constexpr std::chrono::seconds keyRefusedFor{4};

// A launch that never got into the journal, in the shape of one that did.
LaunchRecord recordOf(const LaunchResult &result)
{
    LaunchRecord record = result.record;
    record.offerId = result.offerId;
    record.state = result.state;
    record.contract = result.outcome.contract;
    record.error = launchErrorOf(result);
    return record;
}

void print(const LaunchRecord &record, const std::optional<QList<Difference>> &differences, bool json,
    Terminal &terminal)
{
    if (json) {
        QJsonObject object = recordJson(record);
        // null: it was not compared
        object.insert(QStringLiteral("differences"),
            differences ? QJsonValue(differencesJson(*differences)) : QJsonValue());
        terminal.result(QJsonDocument(object));
        return;
    }
    const Explanation explanation = explainRecord(record);
    for (const QString &line :
        {explanation.title, explanation.happened, explanation.means, explanation.remedy})
        terminal.result(line);
    if (!record.error.message.isEmpty())
        terminal.result(Words::tr("In the server's words: %1").arg(record.error.message));
    if (!differences)
        return;
    for (const Difference &difference : *differences)
        terminal.result(Words::tr("Not as asked for: %1").arg(difference.words));
}

QString question(const Description &description)
{
    if (const Money *bid = description.fields.get<Money>(FieldId::Price))
        return Words::tr("Rent offer %1 for a bid of $%2 an hour and its disk?")
            .arg(description.offerId)
            .arg(bid->toWire());
    return Words::tr("Rent offer %1 at its on-demand price?").arg(description.offerId);
}

LaunchResult send(LaunchController &controller, const Description &description)
{
    LaunchIntent intent;
    intent.token = newLaunchToken();
    intent.offerId = description.offerId;
    intent.fields = description.fields;
    if (const Money *bid = description.fields.get<Money>(FieldId::Price))
        intent.pricePerHour = *bid;
    LaunchResult result;
    QEventLoop loop;
    QObject::connect(&controller, &LaunchController::finished, &loop, [&](const LaunchResult &finished) {
        result = finished;
        loop.quit();
    });
    if (controller.launch(intent))
        loop.exec();
    return result;
}

// How long to look: a refusal takes one look to be confirmed, and where the key itself is refused, the list
// will most likely not be shown either.
std::chrono::milliseconds timeToLook(const LaunchRecord &record, std::chrono::milliseconds most)
{
    if (record.state != LaunchState::Refused)
        return most;
    const bool keyRefused = record.error.status == 401 || record.error.code == QLatin1String("auth_error");
    return std::min<std::chrono::milliseconds>(most, keyRefused ? keyRefusedFor : refusalConfirmedFor);
}

bool needsLooking(LaunchState state)
{
    return state == LaunchState::Unknown || state == LaunchState::Refused;
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
    addManyOptions(parser);
    addReconcileFor(parser);
}

Exit LaunchCommand::run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const auto description = readDescription(parser, context.terminal);
    const auto lookFor = readReconcileFor(parser, context.terminal);
    const auto account = readAccount(global, context.environment, context.homeDir);
    if (!account)
        context.terminal.problem(account.error().option, account.error().message);
    if (!account || !description || !lookFor)
        return Exit::BadInput;
    const auto stateDir = stateDirOf(global, context);
    if (!stateDir)
        return Exit::BadInput;
    if (parser.isSet(QStringLiteral("query")))
        return launchMany(parser, global, context, *description, *account, *stateDir, *lookFor);
    if (parser.isSet(QStringLiteral("count")) || parser.isSet(QStringLiteral("max-price"))) {
        context.terminal.problem(
            QStringLiteral("--query"), Words::tr("is missing; --count and --max-price go with it"));
        return Exit::BadInput;
    }
    SystemClock clock;
    ApiClient client(*account);
    if (!keepsCeiling(client, clock, *description, context.terminal))
        return Exit::BadInput;
    if (!parser.isSet(QStringLiteral("yes")) && !context.terminal.confirm(question(*description))) {
        LaunchResult declined;
        declined.offerId = description->offerId;
        declined.state = LaunchState::NotSent;
        declined.outcome.message = Words::tr("not confirmed; answer y, or add --yes");
        print(recordOf(declined), std::nullopt, global.json, context.terminal);
        return Exit::NotSent;
    }

    JournalService journal(*stateDir, clock);
    QObject::connect(&journal, &JournalService::notice, &client,
        [&](const QString &words) { context.terminal.say(words); });
    LaunchController controller(client, clock, journal);
    const LaunchResult result = send(controller, *description);
    if (!result.journalProblem.isEmpty())
        context.terminal.say(result.journalProblem);
    LaunchRecord record = recordOf(result);
    if (!record.id.isEmpty() && needsLooking(record.state)) {
        Reconciler reconciler(client, clock, journal);
        reconciler.setAccount(accountFingerprint(account->key), apiIdentity(account->baseUrl));
        reconciler.watch(record);
        const auto seen = lookUntilResolved(
            reconciler, journal, {record.id}, timeToLook(record, *lookFor), context.terminal);
        if (!seen.isEmpty())
            record = seen.first();
    }
    std::optional<QList<Difference>> differences;
    if (!record.id.isEmpty() && record.state == LaunchState::Created) {
        ContractInspector inspector(client, clock, journal);
        const Compared compared = compareContracts(
            inspector, {record}, std::min<std::chrono::milliseconds>(*lookFor, comparedWithin));
        if (compared.contains(record.id))
            differences = compared.value(record.id);
    }
    print(record, differences, global.json, context.terminal);
    return exitFor(record.state);
}

}
