// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "api/createinstance.h"
#include "bench/bareput.h"
#include "bench/pair.h"
#include "bench/requests.h"
#include "catalog/requestwriter.h"
#include "launch/launchcontroller.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QEventLoop>

using namespace berth;
using bench::Took;

namespace {

constexpr int rounds = 200;
constexpr std::chrono::milliseconds reading{10}; // how long the confirmation stands; enough to connect

// What runs between the confirmation's click and the contract: validation, the body, one PUT on the
// connection that was opened when the confirmation came up, and the reading of the answer.
class Launch
{
public:
    explicit Launch(const Sandbox &sandbox)
        : m_sandbox(sandbox)
        , m_client(accountOf(sandbox))
        , m_controller(m_client, m_clock)
    {
        QObject::connect(
            &m_controller, &LaunchController::finished, &m_loop, [this](const LaunchResult &result) {
                m_created = result.state == LaunchState::Created;
                m_loop.quit();
            });
    }

    Took send(const RequestFields &fields, bool &created)
    {
        const qint64 offer = m_sandbox.anyOffer();
        m_client.warmUp();
        bench::wait(reading);
        m_created = false;
        const Took took = bench::timed([&] {
            if (m_controller.launch(offer, fields))
                m_loop.exec();
        });
        created = m_created;
        return took;
    }

private:
    static ApiAccount accountOf(const Sandbox &sandbox)
    {
        ApiAccount account;
        account.baseUrl = sandbox.url();
        account.key = Secret(sandbox.key());
        return account;
    }

    const Sandbox &m_sandbox;
    SystemClock m_clock;
    ApiClient m_client;
    LaunchController m_controller;
    QEventLoop m_loop;
    bool m_created = false;
};

void launch(benchmark::State &state)
{
    SandboxOptions options;
    options.offers = 8 * rounds;
    options.credit = 1e9;
    Sandbox sandbox(options);
    if (const auto started = sandbox.start(); !started) {
        state.SkipWithError("the sandbox does not start");
        return;
    }
    const RequestFields fields = bench::longRequest();
    const QByteArray body = createInstance(1, requestBody(fields, SecretPolicy::Reveal)).body;
    Launch berth(sandbox);
    bench::BarePut bare(sandbox.url(), "Bearer " + sandbox.key().toLatin1());
    bench::Pair pair(state);
    for (auto _ : state) {
        bool created = false;
        bool createdBare = false;
        pair.round([&] { return berth.send(fields, created); },
            [&] {
                const QString path = createPath(sandbox.anyOffer());
                bench::wait(reading);
                return bare.send(path, body, createdBare);
            });
        if (!created || !createdBare) {
            state.SkipWithError("no contract was made");
            break;
        }
    }
}

}

BENCHMARK(launch)
    ->Name("launch.controller")
    ->UseManualTime()
    ->Iterations(rounds)
    ->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
