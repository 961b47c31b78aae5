// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createinstance.h"
#include "bench/bareput.h"
#include "bench/pair.h"
#include "bench/requests.h"
#include "catalog/requestwriter.h"
#include "e2e/window.h"

#include <QApplication>
#include <QEventLoop>

using namespace berth;
using bench::Took;
using test::Window;

namespace {

constexpr int rounds = 40;
constexpr std::chrono::milliseconds reading{20};

// Ends its loop once the outcome has been painted.
class OutcomeWatch : public QObject
{
public:
    QEventLoop loop;

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && object->objectName() == QLatin1String("outcome.title"))
            loop.quit();
        return false;
    }
};

// From the click into the confirmation to the first frame that shows the contract, in the real window.
Took rent(Window &window)
{
    window.click("rent");
    QWidget *confirm = window.find(QStringLiteral("confirm.rent"));
    bench::wait(reading);
    OutcomeWatch watch;
    qApp->installEventFilter(&watch);
    return bench::timed([&] {
        QTest::mouseClick(confirm, Qt::LeftButton);
        watch.loop.exec();
    });
}

void clickToContract(benchmark::State &state)
{
    Window window;
    const RequestFields fields = bench::longRequest();
    const QByteArray body = createInstance(1, requestBody(fields, SecretPolicy::Reveal)).body;
    window.draft().replace(fields);
    bench::BarePut bare(window.sandbox().url(), "Bearer " + window.sandbox().key().toLatin1());
    bench::Pair pair(state);
    for (auto _ : state) {
        bool created = false;
        pair.round(
            [&] {
                window.draft().setOfferId(window.sandbox().anyOffer());
                // Else the confirmation would tell a price that was not known before, and ask again.
                (void)QTest::qWaitFor([&window] { return window.draft().offer().has_value(); });
                const Took took = rent(window);
                window.click("outcome.close");
                return took;
            },
            [&] {
                const QString path = createPath(window.sandbox().anyOffer());
                bench::wait(reading);
                return bare.send(path, body, created);
            });
        if (!created || window.sandbox().creates().constLast().status != 200) {
            state.SkipWithError("no contract was made");
            break;
        }
    }
}

}

BENCHMARK(clickToContract)
    ->Name("launch.window")
    ->UseManualTime()
    ->Iterations(rounds)
    ->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
