# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-builds Berth for 64-bit Windows on Debian. packaging/windows/build uses it; by hand:
#   cmake -DCMAKE_TOOLCHAIN_FILE=packaging/windows/toolchain.cmake -DBERTH_WINDOWS_PREFIX=PREFIX …
# PREFIX is what packaging/windows/build-deps makes: Qt, QScintilla, cpp-httplib and tl::expected for mingw-w64.
# Qt's own toolchain file chain-loads PREFIX/mingw-toolchain.cmake, which names the compilers.
if(NOT BERTH_WINDOWS_PREFIX)
    set(BERTH_WINDOWS_PREFIX "$ENV{BERTH_WINDOWS_PREFIX}")
endif()
if(NOT EXISTS "${BERTH_WINDOWS_PREFIX}/lib/cmake/Qt6/qt.toolchain.cmake")
    message(FATAL_ERROR "BERTH_WINDOWS_PREFIX names no Qt for mingw-w64; packaging/windows/build-deps makes one")
endif()
set(BERTH_WINDOWS_PREFIX "${BERTH_WINDOWS_PREFIX}" CACHE PATH "Qt and the other libraries, for mingw-w64")
set(ENV{BERTH_WINDOWS_PREFIX} "${BERTH_WINDOWS_PREFIX}") # CMake's try-compiles see no cache
include("${BERTH_WINDOWS_PREFIX}/lib/cmake/Qt6/qt.toolchain.cmake")

# moc, rcc and uic of the machine that builds; they must be of the same version as the prefix.
if(NOT QT_HOST_PATH)
    set(QT_HOST_PATH /usr)
    set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)
endif()
set(BERTH_HTTPLIB_INCLUDE_DIR "${BERTH_WINDOWS_PREFIX}/include" CACHE PATH "")
set(ZLIB_USE_STATIC_LIBS ON)

# Windows 10. The compiler's own library stays a DLL: a program with a copy of its own has other thread-local variables than
# libstdc++'s DLL, and the first std::call_once, in QThread::create(), ends it.
add_compile_definitions(_WIN32_WINNT=0x0A00 WINVER=0x0A00)
