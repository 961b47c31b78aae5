// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keysource.h"

#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace berth;

class KeySourceTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsFileVariableOfficialClient();
    void aNamedFileMustHoldAKey_data();
    void aNamedFileMustHoldAKey();
};

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(path));
}

EnvironmentLookup only(const QByteArray &name, const QString &value)
{
    return [=](const char *asked) { return name == asked ? value : QString(); };
}

const EnvironmentLookup nothing = [](const char *) { return QString(); };

}

void KeySourceTest::theOrderIsFileVariableOfficialClient()
{
    const QTemporaryDir home;
    QCOMPARE(findApiKey({}, nothing, home.path())->origin, KeyOrigin::None);

    write(home.filePath(QStringLiteral(".vast_api_key")), "old\n");
    QCOMPARE(findApiKey({}, nothing, home.path())->key.reveal(), QStringLiteral("old"));
    QDir(home.path()).mkpath(QStringLiteral(".config/vastai"));
    write(home.filePath(QStringLiteral(".config/vastai/vast_api_key")), "new\n");
    const auto official = findApiKey({}, nothing, home.path());
    QCOMPARE(official->key.reveal(), QStringLiteral("new"));
    QCOMPARE(official->origin, KeyOrigin::OfficialClient);

    const auto variable = findApiKey({}, only("VAST_API_KEY", QStringLiteral("var")), home.path());
    QCOMPARE(variable->key.reveal(), QStringLiteral("var"));
    QCOMPARE(variable->origin, KeyOrigin::EnvironmentVariable);

    const QString file = home.filePath(QStringLiteral("mine"));
    write(file, " mine \r\n");
    const auto named = findApiKey(file, only("VAST_API_KEY", QStringLiteral("var")), home.path());
    QCOMPARE(named->key.reveal(), QStringLiteral("mine"));
    QCOMPARE(named->place, file);
}

void KeySourceTest::aNamedFileMustHoldAKey_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("\n");
    QTest::newRow("two lines") << QByteArray("a\nb\n");
    QTest::newRow("two words") << QByteArray("export KEY");
    QTest::newRow("huge") << QByteArray(10'000, 'k');
}

void KeySourceTest::aNamedFileMustHoldAKey()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("key"));
    write(file, content);
    const auto key = findApiKey(file, only("VAST_API_KEY", QStringLiteral("var")), home.path());
    QVERIFY(!key.has_value()); // never falls back to another key than the one that was named
    QVERIFY(key.error().contains(file));
    QVERIFY(!findApiKey(home.filePath(QStringLiteral("absent")), nothing, home.path()).has_value());
}

BERTH_TEST(KeySourceTest)
#include "keysourcetest.moc"
