// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/folders.h"
#include "structure/rules.h"
#include "structure/sourcetree.h"

#include "support/testcase.h"

#include <algorithm>
#include <utility>

namespace berth::test {
namespace {

QString told(const Findings &findings)
{
    QString text;
    for (const Finding &finding : findings)
        text += QStringLiteral("\n%1:%2: %3: %4")
                    .arg(finding.path)
                    .arg(finding.line)
                    .arg(finding.rule, finding.what);
    return text;
}

QStringList rulesOf(const Findings &findings)
{
    QStringList rules;
    for (const Finding &finding : findings)
        rules << finding.rule;
    rules.removeDuplicates();
    rules.sort();
    return rules;
}

Surroundings surroundings()
{
    Surroundings result;
    result.windowHeaders = headerNames(QStringLiteral(BERTH_WINDOW_HEADERS).split(u'|'));
    result.machinePaths = {QStringLiteral(BERTH_SOURCE_DIR) + u'/'};
    return result;
}

QString withHead(const QString &code)
{
    return QStringLiteral("// SPDX-License-Identifier: X\n#pragma once\n") + code;
}

}

// First that every rule finds what it is for, in made-up code; then that our own tree gives it nothing to
// find.
class StructureTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void ruleFinds_data();
    void ruleFinds();
    void lengthIsCounted_data();
    void lengthIsCounted();
    void spdxIsMissed();
    void linkIsForbidden();
    void includeNeedsLink();
    void unnamedSourceIsFound();
    void foldersAreAcyclic();
    void windowHeadersAreKnown();
    void ourTree();
};

void StructureTest::ruleFinds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("rule"); // empty: nothing is wrong
    const auto row = [](const char *path, const char *code, const char *rule) {
        QTest::addRow("%s: %s", path, code)
            << QString::fromLatin1(path) << QString::fromLatin1(code) << QString::fromLatin1(rule);
    };
    row("app/core/a.h", "#include \"catalog/field.h\"", "include");
    row("app/catalog/a.h", "#include \"core/money.h\"", "");
    row("app/catalog/a.h", "#include \"api/offer.h\"", "include");
    row("app/api/a.h", "#include \"store/journal.h\"", "include");
    row("app/store/a.h", "#include \"api/offer.h\"", "include");
    row("app/sandbox/a.h", "#include \"api/offer.h\"", "include");
    row("app/sandbox/a.h", "#include \"catalog/validator.h\"", "include");
    row("app/interop/a.h", "#include \"launch/launchdraft.h\"", "include");
    row("app/market/a.h", "#include \"launch/launchdraft.h\"", "include");
    row("app/launch/a.h", "#include \"api/offer.h\"", "");
    row("app/launch/a.h", "#include \"sandbox/sandbox.h\"", "include");
    row("app/launch/a.h", "#include \"ui/mainwindow.h\"", "include");
    row("app/ctl/a.h", "#include \"sandbox/sandbox.h\"", "");
    row("ui/a.h", "#include \"launch/launchdraft.h\"", "");
    row("ui/a.h", "#include \"sandbox/sandbox.h\"", "include");
    row("ui/a.h", "#include \"ctl/command.h\"", "include");
    row("ui/main.cpp", "#include \"sandbox/sandbox.h\"", "");
    row("tests/e2e/a.h", "#include \"sandbox/sandbox.h\"", "");
    row("app/core/a.h", "  #  include   \"api/offer.h\"", "include");
    row("app/core/a.h", "// #include \"api/offer.h\"", "");
    row("app/api/a.h", "#include \"../store/journal.h\"", "include");
    row("app/core/a.h", "#include <QWidget>", "window-in-app");
    row("app/core/a.h", "#include <QColor>", "window-in-app");
    row("app/core/a.h", "#include <qpainter.h>", "window-in-app");
    row("app/core/a.h", "#include <QtGui/QImage>", "window-in-app");
    row("app/core/a.h", "#include <Qsci/qsciscintilla.h>", "window-in-app");
    row("app/core/a.h", "#include <QString>", "");
    row("ui/a.h", "#include <QWidget>", "");
    row("ui/a.h", "class QNetworkReply;", "wire-in-ui");
    row("ui/forms/a.cpp", "QNetworkAccessManager manager;", "wire-in-ui");
    row("ui/a.cpp", "QSqlQuery query;", "wire-in-ui");
    row("ui/a.cpp", "// as QSqlQuery does\nf(\"QNetworkReply\");", "");
    row("app/api/a.cpp", "QNetworkReply *reply;", "");
    row("app/core/a.h", "static Clock &instance();", "singleton");
    row("ui/a.h", "static Theme *theInstance();", "singleton");
    row("ui/a.cpp", "qApp->quit();", "singleton");
    row("app/core/a.h", "Q_GLOBAL_STATIC(Clock, theClock)", "singleton");
    row("app/core/a.h", "signals:", "qt-keyword");
    row("ui/a.h", "private slots:", "qt-keyword");
    row("tests/ui/a.cpp", "emit changed();", "qt-keyword");
    row("ui/a.cpp", "foreach (const auto &x, list)", "qt-keyword");
    row("ui/a.h", "private Q_SLOTS:", "");
    row("ui/a.cpp", "Q_EMIT changed(); // emit changed", "");
    row("app/core/a.cpp", "qDebug() << 1;", "debugging-left");
    row("ui/a.cpp", "using namespace std;", "using-namespace");
    row("ui/a.cpp", "using namespace std::chrono_literals;", "");
    // In two pieces, or this file would be found itself.
    row("app/core/a.cpp",
        "f(\"/ho"
        "me/me/x\");",
        "machine-path");
    row("README.md",
        "See C:\\Us"
        "ers\\me",
        "machine-path");
    row("app/core/a.cpp", "f(\"/root/.ssh\"); // in the container", "");
    row("app/core/MoneyBag.h", "", "file-name");
}

