// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockerports.h"

#include "support/testcase.h"

using namespace berth;

class DockerPortsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void aRangeHoldsNoMoreThanAnInstanceOpens();
};

void DockerPortsTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("mappings");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("left");
    const auto row = [](const char *text, const char *mappings, const char *address, bool left) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(mappings).split(u' ')
                            << QString::fromUtf8(address) << left;
    };
    row("8000:8000", "8000:8000", "", false);
    row("80:8080/tcp", "80:8080/tcp", "", false);
    row("53:53/UDP", "53:53/udp", "", false);
    row("127.0.0.1:80:8080", "80:8080", "127.0.0.1", false);
    row("[::1]:80:8080/udp", "80:8080/udp", "::1", false);
    row("localhost:80:8080", "80:8080", "localhost", false);
    row("127.0.0.1::80", "80:80", "127.0.0.1", true);
    row("8080", "8080:8080", "", true);
    row("8000-8002:9000-9002/udp", "8000:9000/udp 8001:9001/udp 8002:9002/udp", "", false);
    row("8000-8001", "8000:8000 8001:8001", "", true);
    row("1.2.3.4:5-6:7-8", "5:7 6:8", "1.2.3.4", false);
    row("8000-8010:80", "8000:80", "", true);
    row("70000:70000", "70000:70000", "", false);
}

void DockerPortsTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QStringList, mappings);
    QFETCH(QString, address);
    QFETCH(bool, left);
    const auto ports = readPublished(text);
    QVERIFY2(ports, qPrintable(ports ? QString() : ports.error()));
    QCOMPARE(ports->mappings, mappings);
    QCOMPARE(ports->address, address);
    QCOMPARE(ports->outsideLeft, left);
}

void DockerPortsTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "x", "80:", "80:x", "x:80", "80:0", "0:80", "-1:80", "80/sctp", "80/",
             "80:80/http", "8000-8002:9000-9001", "9-8:9-8", "8000-8001:9000-", "66000:66000",
             "99999999999:80", "1000000000:80", "[::1]80:80", "٨٠:٨٠", "80 :80"})
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text);
}

void DockerPortsTest::refuses()
{
    QFETCH(QString, text);
    const auto ports = readPublished(text);
    QVERIFY2(!ports, qPrintable(ports ? ports->mappings.join(u' ') : QString()));
    QVERIFY(!ports.error().isEmpty());
}

void DockerPortsTest::aRangeHoldsNoMoreThanAnInstanceOpens()
{
    QCOMPARE(readPublished(QStringLiteral("1000-1063:1000-1063")).value().mappings.size(), 64);
    QVERIFY(!readPublished(QStringLiteral("1000-1064:1000-1064")));
    QVERIFY(!readPublished(QStringLiteral("1-999999999:1-999999999")));
}

BERTH_TEST(DockerPortsTest)
#include "dockerportstest.moc"
