// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ratelimit.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::sandbox;

class RateLimitTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void spacesCalls();
    void punishesCreating();
    void countsIdentitiesApart();
    void countsSearchesInAMinute();
};

void RateLimitTest::spacesCalls()
{
    RateLimit limit;
    QVERIFY(!limit.exceeded("a", RateClass::ShowInstance, 100));
    QCOMPARE(limit.exceeded("a", RateClass::ShowInstance, 101).value_or(0), 2);
    QVERIFY(!limit.exceeded("a", RateClass::Manage, 101)); // another endpoint
    QVERIFY(!limit.exceeded("a", RateClass::ShowInstance, 103));
    for (int i = 0; i < 5; ++i)
        QVERIFY(!limit.exceeded("a", RateClass::None, 103));
}

void RateLimitTest::punishesCreating()
{
    RateLimit limit;
    QVERIFY(!limit.exceeded("a", RateClass::Create, 100));
    QVERIFY(!limit.exceeded("a", RateClass::Create, 104.5));
    QCOMPARE(limit.exceeded("a", RateClass::Create, 105).value_or(0), 4.5);
    QVERIFY(limit.exceeded("a", RateClass::Create, 110)); // would have passed without the penalty
    QVERIFY(!limit.exceeded("a", RateClass::Create, 122));
}

void RateLimitTest::countsIdentitiesApart()
{
    RateLimit limit;
    QVERIFY(!limit.exceeded("a", RateClass::Destroy, 100));
    QVERIFY(!limit.exceeded("b", RateClass::Destroy, 100));
    QVERIFY(limit.exceeded("a", RateClass::Destroy, 100));
}

void RateLimitTest::countsSearchesInAMinute()
{
    RateLimit limit;
    for (int i = 0; i < 10; ++i)
        QVERIFY(!limit.exceeded("a", RateClass::Search, 100 + i * 0.1));
    QVERIFY(limit.exceeded("a", RateClass::Search, 130));
    QVERIFY(!limit.exceeded("a", RateClass::Search, 160.05));
    QVERIFY(limit.exceeded("a", RateClass::Search, 160.06));
}

BERTH_TEST(RateLimitTest)
#include "ratelimittest.moc"
