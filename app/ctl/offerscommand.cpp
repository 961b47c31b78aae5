// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/offerscommand.h"

#include "api/apiclient.h"
#include "ctl/question.h"
#include "ctl/terminal.h"
#include "market/cost.h"
#include "market/offercheck.h"
#include "market/offerjson.h"
#include "market/offersearcher.h"
#include "market/offertext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

QStringList lineOf(const Offer &offer, const OfferSearch &search)
{
    const HourlyCost cost = hourlyCost(offer, search.type, search.storageGb);
    return {QString::number(offer.id), OfferText::gpus(offer), OfferText::memory(offer.gpuRamMb),
        OfferText::price(cost.total), OfferText::dayPrice(perDay(cost.total)),
        OfferText::disk(offer.diskSpaceGb), OfferText::speed(offer.inetDownMbps),
        OfferText::reliability(offer.reliability), OfferText::cuda(offer.cudaMax), OfferText::trust(offer),
        OfferText::place(offer)};
}

void printTable(const QList<Offer> &offers, const OfferSearch &search, Terminal &terminal)
{
    QList<QStringList> rows{{Words::tr("offer"), Words::tr("GPUs"), Words::tr("VRAM"), Words::tr("$/h"),
        Words::tr("$/day"), Words::tr("disk"), Words::tr("down"), Words::tr("reliable"), Words::tr("CUDA"),
        Words::tr("trust"), Words::tr("place")}};
    for (const Offer &offer : offers)
        rows << lineOf(offer, search);
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : std::as_const(rows)) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    for (const QStringList &row : std::as_const(rows)) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(i + 1 < row.size() ? widths[i] + 2 : 0);
        terminal.result(line);
    }
}

void explain(const OfferSearch &search, bool json, Terminal &terminal)
{
    const OfferSearch sent = asSent(search);
    const ApiRequest request = searchOffers(sent);
    const QJsonObject body = searchOffersBody(sent);
    const QString method = QString::fromLatin1(request.method);
    if (json) {
        terminal.result(QJsonDocument(QJsonObject{{QStringLiteral("method"), method},
            {QStringLiteral("path"), request.path}, {QStringLiteral("body"), body}}));
    } else {
        terminal.result(method + u' ' + request.path);
        terminal.result(QJsonDocument(body));
    }
}

}

QString OffersCommand::summary() const
{
    return Words::tr("find offers, by a query in the official client's language");
}

void OffersCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("query"),
        Words::tr("What to look for, such as 'gpu_name=RTX_4090 num_gpus>=2 dph<1'. Without it, everything "
                  "that is verified and can be rented."),
        QStringLiteral("[QUERY]"));
    addQuestionOptions(parser);
    parser.addOption({QStringLiteral("explain"), Words::tr("Print the request instead of sending it.")});
}

Exit OffersCommand::run(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context)
{
    const auto search = readQuestion(
        parser.positionalArguments().join(u' '), QStringLiteral("query"), parser, context.terminal);
    if (!search)
        return Exit::BadInput;
    if (parser.isSet(QStringLiteral("explain"))) {
        explain(*search, global.json, context.terminal);
        return Exit::Done;
    }
    const auto account = readAccount(global, context.environment, context.homeDir, KeyNeed::WhereThereIsOne);
    if (!account) {
        context.terminal.problem(account.error().option, account.error().message);
        return Exit::BadInput;
    }
    SystemClock clock;
    ApiClient client(*account);
    EndpointPacer pacer(clock);
    OfferSearcher searcher(client, clock, pacer);
    const auto offers = askMarket(searcher, *search, context.terminal);
    if (!offers) {
        context.terminal.say(describe(offers.error()));
        return exitFor(offers.error());
    }
    if (global.json) {
        QJsonArray array;
        for (const Offer &offer : *offers)
            array.append(offerJson(offer, search->type, search->storageGb));
        context.terminal.result(QJsonDocument(array));
    } else if (offers->isEmpty()) {
        context.terminal.say(Words::tr("No offer is as asked for."));
    } else {
        printTable(*offers, *search, context.terminal);
    }
    if (searcher.mayHaveMore() && !parser.isSet(QStringLiteral("limit")))
        context.terminal.say(Words::tr("There may be more; a narrower query shows others."));
    return Exit::Done;
}

}
