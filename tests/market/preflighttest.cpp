// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/preflight.h"

#include "catalog/envrow.h"
#include "market/sampleoffers.h"
#include "support/testcase.h"

#include <algorithm>

using namespace berth;
using test::micro;

namespace {

// $0.62 + 40 GB for $0.011111 an hour; $100 of credit; nothing else runs.
PreflightInput flawless()
{
    PreflightInput in;
    in.offer = test::sampleOffers().first();
    in.offerId = in.offer->id;
    in.fields.set(FieldId::Image, QStringLiteral("pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime"));
    in.fields.set(FieldId::Runtype, QStringLiteral("ssh_direct"));
    in.fields.set(FieldId::Disk, 40.0);
    in.diskGb = 40;
    in.cost = hourlyCost(*in.offer, in.type, in.diskGb);
    in.account.key = AccountFacts::Key::Good;
    in.account.credit = micro(100'000'000);
    in.account.sshKeys = 1;
    in.account.spending = AccountSpending();
    return in;
}

PreflightCheck checkOf(const PreflightInput &in, const char *id)
{
    const QList<PreflightCheck> all = preflight(in);
    const auto found = std::find_if(
        all.begin(), all.end(), [id](const PreflightCheck &check) { return check.id == QLatin1String(id); });
    return found == all.end() ? PreflightCheck() : *found;
}

using ChangeInput = void (*)(PreflightInput &);

}
Q_DECLARE_METATYPE(ChangeInput)

class PreflightTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void allIsFine();
    void verdicts_data();
    void verdicts();
    void noKeyMeansNoWordOfTheAccount();
    void remediesCarryTheirNumbers();
    void limits_data();
    void limits();
    void whatLimitsLeave();
};

void PreflightTest::allIsFine()
{
    QStringList ids;
    for (const PreflightCheck &check : preflight(flawless())) {
        QVERIFY2(check.verdict == Verdict::Ok, qPrintable(check.words));
        QVERIFY(check.words.endsWith(u'.'));
        QVERIFY(check.remedies.isEmpty());
        ids << check.id;
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("key credit ssh disk cuda ports duration unavailable"));
}

