// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/sandboxcommand.h"

#include "ctl/terminal.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <csignal>
#include <thread>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

constexpr double mostLag = 3600; // seconds

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t interrupted = 0;

void interrupt(int)
{
    interrupted = 1;
}

// A whole number in the range, or nothing.
std::optional<qint64> number(const QCommandLineParser &parser, const QString &name, qint64 least, qint64 most)
{
    bool good = false;
    const qint64 value = parser.value(name).toLongLong(&good);
    return good && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

// From 0 to 1; else nothing, and it is said.
std::optional<double> share(const QCommandLineParser &parser, const QString &name, Terminal &terminal)
{
    bool good = false;
    const double value = parser.value(name).toDouble(&good);
    if (good && value >= 0 && value <= 1)
        return value;
    terminal.problem(QStringLiteral("--") + name, Words::tr("must be a number from 0 to 1"));
    return std::nullopt;
}

}

QString SandboxCommand::summary() const
{
    return Words::tr("serve a Vast-like API on this computer, for practice");
}

void SandboxCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {QStringLiteral("port"), Words::tr("Port to listen on; 0 is any free one."), QStringLiteral("N"),
            QStringLiteral("0")},
        {QStringLiteral("seed"), Words::tr("The same seed makes the same market."), QStringLiteral("S"),
            QStringLiteral("1")},
        {QStringLiteral("offers"), Words::tr("How many offers the market has."), QStringLiteral("N"),
            QStringLiteral("200")},
        {QStringLiteral("answer-limit"),
            Words::tr("How many offers one search gives; above 64, whatever limit it asks for."),
            QStringLiteral("N"), QStringLiteral("64")},
        {QStringLiteral("key"), Words::tr("The API key it accepts; else it makes one."),
            QStringLiteral("KEY")},
        {QStringLiteral("list-lag"),
            Words::tr("How long the list does not show a new contract yet; fractions are fine."),
            QStringLiteral("SECONDS"), QStringLiteral("0")},
        {QStringLiteral("reusable-offers"), Words::tr("An offer can become more than one contract.")},
        {QStringLiteral("taken"),
            Words::tr("The share of create calls, from 0 to 1, whose offer somebody else has just taken."),
            QStringLiteral("SHARE"), QStringLiteral("0")},
        {QStringLiteral("dearer"),
            Words::tr("The share of create calls whose offer has just become 20 % dearer."),
            QStringLiteral("SHARE"), QStringLiteral("0")},
        {QStringLiteral("admin"),
            Words::tr("Also answer, to who has the key: GET /sandbox/faults (what can be rehearsed), "
                      "POST /sandbox/faults {\"name\": …} (arm one for the next create call), "
                      "GET /sandbox/truth (the contracts and the create calls as they are), "
                      "POST /sandbox/advance {\"seconds\": …}, POST /sandbox/turn {\"offer\": …, \"what\": "
                      "\"taken\" or \"dearer\"}. Without it these are 404.")},
    });
}

Exit SandboxCommand::run(const QCommandLineParser &parser, const GlobalOptions &, const Context &context)
{
    const auto port = number(parser, QStringLiteral("port"), 0, 65535);
    const auto seed = number(parser, QStringLiteral("seed"), 0, 4294967295);
    const auto offers = number(parser, QStringLiteral("offers"), 0, 100'000);
    const auto answerLimit = number(parser, QStringLiteral("answer-limit"), 1, 100'000);
    if (!port)
        context.terminal.problem(
            QStringLiteral("--port"), Words::tr("must be a whole number from 0 to 65535"));
    if (!seed)
        context.terminal.problem(
            QStringLiteral("--seed"), Words::tr("must be a whole number from 0 to 4294967295"));
    if (!offers)
        context.terminal.problem(
            QStringLiteral("--offers"), Words::tr("must be a whole number from 0 to 100000"));
    if (!answerLimit)
        context.terminal.problem(
            QStringLiteral("--answer-limit"), Words::tr("must be a whole number from 1 to 100000"));
    bool lagGood = false;
    const double lag = parser.value(QStringLiteral("list-lag")).toDouble(&lagGood);
    lagGood = lagGood && lag >= 0 && lag <= mostLag;
    if (!lagGood)
        context.terminal.problem(QStringLiteral("--list-lag"), Words::tr("must be a number from 0 to 3600"));
    const auto taken = share(parser, QStringLiteral("taken"), context.terminal);
    const auto dearer = share(parser, QStringLiteral("dearer"), context.terminal);
    if (taken && dearer && *taken + *dearer > 1)
        context.terminal.problem(
            QStringLiteral("--dearer"), Words::tr("must not come to more than 1 with --taken"));
    const bool sharesGood = taken && dearer && *taken + *dearer <= 1;
    if (!port || !seed || !offers || !answerLimit || !lagGood || !sharesGood)
        return Exit::BadInput;

    SandboxOptions options;
    options.port = static_cast<quint16>(*port);
    options.seed = static_cast<quint32>(*seed);
    options.offers = static_cast<int>(*offers);
    options.answerLimit = static_cast<int>(*answerLimit);
    options.key = parser.value(QStringLiteral("key"));
    options.listLag = std::chrono::milliseconds(qRound64(lag * 1000));
    options.singleUseOffers = !parser.isSet(QStringLiteral("reusable-offers"));
    options.admin = parser.isSet(QStringLiteral("admin"));
    options.takenShare = *taken;
    options.dearerShare = *dearer;
    Sandbox sandbox(options);
    if (const auto started = sandbox.start(); !started) {
        context.terminal.say(started.error());
        return Exit::Broke;
    }
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    context.terminal.result(QJsonDocument(QJsonObject{{QStringLiteral("url"), sandbox.url().toString()},
                                {QStringLiteral("key"), sandbox.key()}}),
        QJsonDocument::Compact);
    while (!interrupted)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    sandbox.stop();
    return Exit::Done;
}

}
