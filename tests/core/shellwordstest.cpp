// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shellwords.h"

#include "support/testcase.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace berth;

class ShellWordsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void tellsWhereWordsStood();
    void tellsWhatIsQuoted();
    void tellsWhatAShellWouldReplace_data();
    void tellsWhatAShellWouldReplace();
    void anOpenQuoteIsAnError_data();
    void anOpenQuoteIsAnError();
    void quotesOnlyWhatNeedsIt();
    void whatIsQuotedIsReadBack();
    void bashReadsTheSameWords();
    void bashSplitsTheSameWay();
};

namespace {

QStringList texts(const QString &line)
{
    QStringList result;
    if (const auto words = splitShellWords(line)) {
        for (const ShellWord &word : *words)
            result << word.text;
    } else {
        result << QStringLiteral("ERROR");
    }
    return result;
}

QString randomWord(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("a"), QStringLiteral("'"), QStringLiteral("\""),
        QStringLiteral("\\"), QStringLiteral(" "), QStringLiteral("\n"), QStringLiteral("\t"),
        QStringLiteral("$x"), QStringLiteral("`"), QStringLiteral("="), QStringLiteral("#"),
        QStringLiteral("ü"), QStringLiteral("😀"), QStringLiteral("*"), QStringLiteral("~"),
        QStringLiteral("!"), QStringLiteral(";"), QStringLiteral("\r"), QStringLiteral("-")};
    QString word;
    for (int length = random.bounded(8); length > 0; --length)
        word += pieces[random.bounded(pieces.size())];
    return word;
}

// What bash makes of these words: one a piece, ended by NUL.
QStringList bashWords(const QString &line)
{
    QProcess bash;
    bash.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    bash.start(QStringLiteral("bash"), {QStringLiteral("-c"), QLatin1String("printf '%s\\0' ") + line});
    bash.waitForFinished();
    QStringList words = QString::fromUtf8(bash.readAllStandardOutput()).split(QChar(QChar::Null));
    words.removeLast();
    return words;
}

}

void ShellWordsTest::splits_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QString &line, const QStringList &words) {
        QTest::newRow(name) << line << words;
    };
    row("nothing", QString(), {});
    row("blanks", QStringLiteral(" \t a  b\t"), {QStringLiteral("a"), QStringLiteral("b")});
    row("single quotes", QStringLiteral("'a b' 'c\"d' 'e\\f'"),
        {QStringLiteral("a b"), QStringLiteral("c\"d"), QStringLiteral("e\\f")});
    row("double quotes", QStringLiteral("\"a b\" \"c'd\""), {QStringLiteral("a b"), QStringLiteral("c'd")});
    row("escapes in double quotes", QStringLiteral("\"\\$ \\` \\\" \\\\ \\n\""),
        {QStringLiteral("$ ` \" \\ \\n")});
    row("pieces that touch", QStringLiteral("a'b c'\"d\"\\ e"), {QStringLiteral("ab cd e")});
    row("empty words", QStringLiteral("'' \"\" a"), {QString(), QString(), QStringLiteral("a")});
    row("continued line", QStringLiteral("a \\\n  b\\\nc"), {QStringLiteral("a"), QStringLiteral("bc")});
    row("continued line from Windows", QStringLiteral("a \\\r\n  b"),
        {QStringLiteral("a"), QStringLiteral("b")});
    row("continued in double quotes", QStringLiteral("\"a\\\nb\""), {QStringLiteral("ab")});
    row("not continued in single quotes", QStringLiteral("'a\\\nb'"), {QStringLiteral("a\\\nb")});
    row("lines", QStringLiteral("a\nb\r\nc"),
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    row("comment", QStringLiteral("a # b 'c\nd"), {QStringLiteral("a"), QStringLiteral("d")});
    row("no comment inside a word", QStringLiteral("a#b '#c'"),
        {QStringLiteral("a#b"), QStringLiteral("#c")});
    row("operators", QStringLiteral("a|b&&c;d>e"),
        {QStringLiteral("a"), QStringLiteral("|"), QStringLiteral("b"), QStringLiteral("&"),
            QStringLiteral("&"), QStringLiteral("c"), QStringLiteral(";"), QStringLiteral("d"),
            QStringLiteral(">"), QStringLiteral("e")});
    row("quoted operators", QStringLiteral("'|' \\; \"&\""),
        {QStringLiteral("|"), QStringLiteral(";"), QStringLiteral("&")});
    row("backslash at the end", QStringLiteral("a\\"), {QStringLiteral("a\\")});
    row("dollar quotes", QStringLiteral("$'a\\n\\'b\\' \\x41\\102\\u00e9 \\q'"),
        {QStringLiteral("a\n'b' AB\u00e9 \\q")});
    row("dollar quotes with bytes of UTF-8", QStringLiteral("$'\\xf0\\x9f\\x98\\x80'"),
        {QStringLiteral("😀")});
    row("dollar quotes with halves of UTF-16", QStringLiteral("$'\\ud83d\\ude00'"), {QStringLiteral("😀")});
    row("expansions stay whole",
        QStringLiteral("a-$(date +'%s )' | cut -c1) ${b:-c d} `e f` \"$(g \"h i\")\""),
        {QStringLiteral("a-$(date +'%s )' | cut -c1)"), QStringLiteral("${b:-c d}"), QStringLiteral("`e f`"),
            QStringLiteral("$(g \"h i\")")});
    row("an expansion that never ends", QStringLiteral("$(a b"),
        {QStringLiteral("$"), QStringLiteral("("), QStringLiteral("a"), QStringLiteral("b")});
    row("dollar quotes inside double quotes", QStringLiteral("\"$'a'\""), {QStringLiteral("$'a'")});
}

