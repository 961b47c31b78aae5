// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/preflightseveral.h"

#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <algorithm>

using namespace berth;
using test::micro;

namespace {

// Three offers of $0.70, $0.80 and $0.90 an hour, disk in it, that have whatever is wanted.
struct Plan
{
    PreflightInput common;
    QList<PlannedLaunch> launches;
    std::optional<Money> ceiling;

    Plan()
    {
        common.fields.set(FieldId::Image, QStringLiteral("pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime"));
        common.fields.set(FieldId::Runtype, QStringLiteral("ssh_direct"));
        common.fields.set(FieldId::Disk, 40.0);
        common.diskGb = 40;
        common.account.key = AccountFacts::Key::Good;
        common.account.credit = micro(100'000'000);
        common.account.sshKeys = 1;
        common.account.spending = AccountSpending();
        for (int i = 0; i < 3; ++i) {
            Offer offer = test::sampleOffers().first();
            offer.id = 101 + i;
            offer.diskSpaceGb = 500 + i;
            HourlyCost cost;
            cost.total = micro(700'000 + i * 100'000);
            launches.append({offer, cost});
        }
    }

    [[nodiscard]] QList<PreflightCheck> checks() const { return preflightSeveral(common, launches, ceiling); }

    [[nodiscard]] PreflightCheck check(const char *id) const
    {
        const QList<PreflightCheck> all = checks();
        const auto found = std::find_if(
            all.begin(), all.end(), [id](const PreflightCheck &one) { return one.id == QLatin1String(id); });
        return found == all.end() ? PreflightCheck() : *found;
    }
};

QList<RemedyKind> kinds(const PreflightCheck &check)
{
    QList<RemedyKind> all;
    for (const Remedy &remedy : check.remedies)
        all << remedy.kind;
    return all;
}

}

class PreflightSeveralTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyPlanHasNone();
    void allIsFine();
    void theAccountIsToldOnce();
    void creditIsForAllTogether();
    void limits_data();
    void limits();
    void limitsNameWhatWouldFit();
    void aPriceThatIsNotKnownStops();
    void oneOfferIsNamed();
    void severalAreCounted();
    void whatHoldsForAllIsSaidAsForOne();
    void reservedIsSaidOnce();
    void theDiskIsSetToWhatFitsAll();
    void aRemedyMendsAll();
};

void PreflightSeveralTest::anEmptyPlanHasNone()
{
    Plan plan;
    plan.launches.clear();
    QVERIFY(plan.checks().isEmpty());
}

void PreflightSeveralTest::allIsFine()
{
    Plan plan;
    plan.common.limits.perHour = micro(1'000'000);
    QStringList ids;
    for (const PreflightCheck &check : plan.checks()) {
        QVERIFY2(check.verdict == Verdict::Ok, qPrintable(check.words));
        QVERIFY(check.words.endsWith(u'.'));
        QVERIFY(check.remedies.isEmpty());
        ids << check.id;
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("key limits credit ssh disk cuda ports duration unavailable"));
    QCOMPARE(plan.check("disk").words, QStringLiteral("Each of the offers has the disk that is wanted."));
}

void PreflightSeveralTest::theAccountIsToldOnce()
{
    Plan plan;
    plan.common.account.sshKeys = 0;
    QCOMPARE(plan.check("ssh").verdict, Verdict::Warn);
    QVERIFY(plan.check("ssh").words.startsWith(QLatin1String("There is no SSH key")));
    QCOMPARE(kinds(plan.check("ssh")), QList<RemedyKind>{RemedyKind::AddSshKey});
    plan.common.fields.set(FieldId::Vm, true);
    QCOMPARE(plan.check("ssh").verdict, Verdict::Stop);
    plan.common.account.key = AccountFacts::Key::Refused;
    QCOMPARE(plan.check("key").verdict, Verdict::Stop);
    QVERIFY(plan.check("credit").id.isEmpty());
    QVERIFY(plan.check("ssh").id.isEmpty());
}

