// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

namespace berth {

// std::expected is C++23; tl::expected is the same thing for C++20.
template <typename T, typename E> using Expected = tl::expected<T, E>;
template <typename E> using Unexpected = tl::unexpected<E>;

template <typename E> [[nodiscard]] tl::unexpected<std::decay_t<E>> fail(E &&error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

}
