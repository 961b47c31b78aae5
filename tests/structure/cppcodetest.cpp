// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/cppcode.h"

#include "support/testcase.h"

namespace berth::test {

class CppCodeTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void blanks_data();
    void blanks();
};

void CppCodeTest::blanks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("withStrings");
    QTest::addColumn<QString>("without");
    const auto row = [](const char *name, const char *text, const char *with, const char *without) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(with)
                            << QString::fromUtf8(without);
    };
    row("plain", "int a;", "int a;", "int a;");
    row("line comment", "a; // emit\nb;", "a;        \nb;", "a;        \nb;");
    row("block comment", "a/* x\ny */b", "a    \n    b", "a    \n    b");
    row("string", "f(\"emit // x\");", "f(\"emit // x\");", "f(\"         \");");
    row("escaped quote", "\"a\\\"b\" c", "\"a\\\"b\" c", "\"    \" c");
    row("character", "'\"' c", "'\"' c", "' ' c");
    row("digit separator", "1'000 // x", "1'000     ", "1'000     ");
    row("raw string", "R\"(a\"b // )\" c", "R\"(a\"b // )\" c", "R\"(          c");
    row("unfinished comment", "a /* b", "a     ", "a     ");
}

void CppCodeTest::blanks()
{
    QFETCH(QString, text);
    QFETCH(QString, withStrings);
    QFETCH(QString, without);
    QCOMPARE(blanked(text, Blank::Comments), withStrings);
    QCOMPARE(blanked(text, Blank::CommentsAndStrings), without);
}

BERTH_TEST(CppCodeTest)

}

#include "cppcodetest.moc"
