// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/rehearsal.h"

#include "support/memoryuse.h"
#include "support/testcase.h"

#include <QCoreApplication>
#include <QMap>
#include <QRandomGenerator>

#include <memory>

using namespace berth;
using namespace berth::test;
using namespace std::chrono_literals;

// Many launches through faults taken at random, as many as BERTH_SOAK_LAUNCHES says.
class SoakTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrong();

private:
    void run(int count, quint32 seed);

    QStringList m_lies;
    QMap<QString, int> m_states;
};

namespace {

constexpr int usualLaunches = 150;
constexpr int lanes = 12; // launches at once, each with a server and a journal of its own
constexpr int launchesInOne = 20; // then the lane gets new ones
constexpr qint64 mayGrow = 1024 * 1024; // bytes, from the first third to the end

int launches()
{
    const int wanted = qEnvironmentVariableIntValue("BERTH_SOAK_LAUNCHES");
    return wanted > 0 ? wanted : usualLaunches;
}

constexpr bool isSanitized()
{
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
    return __has_feature(address_sanitizer);
#else
    return false;
#endif
}

class Lane : public QObject
{
public:
    Lane(quint32 seed, int count)
        : m_random(seed)
        , m_left(count)
    {
        next();
    }

    [[nodiscard]] bool isDone() const { return m_left == 0; }
    [[nodiscard]] int finished() const { return m_finished; }
    [[nodiscard]] const QStringList &lies() const { return m_lies; }
    [[nodiscard]] const QMap<QString, int> &states() const { return m_states; }

private:
    void next()
    {
        if (m_left == 0) {
            m_run.reset();
            return;
        }
        if (m_inThis++ % launchesInOne == 0)
            renew();
        const bool well = m_random.bounded(8) == 0;
        const SandboxRehearsal fault = m_faults.at(m_random.bounded(int(m_faults.size())));
        m_name = well ? QStringLiteral("no fault") : fault.name;
        m_run->begin(well ? std::nullopt : std::optional(fault));
    }

    void renew()
    {
        SandboxOptions options;
        options.seed = m_random.generate();
        options.offers = 4 * launchesInOne;
        options.credit = 1e9;
        options.singleUseOffers = m_random.bounded(2) == 0;
        options.listLag = std::chrono::milliseconds(m_random.bounded(3000));
        m_run = std::make_unique<Rehearsal>(options);
        connect(m_run.get(), &Rehearsal::finished, this, &Lane::judge, Qt::QueuedConnection);
    }

    void judge()
    {
        QString wrong = m_run->problem();
        if (wrong.isEmpty())
            wrong = lie(m_run->record(), m_run->truth());
        if (!wrong.isEmpty())
            m_lies << m_name + QStringLiteral(": ") + wrong;
        ++m_states[launchStateName(m_run->record().state)];
        ++m_finished;
        --m_left;
        next();
    }

    const QList<SandboxRehearsal> m_faults = sandboxRehearsals();
    QRandomGenerator m_random;
    int m_left;
    int m_finished = 0;
    int m_inThis = 0;
    QString m_name;
    QStringList m_lies;
    QMap<QString, int> m_states;
    std::unique_ptr<Rehearsal> m_run;
};

}

void SoakTest::run(int count, quint32 seed)
{
    std::vector<std::unique_ptr<Lane>> all;
    for (int i = 0; i < lanes; ++i)
        all.push_back(std::make_unique<Lane>(seed + quint32(i), count / lanes + (i < count % lanes)));
    const auto finished = [&] {
        int sum = 0;
        for (const auto &lane : all)
            sum += lane->finished();
        return sum;
    };
    const auto perLaunch = 4s; // far more than it takes; a launch that hangs is found by it
    const auto limit = std::chrono::milliseconds(60s + count * perLaunch / lanes);
    QTRY_VERIFY_WITH_TIMEOUT(finished() == count, int(limit.count()));
    for (const auto &lane : all) {
        m_lies += lane->lies();
        for (auto it = lane->states().cbegin(); it != lane->states().cend(); ++it)
            m_states[it.key()] += it.value();
    }
}

void SoakTest::nothingIsWrong()
{
    const int wanted = launches();
    const auto inUse = [] {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return bytesInUse();
    };
    run(wanted / 3, 20261124);
    const auto early = inUse();
    run(wanted - wanted / 3, 424242);
    const auto late = inUse();
    QString told;
    for (auto it = m_states.cbegin(); it != m_states.cend(); ++it)
        told += QStringLiteral(" %1 %2").arg(it.value()).arg(it.key());
    qInfo("%d launches:%s; %lld KiB in use after a third, %lld at the end", wanted, qPrintable(told),
        early.value_or(0) / 1024, late.value_or(0) / 1024);
    QVERIFY2(m_lies.isEmpty(), qPrintable(m_lies.join(u'\n')));
    if (early && late && !isSanitized())
        QVERIFY2(*late - *early < mayGrow, "memory grows");
}

BERTH_TEST(SoakTest)
#include "soaktest.moc"
