// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statedir.h"

#include "support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace berth;

class StateDirTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theArgumentWinsOverTheVariable();
    void aNewFolderIsTheOwnersAlone();
    void aFileInTheWayIsSaid();
    void aPortableCopyKeepsItsStateBesideItself();
};

void StateDirTest::theArgumentWinsOverTheVariable()
{
    const QTemporaryDir dir;
    const QString variable = dir.filePath(QStringLiteral("variable"));
    const QString argument = dir.filePath(QStringLiteral("argument/deep"));
    const EnvironmentLookup environment
        = [&](const char *name) { return qstrcmp(name, "BERTH_STATE_DIR") == 0 ? variable : QString(); };
    QCOMPARE(prepareStateDir({}, environment).value(), variable);
    QCOMPARE(prepareStateDir(argument, environment).value(), argument);
    QVERIFY(QFileInfo(argument).isDir());
}

void StateDirTest::aNewFolderIsTheOwnersAlone()
{
    const QTemporaryDir dir;
    const auto path
        = prepareStateDir(dir.filePath(QStringLiteral("new")), [](const char *) { return QString(); });
    QVERIFY(path.has_value());
#ifndef Q_OS_WIN
    QVERIFY(!(QFile::permissions(*path)
        & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
#endif
}

void StateDirTest::aFileInTheWayIsSaid()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto path
        = prepareStateDir(file.fileName() + QStringLiteral("/x"), [](const char *) { return QString(); });
    QVERIFY(!path.has_value());
    QVERIFY(path.error().contains(QLatin1String("--state-dir")));
}

void StateDirTest::aPortableCopyKeepsItsStateBesideItself()
{
    const QDir program(QCoreApplication::applicationDirPath());
    QFile mark(program.filePath(QStringLiteral("berth.portable")));
    QVERIFY(mark.open(QIODevice::WriteOnly));
    const QTemporaryDir dir;
    const auto beside = prepareStateDir({}, [](const char *) { return QString(); });
    const auto named = prepareStateDir(dir.path(), [](const char *) { return QString(); });
    QVERIFY(mark.remove());
    QCOMPARE(beside.value(), program.filePath(QStringLiteral("berth-data")));
    QVERIFY(QDir(*beside).removeRecursively());
    QCOMPARE(named.value(), dir.path());
}

BERTH_TEST(StateDirTest)
#include "statedirtest.moc"