void ShellWordsTest::splits()
{
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    QCOMPARE(texts(line), words);
}

void ShellWordsTest::tellsWhereWordsStood()
{
    const auto words = splitShellWords(QStringLiteral("ab 'c d'|e"));
    QVERIFY(words);
    QCOMPARE(words->size(), 4);
    const QList<std::pair<qsizetype, qsizetype>> spans{{0, 2}, {3, 8}, {8, 9}, {9, 10}};
    for (qsizetype i = 0; i < spans.size(); ++i) {
        QCOMPARE((*words)[i].begin, spans[i].first);
        QCOMPARE((*words)[i].end, spans[i].second);
    }
}

void ShellWordsTest::tellsWhatIsQuoted()
{
    const auto words = splitShellWords(QStringLiteral("a 'b' c\\d \"e\" $'f' \"\""));
    QVERIFY(words);
    QCOMPARE(words->size(), 6);
    QVERIFY(!words->first().quoted);
    for (qsizetype i = 1; i < words->size(); ++i)
        QVERIFY((*words)[i].quoted);
}

void ShellWordsTest::tellsWhatAShellWouldReplace_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("expands");
    QTest::newRow("name") << QStringLiteral("$HOME") << true;
    QTest::newRow("in double quotes") << QStringLiteral("\"x${HOME}\"") << true;
    QTest::newRow("command") << QStringLiteral("$(id)") << true;
    QTest::newRow("backquote") << QStringLiteral("`id`") << true;
    QTest::newRow("in single quotes") << QStringLiteral("'$HOME'") << false;
    QTest::newRow("escaped") << QStringLiteral("\\$HOME") << false;
    QTest::newRow("escaped in double quotes") << QStringLiteral("\"\\$HOME\"") << false;
    QTest::newRow("alone") << QStringLiteral("5$") << false;
    QTest::newRow("before a dot") << QStringLiteral("$.a") << false;
    QTest::newRow("dollar quotes") << QStringLiteral("$'a$b'") << false;
}

void ShellWordsTest::tellsWhatAShellWouldReplace()
{
    QFETCH(QString, line);
    QFETCH(bool, expands);
    const auto words = splitShellWords(line);
    QVERIFY(words);
    QCOMPARE(words->size(), 1);
    QCOMPARE(words->first().expands, expands);
}

