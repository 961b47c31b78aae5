// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

// A fuzz target is one file: a function that takes any bytes and checks what must hold for them, and one line
// that names it. With BERTH_FUZZ libFuzzer drives each; in every other build replay.cpp drives all of them
// with their corpus and seeded mutations of it.
namespace berth::fuzz {

using Target = void (*)(const QByteArray &bytes);

// Ends the program with a message when `good` is false. `shown` tells what went wrong with which input.
void check(bool good, const char *what, const QString &shown = {});

struct Registration
{
    Registration(const char *name, Target target);
};

}

#ifdef BERTH_LIBFUZZER
#define BERTH_FUZZ_TARGET(name, function)                                                                    \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)                        \
    {                                                                                                        \
        function(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));                         \
        return 0;                                                                                            \
    }
#else
#define BERTH_FUZZ_TARGET(name, function)                                                                    \
    static const berth::fuzz::Registration registrationOf##function(#name, function);
#endif