void StructureTest::ruleFinds()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QFETCH(QString, rule);
    const Findings found = checkFile({path, withHead(code) + u'\n'}, surroundings());
    QVERIFY2(rulesOf(found) == (rule.isEmpty() ? QStringList() : QStringList{rule}), qPrintable(told(found)));
    for (const Finding &finding : found)
        QVERIFY(finding.line == 3 || rule == QStringLiteral("file-name"));
}

void StructureTest::lengthIsCounted_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("limit");
    QTest::newRow("any file") << QStringLiteral("ui/a.cpp") << 400;
    QTest::newRow("a test") << QStringLiteral("tests/ui/a.cpp") << 550;
    QTest::newRow("the window") << QStringLiteral("ui/mainwindow.cpp") << 300;
}

void StructureTest::lengthIsCounted()
{
    QFETCH(QString, path);
    QFETCH(int, limit);
    const QString full = withHead(QString(limit - 2, u'\n'));
    QCOMPARE(rulesOf(checkFile({path, full}, {})), QStringList());
    QCOMPARE(rulesOf(checkFile({path, full + u'\n'}, {})), QStringList{QStringLiteral("length")});
}

void StructureTest::spdxIsMissed()
{
    const QStringList spdx{QStringLiteral("spdx")};
    QCOMPARE(rulesOf(checkFile({QStringLiteral("a.cpp"), QStringLiteral("int a;\n")}, {})), spdx);
    QCOMPARE(
        rulesOf(checkFile({QStringLiteral("packaging/dev/run"), QStringLiteral("#!/bin/sh\n")}, {})), spdx);
    QCOMPARE(rulesOf(checkFile({QStringLiteral("a.json"), QStringLiteral("{}\n")}, {})), QStringList());
    QCOMPARE(rulesOf(checkFile(
                 {QStringLiteral("a.h"), QStringLiteral("// SPDX-License-Identifier: X\nint a;\n")}, {})),
        QStringList{QStringLiteral("pragma-once")});
}

