// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth {

// For the end of main(), when every object of the program is gone: gives back its exit code. On Windows it does not come
// back, but ends the process at once, after what the C library holds is written.
//
// There libraries have last words, and a process that ends by returning can wait for ever: QThread::wait() is over while
// the thread still gives back its thread-local data. Windows ends it in the middle of that, with a lock of winpthreads
// taken for which the last destructor of libstdc++ waits (pthread_key_delete). Under wine half of all ends were so.
[[nodiscard]] int atEnd(int exitCode);

}