void ShellWordsTest::anOpenQuoteIsAnError_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("position");
    QTest::newRow("single") << QStringLiteral("a 'b") << 2;
    QTest::newRow("double") << QStringLiteral("a b\"c") << 3;
    QTest::newRow("dollar") << QStringLiteral("$'a\\'") << 0;
    QTest::newRow("ends in an escape") << QStringLiteral("\"a\\") << 0;
}

void ShellWordsTest::anOpenQuoteIsAnError()
{
    QFETCH(QString, line);
    QFETCH(int, position);
    const auto words = splitShellWords(line);
    QVERIFY(!words);
    QCOMPARE(words.error().position, position);
    QVERIFY(!words.error().message.isEmpty());
}

void ShellWordsTest::quotesOnlyWhatNeedsIt()
{
    QCOMPARE(quoteShellWord(QStringLiteral("vastai/pytorch:2.1_a-b@x%1,2+3=4")),
        QStringLiteral("vastai/pytorch:2.1_a-b@x%1,2+3=4"));
    QCOMPARE(quoteShellWord(QString()), QStringLiteral("''"));
    QCOMPARE(quoteShellWord(QStringLiteral("a b")), QStringLiteral("'a b'"));
    QCOMPARE(quoteShellWord(QStringLiteral("it's")), QStringLiteral("'it'\\''s'"));
    for (const char *word : {"~", "*", "$x", "a;b", "#", "!", "a\nb", "{a,b}", "é", "<", "[a]", "?", "^"})
        QVERIFY2(quoteShellWord(QString::fromUtf8(word)).startsWith(u'\''), word);
    QCOMPARE(joinShellWords({QStringLiteral("a"), QString(), QStringLiteral("b c")}),
        QStringLiteral("a '' 'b c'"));
}

void ShellWordsTest::whatIsQuotedIsReadBack()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 2000; ++round) {
        QStringList words;
        for (int count = random.bounded(5); count >= 0; --count)
            words << randomWord(random);
        QCOMPARE(texts(joinShellWords(words)), words);
    }
}

void ShellWordsTest::bashReadsTheSameWords()
{
    if (QStandardPaths::findExecutable(QStringLiteral("bash")).isEmpty())
        QSKIP("no bash here");
    QRandomGenerator random(3);
    QStringList words;
    for (int count = 0; count < 3000; ++count)
        words << randomWord(random);
    QCOMPARE(bashWords(joinShellWords(words)), words);
}

// Raw texts, not such as we write ourselves. Without what bash would expand.
void ShellWordsTest::bashSplitsTheSameWay()
{
    if (QStandardPaths::findExecutable(QStringLiteral("bash")).isEmpty())
        QSKIP("no bash here");
    static const QStringList pieces{QStringLiteral("a"), QStringLiteral("'b c'"), QStringLiteral("\"d 'e\""),
        QStringLiteral("\\\\"), QStringLiteral("\\ "), QStringLiteral(" "), QStringLiteral("\\\n"),
        QStringLiteral("\"\\\"f\\x\\\\\""), QStringLiteral("''"), QStringLiteral("#g"),
        QStringLiteral("$'h\\'\\t\\x41'"), QStringLiteral("="), QStringLiteral("\t"), QStringLiteral("ü"),
        QStringLiteral("\"i\\\nj\""), QStringLiteral("\\$")};
    QRandomGenerator random(4);
    QString line;
    QStringList expected;
    for (int count = 0; count < 400; ++count) {
        QString part;
        for (int length = 1 + random.bounded(6); length > 0; --length)
            part += pieces[random.bounded(pieces.size())];
        // A comment and a dollar sign before a quote are other cases than their neighbours would make them.
        if (part.contains(QLatin1String(" #")) || part.contains(QLatin1String("\t#"))
            || part.contains(QLatin1String("\n#")) || part.startsWith(u'#')
            || part.contains(QLatin1String("$\"")) || part.contains(QLatin1String("$''")))
            continue;
        line += part + QLatin1String("x ");
        expected << texts(part + u'x');
    }
    QCOMPARE(bashWords(line), expected);
}

BERTH_TEST(ShellWordsTest)
#include "shellwordstest.moc"