void StructureTest::linkIsForbidden()
{
    const auto cmake = [](const char *folder, const char *text) {
        return checkTree(
            {{QString::fromLatin1(folder) + QStringLiteral("/CMakeLists.txt"), QString::fromLatin1(text)}});
    };
    QCOMPARE(rulesOf(cmake("app/core", "berth_library(Core LINK Qt6::Core)")), QStringList());
    QCOMPARE(rulesOf(cmake("app/api", "berth_library(Api LINK Berth::Catalog)")), QStringList());
    QCOMPARE(rulesOf(cmake("app/api", "# not Berth::Store\n")), QStringList());
    QCOMPARE(rulesOf(cmake("app/api", "berth_library(Api LINK Berth::Store)")),
        QStringList{QStringLiteral("link")});
    QCOMPARE(rulesOf(cmake("app/core", "berth_library(Core LINK Qt6::Gui)")),
        QStringList{QStringLiteral("window-in-app")});
}

void StructureTest::includeNeedsLink()
{
    const SourceFile source{QStringLiteral("app/api/a.h"), QStringLiteral("#include \"core/money.h\"\n")};
    const SourceFile catalog{QStringLiteral("app/catalog/CMakeLists.txt"),
        QStringLiteral("berth_library(Catalog LINK Berth::Core)")};
    const auto api = [](const char *text) {
        return SourceFile{QStringLiteral("app/api/CMakeLists.txt"), QString::fromLatin1(text)};
    };
    QCOMPARE(
        rulesOf(checkTree({source, catalog, api("berth_library(Api LINK Berth::Core)")})), QStringList());
    QCOMPARE(
        rulesOf(checkTree({source, catalog, api("berth_library(Api LINK Berth::Catalog)")})), QStringList());
    QCOMPARE(rulesOf(checkTree({source, catalog, api("berth_library(Api)")})),
        QStringList{QStringLiteral("link")});
}

void StructureTest::unnamedSourceIsFound()
{
    const SourceFile test{QStringLiteral("tests/core/moneytest.cpp"), QString()};
    const auto cmake = [](const char *text) {
        return SourceFile{QStringLiteral("tests/core/CMakeLists.txt"), QString::fromLatin1(text)};
    };
    QCOMPARE(rulesOf(checkTree({test, cmake("berth_tests(core CLASSES MoneyTest)")})), QStringList());
    QCOMPARE(rulesOf(checkTree({test, cmake("berth_tests(core CLASSES BigMoneyTest)")})),
        QStringList{QStringLiteral("not-built")});
    const SourceFile target{QStringLiteral("tests/core/fuzz_curl.cpp"), QString()};
    QCOMPARE(
        rulesOf(checkTree({target, cmake("set(all links curl)\nadd(fuzz_${name}.cpp)")})), QStringList());
    QCOMPARE(rulesOf(checkTree({target, cmake("set(all links)\nadd(fuzz_${name}.cpp)")})),
        QStringList{QStringLiteral("not-built")});
}

// A folder may use only what stands above it in the table, so no two can need each other.
void StructureTest::foldersAreAcyclic()
{
    QStringList above;
    for (const Folder &folder : folders()) {
        for (const QString &used : folder.uses)
            QVERIFY2(above.contains(used), qPrintable(folder.name + QStringLiteral(" uses ") + used));
        above << folder.name;
    }
}

void StructureTest::windowHeadersAreKnown()
{
    const QSet<QString> names = surroundings().windowHeaders;
    for (const char *name : {"QWidget", "QPainter", "QApplication", "qicon.h"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name);
    for (const char *name : {"QString", "QObject", "QNetworkReply"})
        QVERIFY2(!names.contains(QString::fromLatin1(name)), name);
}

void StructureTest::ourTree()
{
    const QList<SourceFile> files = readSourceTree(QStringLiteral(BERTH_SOURCE_DIR));
    const auto code = std::count_if(files.begin(), files.end(),
        [](const SourceFile &file) { return file.path.startsWith(QStringLiteral("app/")); });
    QVERIFY2(code > 20, "the tree was not found");

    const Surroundings here = surroundings();
    Findings findings = checkTree(files);
    for (const SourceFile &file : files)
        findings += checkFile(file, here);
    // One message each: Qt Test cuts long ones.
    for (const Finding &finding : std::as_const(findings))
        qInfo("%s", qPrintable(told({finding}).trimmed()));
    QCOMPARE(findings.size(), 0);
}

BERTH_TEST(StructureTest)

}

#include "structuretest.moc"
