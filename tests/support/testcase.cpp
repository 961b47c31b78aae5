// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcase.h"

#include "support/namelookups.h"

#include <QRegularExpression>

#include <cstdio>
#include <map>
#include <memory>

namespace berth::test {
namespace {

std::map<QByteArray, Factory> &registry()
{
    static std::map<QByteArray, Factory> tests;
    return tests;
}

QtMessageHandler qtTestHandler = nullptr;

// Qt Test fails on warnings only; a critical message is at least as bad. What the offscreen platform says of every
// window and list is nobody's fault.
void strictHandler(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (message.startsWith(QLatin1String("This plugin does not support ")))
        return;
    qtTestHandler(type == QtCriticalMsg ? QtWarningMsg : type, context, message);
}

int runOne(const Factory &factory, const QStringList &arguments)
{
    std::unique_ptr<TestCase> test(factory());
    qtTestHandler = nullptr;
    const int failures = QTest::qExec(test.get(), arguments);
    test.reset();
    const QStringList names = takeNameLookups();
    if (names.isEmpty())
        return failures;
    fprintf(stderr, "FAIL!  a name server would have been asked for: %s\n", qPrintable(names.join(u' ')));
    return failures + 1;
}

}

void TestCase::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    if (!qtTestHandler)
        qtTestHandler = qInstallMessageHandler(strictHandler);
}

void registerTest(const char *name, Factory factory) { registry()[name] = std::move(factory); }

int runTests(int argc, char **argv)
{
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    const bool named = argc > 1 && argv[1][0] != '-';
    for (int i = named ? 2 : 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (named) {
        const auto found = registry().find(argv[1]);
        if (found == registry().end()) {
            qCritical("no such test class: %s", argv[1]);
            return 1;
        }
        return runOne(found->second, arguments);
    }
    int failures = 0;
    for (const auto &[name, factory] : registry())
        failures += runOne(factory, arguments);
    return failures > 0 ? 1 : 0;
}

}
