// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

#include <functional>

namespace berth::test {

// Base of every test class. An unexpected warning in the log fails the test that caused it; an expected one is
// announced with QTest::ignoreMessage.
class TestCase : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init(); // Qt Test calls it before each test function
};

using Factory = std::function<TestCase *()>;
void registerTest(const char *name, Factory factory);

// Runs the class named in argv[1] (further arguments go to Qt Test), or all of them.
int runTests(int argc, char **argv);

template <typename T> struct Registration
{
    explicit Registration(const char *name)
    {
        registerTest(name, [] { return new T; });
    }
};

}

#define BERTH_TEST(Class) static const berth::test::Registration<Class> registrationOf##Class(#Class);
