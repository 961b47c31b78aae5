// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/launchmany.h"

#include "api/apiclient.h"
#include "ctl/contractcompare.h"
#include "ctl/question.h"
#include "ctl/recordlist.h"
#include "ctl/resolver.h"
#include "ctl/terminal.h"
#include "launch/contractinspector.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "launch/launcherror.h"
#include "launch/launchseries.h"
#include "launch/reconciler.h"
#include "market/cost.h"
#include "market/offerquery.h"
#include "market/offersearcher.h"
#include "market/offertext.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

constexpr int mostAtOnce = 64;
constexpr double usualDiskGb = 10; // what prices hold where the request leaves the disk alone

struct Wanted
{
    SeriesOrder order;
    OfferSearch search;
};

std::optional<Wanted> readWanted(const QCommandLineParser &parser, const RequestFields &fields,
    const std::optional<Money> &presetCeiling, Terminal &terminal)
{
    Wanted wanted;
    wanted.order.fields = fields;
    bool good = takeQuery(
        parser.value(QStringLiteral("query")), QStringLiteral("--query"), wanted.search, terminal);
    bool number = false;
    wanted.order.count = parser.value(QStringLiteral("count")).toInt(&number);
    if (!number || wanted.order.count < 1 || wanted.order.count > mostAtOnce) {
        good = false;
        terminal.problem(
            QStringLiteral("--count"), Words::tr("must be a whole number from 1 to %1").arg(mostAtOnce));
    }
    if (parser.isSet(QStringLiteral("max-price"))) {
        const auto price = Money::parse(parser.value(QStringLiteral("max-price")));
        if (price)
            wanted.order.ceiling = *price;
        else
            terminal.problem(QStringLiteral("--max-price"), price.error());
        good = good && price;
    }
    if (presetCeiling && (!wanted.order.ceiling || *presetCeiling < *wanted.order.ceiling))
        wanted.order.ceiling = presetCeiling;
    const auto order = readOfferOrder(parser.value(QStringLiteral("order")));
    if (order)
        wanted.search.order = *order;
    else
        terminal.problem(QStringLiteral("--order"), order.error().message);
    if (fields.isSet(FieldId::Price))
        wanted.search.type = RentalType::Interruptible;
    const double *disk = fields.get<double>(FieldId::Disk);
    wanted.search.storageGb = disk ? *disk : usualDiskGb;
    wanted.search.maxPrice = wanted.order.ceiling;
    return good && order ? std::optional(wanted) : std::nullopt;
}

QList<SeriesOffer> priced(const QList<Offer> &offers, const Wanted &wanted)
{
    std::optional<Money> bid;
    if (const Money *price = wanted.order.fields.get<Money>(FieldId::Price))
        bid = *price;
    QList<SeriesOffer> all;
    for (const Offer &offer : offers)
        all.append({offer, hourlyCost(offer, wanted.search.type, wanted.search.storageGb, bid).total});
    return all;
}

void sayPlan(const SeriesPlan &plan, int count, Terminal &terminal)
{
    for (const SeriesOffer &one : plan.offers)
        terminal.say(
            Words::tr("offer %1  %2  $%3/h  %4")
                .arg(one.offer.id)
                .arg(OfferText::gpus(one.offer), one.pricePerHour.toWire(), OfferText::place(one.offer)));
    terminal.say(Words::tr("%1 of %2 contracts, together $%3 an hour.")
                     .arg(plan.offers.size())
                     .arg(count)
                     .arg(plan.total.toWire()));
}

Exit exitOf(const QList<LaunchRecord> &records, LaunchSeries::End end)
{
    const auto any = [&records](auto test) { return std::any_of(records.begin(), records.end(), test); };
    if (any([](const LaunchRecord &one) { return isUnresolved(one.state); }))
        return Exit::Unknown;
    if (any([](const LaunchRecord &one) { return one.state == LaunchState::Absent; }))
        return Exit::Absent;
    if (end == LaunchSeries::End::NotSent)
        return Exit::NotSent;
    return end == LaunchSeries::End::Complete ? Exit::Done : Exit::Refused;
}

}

void addManyOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("query"), Words::tr("Take offers that this finds, instead of --offer."),
            QStringLiteral("QUERY")},
        {QStringLiteral("count"), Words::tr("With --query: how many contracts, at most (1)."),
            QStringLiteral("N"), QStringLiteral("1")},
        {QStringLiteral("max-price"),
            Words::tr("With --query: the most that one may cost an hour, with its disk, in dollars."),
            QStringLiteral("PRICE")},
        {QStringLiteral("order"), Words::tr("With --query: which offers come first (dph)."),
            QStringLiteral("FIELD[-]"), QStringLiteral("dph")},
    });
}

Exit launchMany(const QCommandLineParser &parser, const GlobalOptions &global, const Context &context,
    const Description &description, const ApiAccount &account, const QString &stateDir,
    std::chrono::milliseconds lookFor)
{
    const auto wanted = readWanted(parser, description.fields, description.priceCeiling, context.terminal);
    if (!wanted)
        return Exit::BadInput;
    SystemClock clock;
    ApiClient client(account);
    EndpointPacer pacer(clock);
    pacer.setServer(account.baseUrl);
    OfferSearcher searcher(client, clock, pacer);
    const auto offers = askMarket(searcher, wanted->search, context.terminal);
    if (!offers) {
        context.terminal.say(describe(offers.error()));
        return exitFor(offers.error());
    }
    const SeriesPlan plan = planSeries(priced(*offers, *wanted), wanted->order);
    sayPlan(plan, wanted->order.count, context.terminal);
    if (plan.offers.isEmpty()) {
        printRecords({}, global.json, context.terminal);
        return Exit::Refused;
    }
    if (!parser.isSet(QStringLiteral("yes")) && !context.terminal.confirm(Words::tr("Rent these?"))) {
        printRecords({}, global.json, context.terminal);
        return Exit::NotSent;
    }

    JournalService journal(stateDir, clock);
    QObject::connect(&journal, &JournalService::notice, &client,
        [&](const QString &words) { context.terminal.say(words); });
    LaunchController controller(client, clock, journal);
    Reconciler reconciler(client, clock, journal);
    reconciler.setAccount(accountFingerprint(account.key), apiIdentity(account.baseUrl));
    LaunchSeries series(controller, reconciler, clock, pacer);
    QObject::connect(&searcher, &OfferSearcher::found, &series,
        [&](const QList<Offer> &found) { series.addOffers(priced(found, *wanted)); });
    QObject::connect(&searcher, &OfferSearcher::failed, &series, &LaunchSeries::offersFailed);
    QObject::connect(
        &series, &LaunchSeries::offersWanted, &searcher, [&] { searcher.search(wanted->search); });
    LaunchSeries::End end = LaunchSeries::End::Stopped;
    QEventLoop loop;
    QObject::connect(&series, &LaunchSeries::finished, &loop, [&](LaunchSeries::End how) {
        end = how;
        loop.quit();
    });
    if (series.start(wanted->order, plan))
        loop.exec();

    QStringList open;
    QList<LaunchRecord> records;
    for (const LaunchResult &result : series.results()) {
        if (isUnresolved(result.state))
            open << result.record.id;
    }
    if (!open.isEmpty())
        (void)lookUntilResolved(reconciler, journal, open, lookFor, context.terminal);
    for (const LaunchResult &result : series.results()) {
        LaunchRecord record = result.record;
        record.offerId = result.offerId;
        record.state = result.state;
        if (record.id.isEmpty())
            record.error = launchErrorOf(result);
        records << record;
    }
    ContractInspector inspector(client, clock, journal);
    const Compared compared
        = compareContracts(inspector, records, std::min<std::chrono::milliseconds>(lookFor, comparedWithin));
    printRecords(records, global.json, context.terminal, &compared);
    return exitOf(records, end);
}

}
