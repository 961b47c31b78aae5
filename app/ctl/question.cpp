// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/question.h"

#include "ctl/terminal.h"
#include "market/offerquery.h"
#include "market/offersearcher.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berthctl)
};

constexpr int mostOffers = 64; // what one answer of the API holds
constexpr double mostStorageGb = 1e6;

// The line itself and a mark under what is wrong. Tabs and line breaks become spaces, so that the mark stands
// where it belongs.
void sayProblem(const QString &option, const QString &text, const QueryProblem &problem, Terminal &terminal)
{
    const QString remedy = problem.remedy.isEmpty() ? QString() : u' ' + problem.remedy;
    terminal.problem(
        option, Words::tr("character %1: %2%3").arg(problem.position + 1).arg(problem.message, remedy));
    QString line = text;
    for (QChar &c : line) {
        if (c.isSpace())
            c = u' ';
    }
    terminal.say(QStringLiteral("  ") + line);
    terminal.say(QString(problem.position + 2, u' ') + QString(qMax<qsizetype>(problem.length, 1), u'^'));
}

}

void addQuestionOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("type"),
            Words::tr(
                "Which offers: on-demand (without this option), bid, or reserved: those that can be paid "
                "ahead at a discount later, on Vast.ai's console. They are rented on-demand."),
            QStringLiteral("TYPE"), QStringLiteral("on-demand")},
        {QStringLiteral("order"),
            Words::tr("Fields to sort by, between commas; - behind one puts the largest first (score-)."),
            QStringLiteral("FIELD[-]"), QStringLiteral("score-")},
        {QStringLiteral("limit"), Words::tr("At most so many offers (64, which is all that the API gives)."),
            QStringLiteral("N"), QString::number(mostOffers)},
        {QStringLiteral("storage"), Words::tr("The disk in GB that prices hold (5)."), QStringLiteral("GB"),
            QStringLiteral("5")},
    });
}

std::optional<RentalType> rentalTypeNamed(const QString &name)
{
    if (name == QLatin1String("on-demand") || name == QLatin1String("ondemand"))
        return RentalType::OnDemand;
    if (name == QLatin1String("bid") || name == QLatin1String("interruptible"))
        return RentalType::Interruptible;
    return name == QLatin1String("reserved") ? std::optional(RentalType::Reserved) : std::nullopt;
}

bool takeQuery(const QString &query, const QString &optionName, OfferSearch &search, Terminal &terminal)
{
    const auto read = readOfferQuery(query);
    if (!read)
        sayProblem(optionName, query, read.error(), terminal);
    else
        applyQuery(*read, search);
    return read.has_value();
}

std::optional<OfferSearch> readQuestion(
    const QString &query, const QString &optionName, const QCommandLineParser &parser, Terminal &terminal)
{
    OfferSearch search;
    bool good = takeQuery(query, optionName, search, terminal);
    const QString typeName = parser.value(QStringLiteral("type"));
    if (const auto type = rentalTypeNamed(typeName)) {
        search.type = *type;
    } else {
        good = false;
        terminal.problem(
            QStringLiteral("--type"), Words::tr("“%1” is none of on-demand, bid and reserved").arg(typeName));
    }
    const QString orderText = parser.value(QStringLiteral("order"));
    if (const auto order = readOfferOrder(orderText)) {
        search.order = *order;
    } else {
        good = false;
        sayProblem(QStringLiteral("--order"), orderText, order.error(), terminal);
    }
    bool number = false;
    search.limit = parser.value(QStringLiteral("limit")).toInt(&number);
    if (!number || search.limit < 1 || search.limit > mostOffers) {
        good = false;
        terminal.problem(QStringLiteral("--limit"),
            Words::tr("must be a whole number from 1 to %1; the API gives no more at once").arg(mostOffers));
    }
    search.storageGb = parser.value(QStringLiteral("storage")).toDouble(&number);
    if (!number || !(search.storageGb >= 0) || search.storageGb > mostStorageGb) {
        good = false;
        terminal.problem(QStringLiteral("--storage"), Words::tr("must be a number of GB from 0 on"));
    }
    return good ? std::optional(search) : std::nullopt;
}

Expected<QList<Offer>, ApiError> askMarket(
    OfferSearcher &searcher, const OfferSearch &search, Terminal &terminal)
{
    Expected<QList<Offer>, ApiError> answer;
    QEventLoop loop;
    QObject::connect(&searcher, &OfferSearcher::found, &loop, [&](const QList<Offer> &offers) {
        answer = offers;
        loop.quit();
    });
    QObject::connect(&searcher, &OfferSearcher::failed, &loop, [&](const ApiError &error) {
        answer = fail(error);
        loop.quit();
    });
    QObject::connect(&searcher, &OfferSearcher::waiting, &loop, [&](std::chrono::milliseconds time) {
        terminal.say(
            Words::tr("Waiting %1 s, for the API's rate limit.").arg(time.count() / 1000.0, 0, 'f', 1));
    });
    searcher.search(search);
    loop.exec();
    return answer;
}

Exit exitFor(const ApiError &error)
{
    if (std::holds_alternative<RefusalError>(error))
        return Exit::Refused;
    return std::holds_alternative<NotSentError>(error) ? Exit::NotSent : Exit::Broke;
}

}
