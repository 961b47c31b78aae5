// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/wait.h>

#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

// Starts Berth and the bare window in turn, each until its first frame, and prints a line a measure: name,
// Berth's median, the floor's median. Whole processes: from before the program is started until it has ended.
// No Qt here, for a parent's own memory would count as the child's.
namespace {

struct Run
{
    double wallMs = 0;
    double cpuMs = 0; // user and system
    double userMs = 0;
    double peakMb = 0;
};

class Program
{
public:
    Program(std::string name, std::vector<std::string> command)
        : m_name(std::move(name))
        , m_command(std::move(command))
    {
    }

    [[nodiscard]] const std::string &name() const { return m_name; }
    void run(bool count);
    [[nodiscard]] double median(double Run::*what) const;

private:
    std::string m_name;
    std::vector<std::string> m_command;
    std::vector<Run> m_runs;
};

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

double megabytes(const rusage &use)
{
#ifdef __APPLE__
    return static_cast<double>(use.ru_maxrss) / 1e6; // bytes
#else
    return static_cast<double>(use.ru_maxrss) * 1024 / 1e6;
#endif
}

[[noreturn]] void giveUp(const std::string &why)
{
    std::fprintf(stderr, "bench_startup: %s\n", why.c_str());
    std::exit(1);
}

void Program::run(bool count)
{
    std::vector<char *> arguments;
    for (std::string &word : m_command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto began = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        giveUp(m_command[0] + " cannot be started");
    int status = 0;
    rusage use{};
    if (wait4(child, &status, 0, &use) != child)
        giveUp("the child is lost");
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - began;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        giveUp(m_command[0] + " failed");
    if (count)
        m_runs.push_back({wall.count(), milliseconds(use.ru_utime) + milliseconds(use.ru_stime),
            milliseconds(use.ru_utime), megabytes(use)});
}

double Program::median(double Run::*what) const
{
    std::vector<double> values;
    for (const Run &run : m_runs)
        values.push_back(run.*what);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const Program &berth, const Program &floor)
{
    const auto line = [&](const char *what, double Run::*member) {
        std::printf(
            "%s.%s\t%.1f\t%.1f\n", berth.name().c_str(), what, berth.median(member), floor.median(member));
    };
    line("wall_ms", &Run::wallMs);
    line("cpu_ms", &Run::cpuMs);
    line("user_ms", &Run::userMs);
    line("peak_mb", &Run::peakMb);
}

}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4)
        giveUp("usage: bench_startup BERTH BENCH_FLOOR [RUNS]");
    const int runs = argc > 3 ? std::atoi(argv[3]) : 15;
    if (runs < 1)
        giveUp("RUNS is 1 or more");
    std::string scratch = (std::filesystem::temp_directory_path() / "berth-bench-XXXXXX").string();
    if (!mkdtemp(scratch.data()))
        giveUp("no scratch folder");
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    setenv("HOME", scratch.c_str(), 1);
    setenv("XDG_RUNTIME_DIR", scratch.c_str(), 1);
    unsetenv("VAST_API_KEY");
    unsetenv("BERTH_API_URL");

    const std::string state = scratch + "/state";
    const std::vector<std::string> plain{argv[1], "--quit-after-first-paint", "--state-dir", state};
    std::vector<std::string> sandboxed = plain;
    sandboxed.emplace_back("--sandbox");
    Program berth("start", plain);
    Program sandbox("start_sandbox", sandboxed);
    Program floor("floor", {argv[2]});
    // The first round only fills the disk's cache.
    for (int i = 0; i <= runs; ++i) {
        for (Program *program : {&floor, &berth, &sandbox})
            program->run(i > 0);
    }
    print(berth, floor);
    print(sandbox, floor);
    std::filesystem::remove_all(scratch);
    return 0;
}