void PreflightSeveralTest::creditIsForAllTogether()
{
    Plan plan;
    // 8 h × (0.70 + 0.80 + 0.90); each alone could be paid for.
    plan.common.account.credit = micro(19'200'000);
    QCOMPARE(plan.check("credit").verdict, Verdict::Ok);
    plan.common.account.credit = micro(19'199'999);
    QCOMPARE(plan.check("credit").verdict, Verdict::Warn);
    QCOMPARE(plan.check("credit").words,
        QStringLiteral("All 3 together: The credit of $19.20 lasts 7 hours; you plan 8 h."));
    QCOMPARE(plan.check("credit").remedies.first().kind, RemedyKind::AddCredit);
    // The traffic of each: 3 × 100 GB × $0.0029.
    plan.common.plan.downGb = 100;
    plan.common.account.credit = micro(20'069'999);
    QCOMPARE(plan.check("credit").verdict, Verdict::Warn);
    plan.common.account.credit = micro(20'070'000);
    QCOMPARE(plan.check("credit").verdict, Verdict::Ok);
    plan.common.account.spending->perHour = micro(1);
    QCOMPARE(plan.check("credit").verdict, Verdict::Warn);
    plan.common.account.credit.reset();
    QCOMPARE(plan.check("credit").verdict, Verdict::Unknown);
}

void PreflightSeveralTest::limits_data()
{
    QTest::addColumn<int>("perHour"); // micro-dollars, -1: no limit
    QTest::addColumn<int>("perDay");
    QTest::addColumn<int>("others"); // $/h of what runs, -1: not known
    QTest::addColumn<int>("ceiling"); // -1: none
    QTest::addColumn<int>("verdict"); // -1: the check is not there
    const int ok = static_cast<int>(Verdict::Ok);
    const int stop = static_cast<int>(Verdict::Stop);
    const int unknown = static_cast<int>(Verdict::Unknown);
    QTest::newRow("none") << -1 << -1 << 0 << -1 << -1;
    QTest::newRow("the dearest, just so") << 900'000 << -1 << 0 << -1 << ok;
    QTest::newRow("the dearest is above") << 899'999 << -1 << 0 << -1 << stop;
    QTest::newRow("what may come in its place is above") << 900'000 << -1 << 0 << 900'001 << stop;
    // 24 h × 3 × 0.90
    QTest::newRow("a day, just so") << -1 << 64'800'000 << 0 << -1 << ok;
    QTest::newRow("a day, a micro-dollar above") << -1 << 64'799'999 << 0 << -1 << stop;
    QTest::newRow("a day, at the ceiling") << -1 << 64'800'000 << 0 << 900'001 << stop;
    QTest::newRow("a day, with others") << -1 << 67'200'000 << 100'000 << -1 << ok;
    QTest::newRow("a day, with others, above") << -1 << 67'199'999 << 100'000 << -1 << stop;
    QTest::newRow("others not known") << -1 << 64'800'000 << -1 << -1 << unknown;
    QTest::newRow("others don't matter for one") << 900'000 << -1 << -1 << -1 << ok;
}

void PreflightSeveralTest::limits()
{
    QFETCH(int, perHour);
    QFETCH(int, perDay);
    QFETCH(int, others);
    QFETCH(int, ceiling);
    QFETCH(int, verdict);
    const auto limit = [](int amount) { return amount < 0 ? std::nullopt : std::optional(micro(amount)); };
    Plan plan;
    plan.common.limits = {limit(perHour), limit(perDay)};
    plan.ceiling = limit(ceiling);
    if (others < 0)
        plan.common.account.spending.reset();
    else
        plan.common.account.spending->perHour = micro(others);
    const PreflightCheck check = plan.check("limits");
    QCOMPARE(check.id.isEmpty() ? -1 : static_cast<int>(check.verdict), verdict);
}

