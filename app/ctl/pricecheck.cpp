// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/pricecheck.h"

#include "ctl/terminal.h"
#include "market/cost.h"
#include "market/offerlookup.h"
#include "market/offersearcher.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PriceCheck)
};

constexpr double usualDiskGb = 10; // where the size is left alone, as the official client does

Expected<Money, QString> lookUpPrice(ApiClient &client, Clock &clock, const Description &description)
{
    const Money *bid = description.fields.get<Money>(FieldId::Price);
    const bool interruptible
        = bid || description.fields.text(FieldId::RentalType) == QLatin1String("interruptible");
    const RentalType type = interruptible ? RentalType::Interruptible : RentalType::OnDemand;
    const double *size = description.fields.get<double>(FieldId::Disk);
    const double disk = size ? *size : usualDiskGb;
    Expected<Money, QString> price = fail(Words::tr("The market does not have it."));
    EndpointPacer pacer(clock);
    OfferSearcher searcher(client, clock, pacer);
    QEventLoop loop;
    QObject::connect(&searcher, &OfferSearcher::found, &loop, [&](const QList<Offer> &offers) {
        for (const Offer &offer : offers) {
            if (offer.id == description.offerId)
                price = hourlyCost(offer, type, disk, bid ? std::optional(*bid) : std::nullopt).total;
        }
        loop.quit();
    });
    QObject::connect(&searcher, &OfferSearcher::failed, &loop, [&](const ApiError &error) {
        price = fail(describe(error));
        loop.quit();
    });
    searcher.search(offerById(description.offerId, type, disk));
    loop.exec();
    return price;
}

}

bool keepsCeiling(ApiClient &client, Clock &clock, const Description &description, Terminal &terminal)
{
    if (!description.priceCeiling)
        return true;
    const QString most = description.priceCeiling->toWire();
    const auto price = lookUpPrice(client, clock, description);
    if (!price)
        terminal.problem(QStringLiteral("--preset"),
            Words::tr("it allows at most $%1 an hour, and the price of offer %2 is not known. %3")
                .arg(most)
                .arg(description.offerId)
                .arg(price.error()));
    else if (*price > *description.priceCeiling)
        terminal.problem(QStringLiteral("--preset"),
            Words::tr(
                "it allows at most $%1 an hour, and offer %2 costs $%3; choose a cheaper one, or change its "
                "ceiling with “presets save --price-ceiling”")
                .arg(most)
                .arg(description.offerId)
                .arg(price->toWire()));
    else
        return true;
    return false;
}

}
