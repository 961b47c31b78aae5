// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/envrow.h"

#include "support/testcase.h"

using namespace berth;

class EnvRowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void ports_data();
    void ports();
    void goesToTheWireAndBack_data();
    void goesToTheWireAndBack();
    void proposesSecrets_data();
    void proposesSecrets();
};

void EnvRowTest::ports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("outside"); // 0: malformed
    QTest::addColumn<int>("inside");
    QTest::addColumn<QString>("protocol");
    const auto row = [](const char *text, int outside, int inside, const char *protocol) {
        QTest::newRow(text) << QString::fromLatin1(text) << outside << inside
                            << QString::fromLatin1(protocol);
    };
    row("8000:8000", 8000, 8000, "tcp");
    row("53:53/udp", 53, 53, "udp");
    row("1:65535/tcp", 1, 65535, "tcp");
    row("70000:70000", 70000, 70000, "tcp");
    for (const char *bad : {"", "8000", "8000:", ":80", "0:80", "65536:80", "69999:80", "80:80/sctp",
             "80:80/", "a:b", "80:80:80", "-1:80", "80: 80", "99999999999999:80", "٣:80"})
        row(bad, 0, 0, "");
}

void EnvRowTest::ports()
{
    QFETCH(QString, text);
    QFETCH(int, outside);
    QFETCH(int, inside);
    QFETCH(QString, protocol);
    const auto port = parsePort(text);
    QCOMPARE(port.has_value(), outside > 0);
    if (port)
        QCOMPARE(*port, (PortMapping{outside, inside, protocol}));
}

void EnvRowTest::goesToTheWireAndBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("wire");
    const auto row = [](EnvKind kind, const QString &name, const QString &value, const QString &key,
                         const QString &wire) {
        QTest::newRow(qPrintable(key)) << static_cast<int>(kind) << name << value << key << wire;
    };
    const QString one = QStringLiteral("1");
    row(EnvKind::Variable, QStringLiteral("TZ"), QStringLiteral("a=b c"), QStringLiteral("TZ"),
        QStringLiteral("a=b c"));
    row(EnvKind::Port, QStringLiteral("53:53/udp"), {}, QStringLiteral("-p 53:53/udp"), one);
    row(EnvKind::Flag, QStringLiteral("-h"), QStringLiteral("billybob"), QStringLiteral("-h"),
        QStringLiteral("billybob"));
    row(EnvKind::Flag, QStringLiteral("-v"), QStringLiteral("/a:/b"), QStringLiteral("-v /a:/b"), one);
    row(EnvKind::Flag, QStringLiteral("-n"), QStringLiteral("net"), QStringLiteral("-n net"), one);
}

void EnvRowTest::goesToTheWireAndBack()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, key);
    QFETCH(QString, wire);
    const EnvRow row{static_cast<EnvKind>(kind), name, Secret(value), false};
    QCOMPARE(envKey(row), key);
    QCOMPARE(envWireValue(row), wire);
    QVERIFY(envRowFromWire(key, wire) == row);
}

void EnvRowTest::proposesSecrets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("secret");
    for (const char *name :
        {"HF_TOKEN", "WANDB_API_KEY", "secret_thing", "MY_PASSWORD", "PGPASSWD", "GCP_CREDENTIALS"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"TZ", "PATH", "MODEL_ID", "PASS", ""})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
}

void EnvRowTest::proposesSecrets()
{
    QFETCH(QString, name);
    QTEST(looksSecret(name), "secret");
    QCOMPARE(envRowFromWire(name, QStringLiteral("x")).secret, looksSecret(name));
}

BERTH_TEST(EnvRowTest)
#include "envrowtest.moc"
