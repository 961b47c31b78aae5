// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createinstance.h"
#include "bench/pair.h"
#include "bench/requests.h"
#include "catalog/requestwriter.h"
#include "catalog/validator.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace berth;
using bench::Pair;
using bench::timed;

namespace {

// From values to the bytes of the body. The floor is Qt's own writer with an object that is ready.
void fullRequest(benchmark::State &state)
{
    if (hasErrors(validate(bench::fullRequest()))) {
        state.SkipWithError("the request has errors");
        return;
    }
    const QJsonObject ready = requestBody(bench::fullRequest(), SecretPolicy::Reveal);
    Pair pair(state);
    for (auto _ : state) {
        pair.round(
            [] {
                return timed([] {
                    const RequestFields fields = bench::fullRequest();
                    benchmark::DoNotOptimize(validate(fields));
                    benchmark::DoNotOptimize(
                        createInstance(1, requestBody(fields, SecretPolicy::Reveal)).body);
                });
            },
            [&ready] {
                return timed([&ready] {
                    benchmark::DoNotOptimize(QJsonDocument(ready).toJson(QJsonDocument::Compact));
                });
            });
    }
}

// What every keystroke costs when the table is long. The floor reads each row's texts once.
void validate1000Rows(benchmark::State &state)
{
    RequestFields fields = bench::longRequest();
    fields.set(FieldId::Env, bench::envRows(1000));
    Pair pair(state);
    for (auto _ : state) {
        pair.round([&fields] { return timed([&fields] { benchmark::DoNotOptimize(validate(fields)); }); },
            [&fields] {
                return timed([&fields] {
                    for (const EnvRow &row : *fields.get<EnvRows>(FieldId::Env)) {
                        benchmark::DoNotOptimize(envKey(row));
                        benchmark::DoNotOptimize(envWireValue(row));
                    }
                });
            });
    }
}

}

BENCHMARK(fullRequest)->Name("request.full")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(validate1000Rows)->Name("request.validate_1000")->UseManualTime()->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
