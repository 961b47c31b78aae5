// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/localkeys.h"

#include "support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace berth;

class LocalKeysTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPublicKeys_data();
    void knowsPublicKeys();
    void readsTheFolder();
};

void LocalKeysTest::knowsPublicKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const QString key = QStringLiteral("AAAAC3NzaC1lZDI1NTE5AAAAIEJlcnRo");
    QTest::newRow("ed25519") << QStringLiteral("ssh-ed25519 %1 me@home\n").arg(key) << true;
    QTest::newRow("no comment") << QStringLiteral("ssh-rsa %1==").arg(key) << true;
    QTest::newRow("security key") << QStringLiteral("sk-ssh-ed25519@openssh.com %1 a b").arg(key) << true;
    QTest::newRow("two lines") << QStringLiteral("ssh-rsa %1\nssh-rsa %1").arg(key) << false;
    QTest::newRow("private") << QStringLiteral("-----BEGIN OPENSSH PRIVATE KEY-----\n%1\n").arg(key) << false;
    QTest::newRow("options before it") << QStringLiteral("command=\"x\" ssh-rsa %1").arg(key) << false;
    QTest::newRow("no key") << QStringLiteral("ssh-rsa") << false;
    QTest::newRow("empty") << QString() << false;
}

void LocalKeysTest::knowsPublicKeys()
{
    QFETCH(QString, text);
    QTEST(isPublicKey(text), "good");
}

void LocalKeysTest::readsTheFolder()
{
    const QTemporaryDir dir;
    const auto write = [&dir](const char *name, const QByteArray &bytes) {
        QFile file(dir.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QByteArray key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEJlcnRo me@home";
    write("b.pub", key + "\n");
    write("a.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC");
    write("id_rsa", key); // not a .pub
    write("private.pub", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
    write("large.pub", key + QByteArray(20'000, 'x'));
    const QList<LocalKey> keys = publicKeysIn(dir.path());
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.first().file, QStringLiteral("a.pub"));
    QCOMPARE(keys.last(), (LocalKey{QStringLiteral("b.pub"), QString::fromLatin1(key)}));
    QVERIFY(publicKeysIn(dir.filePath(QStringLiteral("none"))).isEmpty());
}

BERTH_TEST(LocalKeysTest)
#include "localkeystest.moc"
