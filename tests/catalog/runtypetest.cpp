// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/runtype.h"
#include "catalog/field.h"

#include "support/testcase.h"

using namespace berth;

class RuntypeTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedWordSurvives();
    void olderSpellings_data();
    void olderSpellings();
};

void RuntypeTest::everyDocumentedWordSurvives()
{
    for (const FieldChoice &choice : field(FieldId::Runtype).choices) {
        const QString word = QString::fromLatin1(choice.value);
        const auto runtype = parseRuntype(word);
        QVERIFY2(runtype.has_value(), choice.value);
        QCOMPARE(runtypeText(*runtype), word);
    }
    QCOMPARE(runtypeText({}), QString());
}

void RuntypeTest::olderSpellings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("today"); // empty: not understood
    const auto row = [](const char *text, const char *today) {
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << QString::fromLatin1(today);
    };
    row("ssh_direc ssh_proxy", "ssh_direct");
    row("jupyter_direc ssh_direc ssh_proxy", "jupyter_direct");
    row("jupyter_proxy ssh_proxy", "jupyter_proxy");
    row(" ssh ", "ssh");
    row("", "");
    row("telnet", "");
    row("ssh_fast", "");
    row("ssh_", "");
    row("args_direct", "");
    row("ssh args", "");
    row("ssh telnet", "");
}

void RuntypeTest::olderSpellings()
{
    QFETCH(QString, text);
    QFETCH(QString, today);
    const auto runtype = parseRuntype(text);
    QCOMPARE(runtype.has_value(), !today.isEmpty());
    if (runtype)
        QCOMPARE(runtypeText(*runtype), today);
}

BERTH_TEST(RuntypeTest)
#include "runtypetest.moc"
