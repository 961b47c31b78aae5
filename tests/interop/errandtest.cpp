// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/errand.h"

#include "support/testcase.h"

using namespace berth;

class ErrandTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void emptyIsGood();
    void bad_data();
    void bad();
    void tooLong();
};

void ErrandTest::roundTrip()
{
    Errand errand;
    errand.preset = QStringLiteral("a “b” \\ 🚀");
    errand.offerId = 9007199254740992;
    errand.file = QStringLiteral("/tmp/a b");
    errand.text = QStringLiteral("vastai create instance 5 \\\n\t--image 'x'");
    errand.link = QStringLiteral("berth:offer/5");
    errand.directory = QStringLiteral("/tmp");
    errand.activation = QStringLiteral("gnome-shell/x/1-2_TIME3");
    const QByteArray line = errandLine(errand);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    const auto read = readErrandLine(line);
    QVERIFY(read);
    QCOMPARE(*read, errand);
}

void ErrandTest::emptyIsGood()
{
    const auto read = readErrandLine(errandLine({}));
    QVERIFY(read);
    QCOMPARE(*read, Errand());
    // What a later Berth of the same form adds is passed over.
    QVERIFY(readErrandLine(R"({"berth_errand":1,"colour":"red","api_key":"x"})"));
}

void ErrandTest::bad_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("nothing", "");
    row("no JSON", "hello");
    row("cut off", R"({"berth_errand":1,"off)");
    row("a list", R"([{"berth_errand":1}])");
    row("no version", R"({"offer":5})");
    row("a newer version", R"({"berth_errand":2})");
    row("a version in words", R"({"berth_errand":"1"})");
    row("offer 0", R"({"berth_errand":1,"offer":0})");
    row("offer below 0", R"({"berth_errand":1,"offer":-1})");
    row("half an offer", R"({"berth_errand":1,"offer":1.5})");
    row("offer as text", R"({"berth_errand":1,"offer":"5"})");
    row("offer too large", R"({"berth_errand":1,"offer":1e300})");
    row("offer is null", R"({"berth_errand":1,"offer":null})");
    row("preset is a number", R"({"berth_errand":1,"preset":5})");
    row("text is a list", R"({"berth_errand":1,"text":["a"]})");
    row("two lines of preset", R"({"berth_errand":1,"preset":"a\nb"})");
    row("NUL in a file", R"({"berth_errand":1,"file":"/a\u0000b"})");
    row("escape in text", R"({"berth_errand":1,"text":"a\u001b[0m"})");
    row("blank in a token", R"({"berth_errand":1,"activation":"a b"})");
    row("no ASCII in a token", R"({"berth_errand":1,"activation":"é"})");
    row("long token", R"({"berth_errand":1,"activation":")" + QByteArray(257, 'a') + "\"}");
    row("long preset", R"({"berth_errand":1,"preset":")" + QByteArray(4097, 'a') + "\"}");
    row("deep", QByteArray(5000, '[') + QByteArray(5000, ']'));
}

void ErrandTest::bad()
{
    QFETCH(QByteArray, line);
    const auto read = readErrandLine(line);
    QVERIFY(!read);
    QVERIFY(!read.error().isEmpty());
}

void ErrandTest::tooLong()
{
    Errand errand;
    errand.text = QString(500'000, u'a');
    QVERIFY(readErrandLine(errandLine(errand)));
    errand.text += u'a';
    QVERIFY(!readErrandLine(errandLine(errand)));
    QVERIFY(!readErrandLine(errandLine({}) + QByteArray(maxErrandLine, ' ')));
}

BERTH_TEST(ErrandTest)
#include "errandtest.moc"
