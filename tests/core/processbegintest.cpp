// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processbegin.h"

#include "support/testcase.h"

#include <QRegularExpression>

#include <atomic>
#include <thread>
#include <vector>

using namespace berth;

class ProcessBeginTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void threadsThatUsedAPatternEnd();
};

// The main of every test program has called atBegin().
void ProcessBeginTest::threadsThatUsedAPatternEnd()
{
    std::atomic<int> matched = 0;
    for (int round = 0; round < 50; ++round) {
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&matched] {
                const QRegularExpression pattern(QStringLiteral("^(a+)(b|c)+$"));
                for (int j = 0; j < 10; ++j)
                    matched += pattern.match(QStringLiteral("aaaaabcbcbc")).hasMatch() ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    QCOMPARE(matched.load(), 50 * 8 * 10);
}

BERTH_TEST(ProcessBeginTest)
#include "processbegintest.moc"
