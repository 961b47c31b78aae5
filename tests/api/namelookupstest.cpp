// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/namelookups.h"

#include "support/testcase.h"

#include <QHostInfo>

using namespace berth;

// The guard that keeps tests from name servers.
class NameLookupsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesOfThisComputerAreFound();
    void anAddressIsNoName();
    void whatCannotExistIsNotFound();
    void anotherNameIsRemembered();
};

void NameLookupsTest::initTestCase()
{
#ifndef Q_OS_LINUX
    QSKIP("the guard is Linux's");
#endif
}

void NameLookupsTest::namesOfThisComputerAreFound()
{
    const QHostInfo found = QHostInfo::fromName(QStringLiteral("localhost"));
    QVERIFY2(!found.addresses().isEmpty() && found.addresses().first().isLoopback(),
        qPrintable(found.errorString()));
    QVERIFY(test::takeNameLookups().isEmpty());
}

void NameLookupsTest::anAddressIsNoName()
{
    QCOMPARE(QHostInfo::fromName(QStringLiteral("127.1")).addresses().size(), 1);
    QVERIFY(test::takeNameLookups().isEmpty());
}

void NameLookupsTest::whatCannotExistIsNotFound()
{
    for (const char *name : {"berth.invalid", "api.berth.example", "A.TEST"})
        QCOMPARE(QHostInfo::fromName(QString::fromLatin1(name)).error(), QHostInfo::HostNotFound);
    QVERIFY(test::takeNameLookups().isEmpty());
}

void NameLookupsTest::anotherNameIsRemembered()
{
    QCOMPARE(QHostInfo::fromName(QStringLiteral("Console.vast.ai")).error(), QHostInfo::HostNotFound);
    QCOMPARE(test::takeNameLookups(), QStringList{QStringLiteral("console.vast.ai")});
    QVERIFY(test::takeNameLookups().isEmpty()); // so that this process does not fail for it
}

BERTH_TEST(NameLookupsTest)
#include "namelookupstest.moc"
