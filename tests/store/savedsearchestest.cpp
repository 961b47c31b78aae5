// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/savedsearches.h"

#include "support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace berth;

namespace {

SavedSearch searchNamed(const char *name, const char *query = "gpu_name=H100")
{
    SavedSearch search;
    search.name = QString::fromUtf8(name);
    search.query = QLatin1String(query);
    search.type = QStringLiteral("bid");
    search.sort = QStringLiteral("vram");
    search.descending = true;
    return search;
}

QStringList namesIn(const SavedSearches &searches)
{
    QStringList names;
    for (const SavedSearch &search : searches.all())
        names << search.name;
    return names;
}

void fill(const QString &dir, const char *text)
{
    QFile file(SavedSearches::pathIn(dir));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray textIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

class SavedSearchesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void staysOverARestart();
    void oneOfAName();
    void renameAndRemove();
    void anotherWindowsAreKept();
    void whatIsNotKnownIsKept();
    void oddFilesAreReadAsFarAsTheyGo_data();
    void oddFilesAreReadAsFarAsTheyGo();
    void aBrokenFileIsSetAside();
    void aFolderThatCannotBeWrittenIsTold();
};

void SavedSearchesTest::staysOverARestart()
{
    const QTemporaryDir dir;
    QVERIFY(SavedSearches(dir.path()).all().isEmpty());
    QVERIFY(SavedSearches(dir.path()).save(searchNamed("  Big \n ones ")));
    const SavedSearches later(dir.path());
    QCOMPARE(later.all(), QList<SavedSearch>{searchNamed("Big ones")});
    QCOMPARE(later.find(QStringLiteral("big ones")), std::optional(searchNamed("Big ones")));
    QVERIFY(!later.find(QStringLiteral("big")));
}

void SavedSearchesTest::oneOfAName()
{
    const QTemporaryDir dir;
    SavedSearches searches(dir.path());
    QVERIFY(searches.save(searchNamed("b")));
    QVERIFY(searches.save(searchNamed("a")));
    QVERIFY(searches.save(searchNamed("B", "num_gpus=2")));
    QCOMPARE(namesIn(searches), (QStringList{QStringLiteral("a"), QStringLiteral("B")}));
    QCOMPARE(searches.find(QStringLiteral("b"))->query, QStringLiteral("num_gpus=2"));
    QVERIFY(!searches.save(searchNamed(" ")));
    QVERIFY(!searches.save(searchNamed(QByteArray(101, 'x').constData())));
    QCOMPARE(searches.all().size(), 2);
}

void SavedSearchesTest::renameAndRemove()
{
    const QTemporaryDir dir;
    SavedSearches searches(dir.path());
    QVERIFY(searches.save(searchNamed("a")));
    QVERIFY(searches.save(searchNamed("b")));
    QVERIFY(searches.rename(QStringLiteral("a"), QStringLiteral("A"))); // its own name, written otherwise
    QVERIFY(!searches.rename(QStringLiteral("A"), QStringLiteral("B"))); // another's
    QVERIFY(!searches.rename(QStringLiteral("nobody"), QStringLiteral("c")));
    QVERIFY(!searches.rename(QStringLiteral("A"), QString()));
    QCOMPARE(namesIn(searches), (QStringList{QStringLiteral("A"), QStringLiteral("b")}));
    QVERIFY(searches.remove(QStringLiteral("a")));
    QVERIFY(searches.remove(QStringLiteral("a"))); // it is gone, as was wanted
    QCOMPARE(namesIn(searches), QStringList{QStringLiteral("b")});
}

void SavedSearchesTest::anotherWindowsAreKept()
{
    const QTemporaryDir dir;
    SavedSearches one(dir.path());
    SavedSearches other(dir.path());
    QVERIFY(one.save(searchNamed("a")));
    QVERIFY(other.save(searchNamed("b")));
    QVERIFY(one.save(searchNamed("c")));
    QCOMPARE(other.all().size(), 3);
}

void SavedSearchesTest::whatIsNotKnownIsKept()
{
    const QTemporaryDir dir;
    fill(dir.path(), R"({"version":9,"searches":[{"name":"a","query":"q","type":"lease","colour":"red"}]})");
    SavedSearches searches(dir.path());
    QCOMPARE(searches.all().first().type, QStringLiteral("lease"));
    QVERIFY(searches.rename(QStringLiteral("a"), QStringLiteral("b")));
    const QByteArray text = textIn(SavedSearches::pathIn(dir.path()));
    for (const char *part : {"\"version\": 9", "\"colour\": \"red\"", "\"lease\"", "\"b\""})
        QVERIFY2(text.contains(part), part);
}

void SavedSearchesTest::oddFilesAreReadAsFarAsTheyGo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("a list") << QByteArray("[1,2]") << 0;
    QTest::newRow("no list") << QByteArray(R"({"searches":7})") << 0;
    QTest::newRow("odd entries") << QByteArray(R"({"searches":[7,null,{},{"name":7},{"name":"a"}]})") << 1;
    QTest::newRow("twice") << QByteArray(R"({"searches":[{"name":"a"},{"name":"A"}]})") << 1;
}

void SavedSearchesTest::oddFilesAreReadAsFarAsTheyGo()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir dir;
    fill(dir.path(), text.constData());
    SavedSearches searches(dir.path());
    QTEST(int(searches.all().size()), "count");
    QVERIFY(searches.save(searchNamed("another")));
    QVERIFY(searches.find(QStringLiteral("another")));
}

void SavedSearchesTest::aBrokenFileIsSetAside()
{
    const QTemporaryDir dir;
    fill(dir.path(), R"({"searches":[{"name":"precious")");
    QVERIFY(SavedSearches(dir.path()).save(searchNamed("a")));
    QVERIFY(textIn(SavedSearches::pathIn(dir.path()) + QStringLiteral(".broken")).contains("precious"));
}

void SavedSearchesTest::aFolderThatCannotBeWrittenIsTold()
{
    const QTemporaryDir dir;
    SavedSearches searches(dir.path() + QStringLiteral("/none"));
#ifdef Q_OS_WIN
    QTest::ignoreMessage(QtWarningMsg, "Got unexpected locking error 3"); // QLockFile's: no such path
#endif
    const auto saved = searches.save(searchNamed("a"));
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(QStringLiteral("searches.json")));
}

BERTH_TEST(SavedSearchesTest)
#include "savedsearchestest.moc"
