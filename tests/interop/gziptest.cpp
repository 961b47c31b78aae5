// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/gzip.h"

#include "support/testcase.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace berth;

class GzipTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void noTimeAndNoName();
    void comesBack_data();
    void comesBack();
    void readsWhatGzipWrites();
    void gzipReadsWhatWeWrite();
    void readsEveryPartOfAHeader();
    void oneWrongBitIsFound();
    void everyCutIsFound();
    void staysBelowTheLimit();
};

namespace {

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray("failed");
}

QByteArray noise(int size)
{
    QRandomGenerator random(5);
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += char(random.bounded(256));
    return bytes;
}

// Words in a random order: codes of many lengths, and matches near and far.
QByteArray prose(int words)
{
    QRandomGenerator random(6);
    QByteArray bytes;
    for (int i = 0; i < words; ++i)
        bytes += QByteArray::number(random.bounded(random.bounded(2) ? 20 : 5000)) + (i % 9 ? " " : "\n");
    return bytes;
}

}

void GzipTest::noTimeAndNoName()
{
    const QByteArray file = gzip("hello");
    QCOMPARE(file, gzip("hello"));
    QCOMPARE(file.first(4), QByteArray("\x1f\x8b\x08\0", 4));
    QCOMPARE(file.sliced(4, 4), QByteArray(4, '\0'));
}

void GzipTest::comesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("zeros") << QByteArray(1, '\0');
    QTest::newRow("a long run") << QByteArray(1'000'000, 'a');
    QTest::newRow("noise, stored") << noise(200'000);
    QTest::newRow("prose") << prose(60'000);
}

void GzipTest::comesBack()
{
    QFETCH(QByteArray, bytes);
    const auto back = gunzip(gzip(bytes));
    QVERIFY(back);
    QVERIFY(*back == bytes);
}

void GzipTest::readsWhatGzipWrites()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gzip")).isEmpty())
        QSKIP("no gzip here");
    for (const char *level : {"-1", "-6", "-9"}) {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("short"), prose(20'000), noise(70'000)}) {
            const auto back = gunzip(
                run(QStringLiteral("gzip"), {QStringLiteral("-c"), QString::fromLatin1(level)}, bytes));
            QVERIFY(back);
            QVERIFY(*back == bytes);
        }
    }
}

void GzipTest::gzipReadsWhatWeWrite()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gunzip")).isEmpty())
        QSKIP("no gunzip here");
    for (const QByteArray &bytes : {QByteArray(), QByteArray("short"), prose(20'000), noise(70'000)})
        QVERIFY(run(QStringLiteral("gunzip"), {QStringLiteral("-c")}, gzip(bytes)) == bytes);
}

void GzipTest::readsEveryPartOfAHeader()
{
    const QByteArray plain = gzip("hello");
    QByteArray file = plain.first(3) + char(4 + 8 + 16) + plain.sliced(4, 6);
    file += QByteArray("\x03\x00"
                       "abc",
                5)
        + QByteArray("name\0", 5) + QByteArray("comment\0", 8);
    file += plain.sliced(10);
    QCOMPARE(gunzip(file), std::optional(QByteArray("hello")));
}

void GzipTest::oneWrongBitIsFound()
{
    const QByteArray file = gzip(prose(200));
    for (qsizetype at = 10; at < file.size(); ++at) {
        QByteArray broken = file;
        broken[at] = char(broken[at] ^ (1 << (at % 8)));
        QVERIFY2(!gunzip(broken), qPrintable(QString::number(at)));
    }
}

void GzipTest::everyCutIsFound()
{
    const QByteArray file = gzip(prose(100));
    for (qsizetype size = 0; size < file.size(); ++size)
        QVERIFY(!gunzip(file.first(size)));
    QVERIFY(!gunzip(file + 'x'));
}

void GzipTest::staysBelowTheLimit()
{
    const QByteArray file = gzip(QByteArray(1'000'000, 'a'));
    QVERIFY(file.size() < 5000);
    QVERIFY(!gunzip(file, 999'999));
    QVERIFY(gunzip(file, 1'000'000));
    const QByteArray stored = gzip(noise(1000));
    QVERIFY(!gunzip(stored, 999));
    QVERIFY(gunzip(stored, 1000));
}

BERTH_TEST(GzipTest)
#include "gziptest.moc"
