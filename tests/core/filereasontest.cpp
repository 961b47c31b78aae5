// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filereason.h"

#include "support/testcase.h"

#include <QDir>
#include <QFile>

using namespace berth;

namespace {

class FailedFile : public QFile
{
public:
    explicit FailedFile(const QString &words) { setErrorString(words); }
};

}

class FileReasonTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void standsWithinASentence_data();
    void standsWithinASentence();
    void isThereForAFileThatIsNot();
};

void FileReasonTest::standsWithinASentence_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Linux") << QStringLiteral("No such file or directory")
                           << QStringLiteral("No such file or directory");
    QTest::newRow("Windows") << QStringLiteral("Path not found.") << QStringLiteral("Path not found");
    QTest::newRow("Windows, with a space after it")
        << QStringLiteral("Access denied. ") << QStringLiteral("Access denied");
}

void FileReasonTest::standsWithinASentence()
{
    QFETCH(const QString, system);
    QTEST(fileReason(FailedFile(system)), "expected");
}

void FileReasonTest::isThereForAFileThatIsNot()
{
    QFile file(QDir::temp().filePath(QStringLiteral("berth-no-such-folder/file")));
    QVERIFY(!file.open(QIODevice::ReadOnly));
    QVERIFY(!fileReason(file).isEmpty());
    QVERIFY(!fileReason(file).endsWith(u'.'));
}

BERTH_TEST(FileReasonTest)
#include "filereasontest.moc"
