// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/match.h"

#include "support/testcase.h"

using namespace berth;

class MatchTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhetherImagesAreTheSame_data();
    void tellsWhetherImagesAreTheSame();
    void findsTheToken_data();
    void findsTheToken();
    void weighsWhatItFinds_data();
    void weighsWhatItFinds();
};

namespace {

const QString token = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString otherToken = QStringLiteral("fedcba9876543210fedcba9876543210");
const QString mark = QStringLiteral("BERTH_LAUNCH_ID");

Instance marked(qint64 id = 1)
{
    Instance contract;
    contract.id = id;
    contract.env = {{QStringLiteral("A"), QStringLiteral("b")}, {mark, token}};
    return contract;
}

}

void MatchTest::tellsWhetherImagesAreTheSame_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *asked, const char *shown, bool same) {
        QTest::addRow("%s / %s", asked, shown)
            << QString::fromLatin1(asked) << QString::fromLatin1(shown) << same;
    };
    row("ubuntu:22.04", "ubuntu:22.04", true);
    row("ubuntu:22.04", "docker.io/library/ubuntu:22.04", true);
    row("docker.io/ubuntu:22.04", "ubuntu:22.04", true);
    row("host:5000/a/b:1", "a/b:1", true);
    row("host:5000/a/b", "host:5000/a/b:1", true);
    row("vastai/base-image:@vastai-automatic-tag", "vastai/base-image:cuda-12.1-auto", true);
    row("vastai/base-image:@vastai-automatic-tag", "vastai/pytorch:cuda-12.1-auto", false);
    row("ubuntu@sha256:12ab", "ubuntu", true);
    row("ubuntu:22.04", "ubuntu:24.04", false);
    row("ubuntu:22.04", "buntu:22.04", false);
    row("", "anything", true);
    row("ubuntu", "", true);
}

void MatchTest::tellsWhetherImagesAreTheSame()
{
    QFETCH(QString, asked);
    QFETCH(QString, shown);
    QTEST(isSameImage(asked, shown), "same");
}

void MatchTest::findsTheToken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("found");
    QTest::newRow("env") << mark << token << QString() << true;
    QTest::newRow("another variable") << QStringLiteral("X") << token << QString() << false;
    QTest::newRow("another launch") << mark << otherToken << QString() << false;
    QTest::newRow("label") << QString() << QString() << QStringLiteral("job berth:0123456789abcdef") << true;
    QTest::newRow("label, env masked")
        << mark << QStringLiteral("****") << QStringLiteral("berth:0123456789abcdef") << true;
    QTest::newRow("copied label") << mark << otherToken << QStringLiteral("berth:0123456789abcdef") << false;
    QTest::newRow("another label") << QString() << QString() << QStringLiteral("berth:0123456789abcde0")
                                   << false;
}

void MatchTest::findsTheToken()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, label);
    Instance contract;
    contract.label = label;
    contract.env = {{name, value}};
    QTEST(carriesToken(contract, token), "found");
}

void MatchTest::weighsWhatItFinds_data()
{
    QTest::addColumn<QList<Instance>>("list");
    QTest::addColumn<int>("kind");
    const QDateTime prepared(QDate(2026, 1, 2), QTime(12, 0), Qt::UTC);
    const auto row = [](const char *name, const QList<Instance> &list, Match::Kind kind) {
        QTest::newRow(name) << list << int(kind);
    };
    const auto with = [](auto change) {
        Instance contract = marked();
        change(contract);
        return QList<Instance>{contract};
    };
    row("nothing", {}, Match::Kind::None);
    row("one, which tells little", {marked()}, Match::Kind::One);
    row("two", {marked(1), marked(2)}, Match::Kind::Conflict);
    row("its machine", with([](Instance &one) { one.machineId = 5; }), Match::Kind::One);
    row("another machine", with([](Instance &one) { one.machineId = 6; }), Match::Kind::Conflict);
    row("another image", with([](Instance &one) { one.image = QStringLiteral("debian:12"); }),
        Match::Kind::Conflict);
    row("clocks differ", with([&](Instance &one) { one.started = prepared.addSecs(-600); }),
        Match::Kind::One);
    row("too old", with([&](Instance &one) { one.started = prepared.addSecs(-601); }), Match::Kind::Conflict);
}

void MatchTest::weighsWhatItFinds()
{
    QFETCH(QList<Instance>, list);
    QFETCH(int, kind);
    LaunchRecord launch;
    launch.id = token;
    launch.offer.machineId = 5;
    launch.body = {{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}};
    launch.prepared = QDateTime(QDate(2026, 1, 2), QTime(12, 0), Qt::UTC);
    const Match match = matchLaunch(launch, list);
    QCOMPARE(int(match.kind), kind);
    QCOMPARE(match.why.isEmpty(), match.kind != Match::Kind::Conflict);
    QCOMPARE(match.candidates, list);
}

BERTH_TEST(MatchTest)
#include "matchtest.moc"
