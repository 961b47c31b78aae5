// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offermarks.h"
#include "market/markbook.h"
#include "support/testcase.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;
using Of = OfferMarks::Of;
using Mark = OfferMarks::Mark;

namespace {

Offer offerOn(qint64 machine, qint64 host)
{
    Offer offer;
    offer.machineId = machine;
    offer.hostId = host;
    return offer;
}

bool writeMarks(const QString &dir, const QByteArray &json)
{
    QFile file(dir + QStringLiteral("/marks.json"));
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
}

}

class OfferMarksTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aMachineIsOneOrTheOther();
    void byMachineOrByHost();
    void neverWins();
    void whatIsNotToldIsNotMarked();
    void throughJsonAndBack();
    void toleratesAnyFile_data();
    void toleratesAnyFile();
    void theBookKeepsThem();
    void theBookTakesInWhatAnotherWindowMarked();
    void theBookSaysWhenItCannotWrite();
    void anotherFolderHasMarksOfItsOwn();
};

void OfferMarksTest::aMachineIsOneOrTheOther()
{
    OfferMarks marks;
    marks.setMark(Of::Machine, 5, Mark::Favourite);
    marks.setMark(Of::Machine, 5, Mark::Never);
    QCOMPARE(marks.mark(Of::Machine, 5), Mark::Never);
    marks.setMark(Of::Machine, 5, Mark::Favourite);
    QCOMPARE(marks.mark(Of::Machine, 5), Mark::Favourite);
    QCOMPARE(marks.mark(Of::Host, 5), Mark::None); // numbers of hosts are others
    marks.setMark(Of::Machine, 5, Mark::None);
    QVERIFY(marks.isEmpty());
}

void OfferMarksTest::byMachineOrByHost()
{
    OfferMarks marks;
    marks.setMark(Of::Machine, 5, Mark::Never);
    marks.setMark(Of::Host, 9, Mark::Favourite);
    QVERIFY(marks.isNever(offerOn(5, 1)));
    QVERIFY(!marks.isNever(offerOn(6, 5)));
    QVERIFY(marks.isFavourite(offerOn(6, 9)));
    const QList<Offer> offers{offerOn(5, 1), offerOn(6, 1), offerOn(7, 9)};
    QCOMPARE(withoutNever(offers, marks), offers.mid(1));
}

void OfferMarksTest::neverWins()
{
    OfferMarks marks;
    marks.setMark(Of::Machine, 5, Mark::Favourite);
    marks.setMark(Of::Host, 9, Mark::Never);
    QVERIFY(marks.isNever(offerOn(5, 9)));
    QVERIFY(withoutNever({offerOn(5, 9)}, marks).isEmpty());
}

void OfferMarksTest::whatIsNotToldIsNotMarked()
{
    OfferMarks marks;
    marks.setMark(Of::Machine, 0, Mark::Never);
    marks.setMark(Of::Host, -3, Mark::Never);
    QVERIFY(marks.isEmpty());
    QVERIFY(!marks.isNever(offerOn(0, 0)));
}

void OfferMarksTest::throughJsonAndBack()
{
    OfferMarks marks;
    for (qint64 id = 1; id < 200; ++id) {
        marks.setMark(Of::Machine, id, id % 3 ? Mark::Never : Mark::Favourite);
        marks.setMark(Of::Host, id * 7, id % 2 ? Mark::Never : Mark::Favourite);
    }
    QCOMPARE(OfferMarks::fromJson(marks.toJson()), marks);
    QCOMPARE(OfferMarks::fromJson(marks.toJson()).toJson(), marks.toJson());
}

void OfferMarksTest::toleratesAnyFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("five"); // whether it says that machine 5 is unwanted
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no JSON") << QByteArray("\0\xff{", 3) << false;
    QTest::newRow("a list") << QByteArray("[5]") << false;
    QTest::newRow("odd kinds") << QByteArray(
        R"({"never": {"machines": ["a", null, 5, 1.5, -2, {}], "hosts": 7}})")
                               << true;
    QTest::newRow("from a newer one")
        << QByteArray(R"({"never": {"machines": [5], "racks": [1]}, "seen": {}})") << true;
    QTest::newRow("both") << QByteArray(R"({"never": {"machines": [5]}, "favourite": {"machines": [5]}})")
                          << true;
}

void OfferMarksTest::toleratesAnyFile()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, five);
    const OfferMarks marks = OfferMarks::fromJson(json);
    QCOMPARE(marks.mark(Of::Machine, 5) == Mark::Never, five);
    QCOMPARE(marks.neverCount(), five ? 1 : 0);
}

void OfferMarksTest::theBookKeepsThem()
{
    const QTemporaryDir dir;
    MarkBook book(dir.path());
    QSignalSpy changed(&book, &MarkBook::changed);
    QVERIFY(book.setMark(Of::Machine, 5, Mark::Never));
    QVERIFY(book.setMark(Of::Host, 9, Mark::Favourite));
    QCOMPARE(changed.count(), 2);
    QVERIFY(book.setMark(Of::Host, 9, Mark::Favourite)); // as it is already
    QCOMPARE(changed.count(), 2);
    QCOMPARE(MarkBook(dir.path()).marks(), book.marks());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("marks.json")});
}

void OfferMarksTest::theBookTakesInWhatAnotherWindowMarked()
{
    const QTemporaryDir dir;
    MarkBook one(dir.path());
    MarkBook two(dir.path());
    QVERIFY(one.setMark(Of::Machine, 1, Mark::Never));
    QVERIFY(two.setMark(Of::Machine, 2, Mark::Never));
    QCOMPARE(two.marks().neverCount(), 2);
    QCOMPARE(MarkBook(dir.path()).marks().neverCount(), 2);
}

void OfferMarksTest::theBookSaysWhenItCannotWrite()
{
    const QTemporaryDir dir;
    MarkBook book(dir.path() + QStringLiteral("/nowhere"));
    const auto kept = book.setMark(Of::Machine, 1, Mark::Never);
    QVERIFY(!kept);
    QVERIFY(kept.error().contains(QStringLiteral("could not be kept")));
    QCOMPARE(book.marks().neverCount(), 1); // it holds all the same
}

void OfferMarksTest::anotherFolderHasMarksOfItsOwn()
{
    const QTemporaryDir dir;
    const QTemporaryDir sandbox;
    QVERIFY(writeMarks(sandbox.path(), R"({"never": {"machines": [1, 2]}})"));
    MarkBook book(dir.path());
    QSignalSpy changed(&book, &MarkBook::changed);
    book.useDir(sandbox.path());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(book.marks().neverCount(), 2);
    book.useDir(dir.path());
    QVERIFY(book.marks().isEmpty());
}

BERTH_TEST(OfferMarksTest)
#include "offermarkstest.moc"