void PreflightSeveralTest::limitsNameWhatWouldFit()
{
    Plan plan;
    plan.common.limits.perHour = micro(850'500);
    const QList<RemedyKind> both{RemedyKind::SetCeiling, RemedyKind::OpenLimits};
    QCOMPARE(kinds(plan.check("limits")), both);
    QCOMPARE(plan.check("limits").remedies.first().ceiling, micro(850'000)); // whole tenths of a cent
    // $72 a day with $0.50/h spent already leave $60, so $0.833… for each of the three.
    plan.common.limits = {std::nullopt, micro(72'000'000)};
    plan.common.account.spending->perHour = micro(500'000);
    QCOMPARE(kinds(plan.check("limits")), both);
    QCOMPARE(plan.check("limits").remedies.first().ceiling, micro(833'000));
    QVERIFY(plan.check("limits").words.endsWith(QLatin1String("a lower highest price for each.")));
    // Where nothing is left there is no price to name.
    plan.common.account.spending->perHour = micro(3'000'000);
    QCOMPARE(kinds(plan.check("limits")), QList<RemedyKind>{RemedyKind::OpenLimits});
}

void PreflightSeveralTest::aPriceThatIsNotKnownStops()
{
    Plan plan;
    plan.launches[1].cost.reset();
    QVERIFY(plan.check("limits").id.isEmpty());
    QVERIFY(plan.check("credit").id.isEmpty()); // as for one launch
    plan.common.limits.perHour = micro(90'000'000);
    QCOMPARE(plan.check("limits").verdict, Verdict::Stop);
    QVERIFY(plan.check("limits").words.contains(QLatin1String("not known")));
}

void PreflightSeveralTest::oneOfferIsNamed()
{
    Plan plan;
    plan.launches[1].offer.cudaMax = 11.8;
    const PreflightCheck cuda = plan.check("cuda");
    QCOMPARE(cuda.verdict, Verdict::Warn);
    QVERIFY2(cuda.words.startsWith(QLatin1String("Offer 102: The image is for CUDA 12.4")),
        qPrintable(cuda.words));
    QCOMPARE(cuda.remedies.size(), 1);
    QCOMPARE(cuda.remedies.first().label, QStringLiteral("Leave such offers out"));
    QCOMPARE(cuda.remedies.first().query, QStringLiteral("cuda_vers>=12.4"));
}

void PreflightSeveralTest::severalAreCounted()
{
    Plan plan;
    plan.launches[0].offer.durationSeconds = 3600;
    plan.launches[2].offer.durationSeconds = 7200;
    const PreflightCheck duration = plan.check("duration");
    QCOMPARE(duration.verdict, Verdict::Warn);
    QVERIFY2(duration.words.startsWith(QLatin1String("2 of 3 offers, such as 101: The host rents")),
        qPrintable(duration.words));
    QCOMPARE(duration.remedies.size(), 1);
    // All of them, each in its own words.
    Plan all;
    for (int i = 0; i < 3; ++i)
        all.launches[i].offer.durationSeconds = 3600 * (i + 1);
    QVERIFY(
        all.check("duration").words.startsWith(QLatin1String("All 3 offers, such as 101: The host rents")));
    // The worst counts: what is only not known of another one comes after it.
    plan.launches[1].offer.durationSeconds = 0;
    QCOMPARE(plan.check("duration"), duration);
}

void PreflightSeveralTest::whatHoldsForAllIsSaidAsForOne()
{
    Plan plan;
    plan.common.fields.set(FieldId::CancelUnavail, false);
    QCOMPARE(plan.check("unavailable").words,
        QStringLiteral("If it can't start at once, it is created stopped and its disk is billed."));
    QCOMPARE(kinds(plan.check("unavailable")), QList<RemedyKind>{RemedyKind::CancelUnavail});
}

void PreflightSeveralTest::reservedIsSaidOnce()
{
    Plan plan;
    plan.common.reserved = true;
    QVERIFY(plan.check("reserved").words.startsWith(QLatin1String("You looked for reserved offers.")));
}

void PreflightSeveralTest::theDiskIsSetToWhatFitsAll()
{
    Plan plan;
    plan.common.diskGb = 900;
    const PreflightCheck disk = plan.check("disk");
    QCOMPARE(disk.verdict, Verdict::Stop);
    const QList<RemedyKind> both{RemedyKind::SetDisk, RemedyKind::FindOffer};
    QCOMPARE(kinds(disk), both);
    QCOMPARE(disk.remedies.first().gigabytes, 500.0);
    QCOMPARE(disk.remedies.last().query, QStringLiteral("disk_space>=900"));
}

// A size that one of them has no room for is not proposed.
void PreflightSeveralTest::aRemedyMendsAll()
{
    Plan plan;
    plan.common.diskGb = 900;
    plan.launches[1].offer.diskSpaceGb = 7;
    QCOMPARE(kinds(plan.check("disk")), QList<RemedyKind>{RemedyKind::FindOffer});
}

BERTH_TEST(PreflightSeveralTest)
#include "preflightseveraltest.moc"
