// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "api/apiclient.h"
#include "market/cost.h"
#include "market/offersearcher.h"
#include "support/testcase.h"

#include <QSignalSpy>

#include <algorithm>
#include <cstdlib>

using namespace berth;

// The searcher and the sandbox's market: two readings of the same documentation.
class SandboxMarketTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasAskedFor_data();
    void findsWhatWasAskedFor();
};

void SandboxMarketTest::findsWhatWasAskedFor_data()
{
    QTest::addColumn<RentalType>("type");
    QTest::newRow("on-demand") << RentalType::OnDemand;
    QTest::newRow("interruptible") << RentalType::Interruptible;
}

void SandboxMarketTest::findsWhatWasAskedFor()
{
    QFETCH(RentalType, type);
    Sandbox sandbox;
    QVERIFY(sandbox.start());
    ApiAccount account;
    account.baseUrl = sandbox.url();
    account.key = Secret(sandbox.key());
    ApiClient client(account);
    SystemClock clock;
    EndpointPacer pacer(clock);
    OfferSearcher searcher(client, clock, pacer);
    QSignalSpy found(&searcher, &OfferSearcher::found);

    OfferSearch search;
    search.type = type;
    search.gpuNames = {QStringLiteral("RTX 4090"), QStringLiteral("RTX 3090")};
    search.maxPrice = Money::fromMicro(900'000);
    search.storageGb = 40;
    search.order = {{QStringLiteral("dph_total"), false}};
    searcher.search(search);
    QVERIFY(found.wait());
    const auto offers = found.first().first().value<QList<Offer>>();
    QVERIFY(!offers.isEmpty());
    // The cheapest first: on-demand with the disk, which is in the price; bids are for the machine alone.
    const double gigabytes = type == RentalType::OnDemand ? 40 : 0;
    QVERIFY(std::is_sorted(offers.begin(), offers.end(), [type, gigabytes](const Offer &a, const Offer &b) {
        return hourlyCost(a, type, gigabytes).total < hourlyCost(b, type, gigabytes).total;
    }));
    for (const Offer &offer : offers) {
        QVERIFY(search.gpuNames.contains(offer.gpuName));
        QVERIFY(hourlyCost(offer, type, 40).total <= *search.maxPrice);
        QCOMPARE(offer.isBid, type == RentalType::Interruptible);
        // The server's sum and ours, to a micro-dollar of rounding.
        if (type == RentalType::OnDemand)
            QVERIFY(std::abs((hourlyCost(offer, type, 40).total - offer.dphTotal).micro()) <= 1);
    }
}

BERTH_TEST(SandboxMarketTest)
#include "sandboxmarkettest.moc"
