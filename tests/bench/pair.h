// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace berth::bench {

using Took = std::chrono::duration<double, std::micro>;

template <typename Work> [[nodiscard]] Took timed(Work work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::steady_clock::now() - began;
}

// Times Berth and its floor in turn, so that what else the machine does falls on both, and reports the
// medians as counters `berth_us` and `floor_us`, and the 99th percentiles. `tests/bench/run` reads those; the
// benchmark's own time is Berth's.
class Pair
{
public:
    explicit Pair(benchmark::State &state)
        : m_state(state)
    {
    }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;
    ~Pair()
    {
        m_state.counters["berth_us"] = percentile(m_berth, 50);
        m_state.counters["floor_us"] = percentile(m_floor, 50);
        m_state.counters["berth_p99_us"] = percentile(m_berth, 99);
        m_state.counters["floor_p99_us"] = percentile(m_floor, 99);
    }

    // Both give what they took; each goes first every other time.
    template <typename Berth, typename Floor> void round(Berth berth, Floor floor)
    {
        const bool berthFirst = m_berth.size() % 2 == 0;
        if (!berthFirst)
            m_floor.push_back(floor().count());
        m_berth.push_back(berth().count());
        if (berthFirst)
            m_floor.push_back(floor().count());
        m_state.SetIterationTime(m_berth.back() / 1e6);
    }

private:
    static double percentile(std::vector<double> values, size_t hundredths)
    {
        if (values.empty())
            return 0;
        const size_t rank = std::min(values.size() * hundredths / 100, values.size() - 1);
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(values.begin(), at, values.end());
        return *at;
    }

    benchmark::State &m_state;
    std::vector<double> m_berth;
    std::vector<double> m_floor;
};

}
