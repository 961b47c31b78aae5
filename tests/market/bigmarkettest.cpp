// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "market/offersearcher.h"
#include "sandbox/sandbox.h"
#include "support/testcase.h"

#include <QSet>
#include <QSignalSpy>

using namespace berth;

class BigMarketTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsTwentyThousand();
};

// More than the real server gives at once; the client has no limit of its own that would stand in the way.
void BigMarketTest::readsTwentyThousand()
{
    SandboxOptions options;
    options.offers = 20'000;
    options.answerLimit = 20'000;
    Sandbox sandbox(options);
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
    for (const char *field : {"verified", "external", "rentable"})
        search.extraFilters.insert(QLatin1String(field), QJsonValue());
    searcher.search(search);
    QVERIFY(found.wait(60'000));
    const auto offers = found.first().first().value<QList<Offer>>();
    QCOMPARE(offers.size(), 20'000);
    QSet<QString> cards;
    QSet<qint64> machines;
    QSet<const QChar *> texts;
    for (const Offer &offer : offers) {
        cards.insert(offer.gpuName);
        machines.insert(offer.machineId);
        texts.insert(offer.gpuName.constData());
        QVERIFY(offer.tflops > 0 && !offer.cpuName.isEmpty() && !offer.driver.isEmpty());
    }
    QVERIFY(cards.size() > 15);
    QVERIFY(machines.size() > 8'000);
    QCOMPARE(texts.size(), cards.size()); // each name is kept once
}

BERTH_TEST(BigMarketTest)
#include "bigmarkettest.moc"
