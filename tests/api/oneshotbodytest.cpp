// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/oneshotbody.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;

class OneShotBodyTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnce();
    void countsOnlyWhatWasAskedFor();
    void cannotBeRewound();
    void shutGivesNothing();
};

void OneShotBodyTest::readsOnce()
{
    OneShotBody body("hello");
    QVERIFY(body.isSequential());
    QCOMPARE(body.bytesRead(), 0);
    QCOMPARE(body.bytesAvailable(), 5);
    QCOMPARE(body.readAll(), QByteArray("hello"));
    QCOMPARE(body.bytesRead(), 5);
    QVERIFY(body.atEnd());
    QVERIFY(body.readAll().isEmpty());
}

// A buffer of QIODevice's own would make "nothing was read" untrue too early.
void OneShotBodyTest::countsOnlyWhatWasAskedFor()
{
    OneShotBody body(QByteArray(100000, 'x'));
    QCOMPARE(body.read(1).size(), 1);
    QCOMPARE(body.bytesRead(), 1);
    QCOMPARE(body.bytesAvailable(), 99999);
}

void OneShotBodyTest::cannotBeRewound()
{
    OneShotBody body("hello");
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QCOMPARE(body.read(2), QByteArray("he"));
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QCOMPARE(body.readAll(), QByteArray("llo"));
}

void OneShotBodyTest::shutGivesNothing()
{
    OneShotBody body("hello");
    body.shut();
    QCOMPARE(body.bytesAvailable(), 0);
    QVERIFY(body.readAll().isEmpty());
    QCOMPARE(body.bytesRead(), 0);
}

BERTH_TEST(OneShotBodyTest)
#include "oneshotbodytest.moc"
