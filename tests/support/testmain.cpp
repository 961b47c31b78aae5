// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processbegin.h"
#include "core/processend.h"
#include "support/testcase.h"

#ifdef BERTH_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace {

int run(int argc, char **argv)
{
#ifdef BERTH_TEST_GUI
    const QApplication application(argc, argv);
#else
    const QCoreApplication application(argc, argv);
#endif
    return berth::test::runTests(argc, argv);
}

}

int main(int argc, char **argv)
{
    berth::atBegin();
    return berth::atEnd(run(argc, argv));
}
