// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcase.h"

#ifdef BERTH_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

int main(int argc, char **argv)
{
#ifdef BERTH_TEST_GUI
    const QApplication application(argc, argv);
#else
    const QCoreApplication application(argc, argv);
#endif
    return berth::test::runTests(argc, argv);
}