void PreflightTest::verdicts_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<ChangeInput>("change");
    QTest::addColumn<int>("verdict"); // -1: the check is not there
    QTest::addColumn<QString>("words"); // part of them
    const auto row
        = [](const char *name, const char *id, ChangeInput change, Verdict verdict, const char *words) {
              QTest::newRow(name) << QByteArray(id) << change << static_cast<int>(verdict)
                                  << QString::fromUtf8(words);
          };
    const auto none = [](const char *name, const char *id, ChangeInput change) {
        QTest::newRow(name) << QByteArray(id) << change << -1 << QString();
    };
    using In = PreflightInput &;
    row(
        "a refused key", "key", [](In in) { in.account.key = AccountFacts::Key::Refused; }, Verdict::Stop,
        "not accepted");
    row(
        "a key that could not be tried", "key", [](In in) { in.account.key = AccountFacts::Key::Unknown; },
        Verdict::Unknown, "could not");
    row(
        "a number alone", "offer",
        [](In in) {
            in.offer.reset();
            in.cost.reset();
        },
        Verdict::Unknown, "number");

    row(
        "credit not known", "credit", [](In in) { in.account.credit.reset(); }, Verdict::Unknown,
        "not known");
    // 8 h × 0.631111 = 5.048888
    row(
        "just enough", "credit", [](In in) { in.account.credit = micro(5'048'888); }, Verdict::Ok, "8 hours");
    row(
        "a micro-dollar short", "credit", [](In in) { in.account.credit = micro(5'048'887); }, Verdict::Warn,
        "8 h");
    row(
        "what else runs counts", "credit",
        [](In in) {
            in.account.credit = micro(5'100'000);
            in.account.spending->perHour = micro(100'000);
        },
        Verdict::Warn, "lasts 6 hours");
    // 100 GB down for $0.29: 5.338888 for all.
    row(
        "traffic counts", "credit",
        [](In in) {
            in.account.credit = micro(5'338'887);
            in.plan.downGb = 100;
        },
        Verdict::Warn, "8 h");
    row(
        "not an hour", "credit", [](In in) { in.account.credit = micro(600'000); }, Verdict::Warn, "an hour");
    row(
        "owed", "credit", [](In in) { in.account.credit = micro(-1); }, Verdict::Warn, "an hour");
    row(
        "what else runs is not known", "credit", [](In in) { in.account.spending.reset(); }, Verdict::Unknown,
        "not known");

    row(
        "no SSH key", "ssh", [](In in) { in.account.sshKeys = 0; }, Verdict::Warn, "no SSH key");
    row(
        "SSH keys not known", "ssh", [](In in) { in.account.sshKeys.reset(); }, Verdict::Unknown,
        "not known");
    row(
        "no SSH key for a VM", "ssh",
        [](In in) {
            in.account.sshKeys = 0;
            in.fields.set(FieldId::Vm, true);
        },
        Verdict::Stop, "can't get one later");
    row(
        "Jupyter has SSH in it", "ssh",
        [](In in) {
            in.account.sshKeys = 0;
            in.fields.set(FieldId::Runtype, QStringLiteral("jupyter_proxy"));
        },
        Verdict::Warn, "no SSH key");
    row(
        "left alone it is SSH", "ssh",
        [](In in) {
            in.account.sshKeys = 0;
            in.fields.unset(FieldId::Runtype);
        },
        Verdict::Warn, "no SSH key");
    none("the image's own entrypoint", "ssh", [](In in) {
        in.account.sshKeys = 0;
        in.fields.set(FieldId::Runtype, QStringLiteral("args"));
    });
    none("arguments and nothing else", "ssh", [](In in) {
        in.account.sshKeys = 0;
        in.fields.unset(FieldId::Runtype);
        in.fields.set(FieldId::ArgsStr, QStringLiteral("serve"));
    });

    row(
        "more disk than there is", "disk", [](In in) { in.diskGb = 900; }, Verdict::Stop, "refuse");
    row(
        "all the disk there is", "disk", [](In in) { in.diskGb = 863.4; }, Verdict::Ok, "863");
    row(
        "space not told", "disk", [](In in) { in.offer->diskSpaceGb = 0; }, Verdict::Unknown, "not known");
    row(
        "less than the template wants", "disk", [](In in) { in.templateGives.set(FieldId::Disk, 64.0); },
        Verdict::Warn, "64 GB");
    row(
        "a template that is not known", "disk",
        [](In in) {
            in.templateUnknown = true;
            in.fields.unset(FieldId::Disk);
        },
        Verdict::Unknown, "template");

    row(
        "a newer CUDA than the machine's", "cuda", [](In in) { in.offer->cudaMax = 12.2; }, Verdict::Warn,
        "may not start");
    row(
        "another major CUDA", "cuda", [](In in) { in.offer->cudaMax = 11.8; }, Verdict::Warn, "hardly");
    row(
        "the machine's CUDA not told", "cuda", [](In in) { in.offer->cudaMax = 0; }, Verdict::Unknown,
        "12.4");
    none("an image that tells no CUDA", "cuda",
        [](In in) { in.fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04")); });

    row(
        "no open port", "ports", [](In in) { in.offer->directPorts = 0; }, Verdict::Warn, "none");
    row(
        "one port too few", "ports",
        [](In in) {
            in.offer->directPorts = 1;
            in.fields.set(FieldId::Env,
                EnvRows{envPort(QStringLiteral("8000:8000")),
                    envVariable(QStringLiteral("A"), QStringLiteral("b"))});
        },
        Verdict::Warn, "2 open ports");
    none("by the proxy", "ports", [](In in) {
        in.offer->directPorts = 0;
        in.fields.set(FieldId::Runtype, QStringLiteral("ssh_proxy"));
    });

    row(
        "less time than planned", "duration", [](In in) { in.offer->durationSeconds = 5 * 3600; },
        Verdict::Warn, "plan 8 h");
    row(
        "less than a day", "duration", [](In in) { in.offer->durationSeconds = 23 * 3600; }, Verdict::Warn,
        "only");
    row(
        "time not told", "duration", [](In in) { in.offer->durationSeconds = 0; }, Verdict::Unknown,
        "not known");

    row(
        "dear traffic", "traffic", [](In in) { in.offer->inetUpCost = 0.05; }, Verdict::Warn, "$5.00");
    row(
        "traffic dearer than running", "traffic", [](In in) { in.plan.upGb = 300; }, Verdict::Warn, "$6.00");
    none("ordinary traffic", "traffic", [](In in) { in.plan.upGb = 30; });

    row(
        "looked for as reserved", "reserved", [](In in) { in.reserved = true; }, Verdict::Warn,
        "rented on-demand, without the discount");
    none("reserved, but a bid", "reserved", [](In in) {
        in.reserved = true;
        in.type = RentalType::Interruptible;
    });

    row(
        "a bid", "unavailable", [](In in) { in.type = RentalType::Interruptible; }, Verdict::Warn, "stopped");
    row(
        "a bid that cancels", "unavailable",
        [](In in) {
            in.type = RentalType::Interruptible;
            in.fields.set(FieldId::CancelUnavail, true);
        },
        Verdict::Ok, "nothing");
    row(
        "on-demand that does not cancel", "unavailable",
        [](In in) { in.fields.set(FieldId::CancelUnavail, false); }, Verdict::Warn, "stopped");
    row(
        "created stopped", "unavailable",
        [](In in) { in.fields.set(FieldId::TargetState, QStringLiteral("stopped")); }, Verdict::Ok, "billed");
}

void PreflightTest::verdicts()
{
    QFETCH(QByteArray, id);
    QFETCH(ChangeInput, change);
    QFETCH(int, verdict);
    QFETCH(QString, words);
    PreflightInput in = flawless();
    change(in);
    const PreflightCheck check = checkOf(in, id.constData());
    QCOMPARE(check.id.isEmpty() ? -1 : static_cast<int>(check.verdict), verdict);
    QVERIFY2(check.words.contains(words), qPrintable(check.words));
    for (const PreflightCheck &other : preflight(in))
        QVERIFY2(other.id == QLatin1String(id) || other.verdict < Verdict::Stop, qPrintable(other.words));
}

void PreflightTest::noKeyMeansNoWordOfTheAccount()
{
    PreflightInput in = flawless();
    in.account = {};
    in.account.key = AccountFacts::Key::Missing;
    QCOMPARE(checkOf(in, "key").verdict, Verdict::Stop);
    QVERIFY(checkOf(in, "credit").id.isEmpty());
    QVERIFY(checkOf(in, "ssh").id.isEmpty());
}

void PreflightTest::remediesCarryTheirNumbers()
{
    PreflightInput in = flawless();
    in.diskGb = 900;
    const QList<Remedy> disk = checkOf(in, "disk").remedies;
    QCOMPARE(disk.size(), 2);
    QCOMPARE(disk.first().kind, RemedyKind::SetDisk);
    QCOMPARE(disk.first().gigabytes, 863.0); // what fits, in whole GB
    QCOMPARE(disk.last().query, QStringLiteral("disk_space>=900"));
    // What would be too little for the template is not offered.
    in.templateGives.set(FieldId::Disk, 880.0);
    QCOMPARE(checkOf(in, "disk").remedies.first().kind, RemedyKind::FindOffer);

    in = flawless();
    in.offer->cudaMax = 11.8;
    QCOMPARE(checkOf(in, "cuda").remedies.first().query, QStringLiteral("cuda_vers>=12.4"));
    in.offer->durationSeconds = 3600;
    in.plan.hours = 49;
    QCOMPARE(checkOf(in, "duration").remedies.first().query, QStringLiteral("duration>=3"));
    in.offer->directPorts = 0;
    QCOMPARE(checkOf(in, "ports").remedies.first().kind, RemedyKind::UseProxy);
    QCOMPARE(checkOf(in, "ports").remedies.last().query, QStringLiteral("direct_port_count>=1"));
    in.account.credit = Money();
    QCOMPARE(checkOf(in, "credit").remedies.first().kind, RemedyKind::AddCredit);
    in.sandbox = true; // where there is nowhere to pay in
    QVERIFY(checkOf(in, "credit").remedies.isEmpty());
}

void PreflightTest::limits_data()
{
    QTest::addColumn<int>("perHour"); // micro-dollars, -1: no limit
    QTest::addColumn<int>("perDay");
    QTest::addColumn<int>("others"); // $/h of what runs, -1: not known
    QTest::addColumn<int>("verdict");
    const int ok = static_cast<int>(Verdict::Ok);
    const int stop = static_cast<int>(Verdict::Stop);
    const int unknown = static_cast<int>(Verdict::Unknown);
    QTest::newRow("none") << -1 << -1 << 0 << -1;
    QTest::newRow("just so") << 631'111 << -1 << 0 << ok;
    QTest::newRow("a micro-dollar above") << 631'110 << -1 << 0 << stop;
    QTest::newRow("nothing at all") << 0 << -1 << 0 << stop;
    QTest::newRow("others don't matter for one launch") << 631'111 << -1 << -1 << ok;
    // 24 × 0.631111 = 15.146664
    QTest::newRow("a day, just so") << -1 << 15'146'664 << 0 << ok;
    QTest::newRow("a day, a micro-dollar above") << -1 << 15'146'663 << 0 << stop;
    // 24 × (0.631111 + 0.1) = 17.546664
    QTest::newRow("with others, just so") << -1 << 17'546'664 << 100'000 << ok;
    QTest::newRow("with others, above") << -1 << 17'546'663 << 100'000 << stop;
    QTest::newRow("others not known") << -1 << 17'546'663 << -1 << unknown;
    QTest::newRow("others not known, above alone") << -1 << 15'146'663 << -1 << stop;
}

void PreflightTest::limits()
{
    QFETCH(int, perHour);
    QFETCH(int, perDay);
    QFETCH(int, others);
    QFETCH(int, verdict);
    const auto limit = [](int amount) { return amount < 0 ? std::nullopt : std::optional(micro(amount)); };
    PreflightInput in = flawless();
    in.limits = {limit(perHour), limit(perDay)};
    if (others < 0)
        in.account.spending.reset();
    else
        in.account.spending->perHour = micro(others);
    const PreflightCheck check = checkOf(in, "limits");
    QCOMPARE(check.id.isEmpty() ? -1 : static_cast<int>(check.verdict), verdict);
    if (verdict == static_cast<int>(Verdict::Stop))
        QCOMPARE(check.remedies.first().kind, RemedyKind::OpenLimits);
    // A price that is not known is never within a limit.
    in.cost.reset();
    if (verdict >= 0)
        QCOMPARE(checkOf(in, "limits").verdict, Verdict::Stop);
}

// What others spend counts for the day; what is left is never less than nothing.
void PreflightTest::whatLimitsLeave()
{
    AccountSpending others;
    others.perHour = micro(500'000);
    QVERIFY(!mostPerHour({}, others));
    QCOMPARE(*mostPerHour({micro(700'000), std::nullopt}, others), micro(700'000));
    // $24 a day less 24 x $0.50.
    QCOMPARE(*mostPerHour({std::nullopt, micro(24'000'000)}, others), micro(500'000));
    QCOMPARE(*mostPerHour({std::nullopt, micro(24'000'000)}, std::nullopt), micro(1'000'000));
    QCOMPARE(*mostPerHour({micro(400'000), micro(24'000'000)}, others), micro(400'000));
    QCOMPARE(*mostPerHour({micro(700'000), micro(24'000'000)}, others), micro(500'000));
    QCOMPARE(*mostPerHour({micro(700'000), micro(10'000'000)}, others), Money());
}

BERTH_TEST(PreflightTest)
#include "preflighttest.moc"
