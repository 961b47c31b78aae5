// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "api/createinstance.h"
#include "bench/bareput.h"
#include "bench/pair.h"
#include "bench/requests.h"
#include "catalog/requestwriter.h"
#include "launch/journalservice.h"
#include "launch/launchcontroller.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

using namespace berth;
using bench::Took;

namespace {

constexpr int rounds = 200;
constexpr std::chrono::milliseconds reading{10}; // how long the confirmation stands; enough to connect

// The launch rule, from the confirmation's click to the outcome: validation, the body, the intent committed
// to the disk, one PUT on the connection that was opened when the confirmation came up, the reading of the
// answer, and the outcome committed to the disk. The journal is in the folder for temporary files, which
// should be on a real disk (TMPDIR names another).
class Launch
{
public:
    explicit Launch(const Sandbox &sandbox)
        : m_sandbox(sandbox)
        , m_client(accountOf(sandbox))
        , m_journal(m_dir.path(), m_clock)
        , m_controller(m_client, m_clock, m_journal)
    {
        QObject::connect(
            &m_controller, &LaunchController::finished, &m_loop, [this](const LaunchResult &result) {
                m_created = result.state == LaunchState::Created;
                m_loop.quit();
            });
    }

    Took send(const RequestFields &fields, bool &created)
    {
        LaunchIntent intent;
        intent.token = newLaunchToken();
        intent.offerId = m_sandbox.anyOffer();
        intent.fields = fields;
        m_client.warmUp();
        bench::wait(reading);
        m_created = false;
        const Took took = bench::timed([&] {
            if (m_controller.launch(intent))
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
    QTemporaryDir m_dir;
    JournalService m_journal;
    LaunchController m_controller;
    QEventLoop m_loop;
    bool m_created = false;
};

void rule(benchmark::State &state)
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

BENCHMARK(rule)->Name("launch.rule")->UseManualTime()->Iterations(rounds)->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
