// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth {

// For the beginning of main(), before anything of Qt is used.
//
// Built by mingw-w64, it has Qt's regular expressions interpreted: compiled ones keep a stack in a
// thread-local variable, and mingw's run time gives back that variable before its destructor runs, so that
// the end of a thread could crash the program.
void atBegin();

}
