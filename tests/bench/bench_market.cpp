// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchoffers.h"
#include "bench/pair.h"
#include "market/offermodel.h"
#include "market/offerquery.h"
#include "market/offersieve.h"
#include "market/offersortmodel.h"
#include "sandbox/offersearch.h"
#include "support/memoryuse.h"
#include "ui/offers/offertable.h"

#include <QApplication>
#include <QJsonDocument>
#include <QPixmap>
#include <QScrollBar>
#include <QTableView>
#include <QWheelEvent>

#include <algorithm>
#include <optional>

using namespace berth;
using bench::Pair;
using bench::timed;

namespace {

constexpr int offerCount = 20'000;

// What the sandbox answers when it gives all of a large market.
const QByteArray &answerBody()
{
    static const QByteArray body = [] {
        const QList<sandbox::MarketOffer> market = sandbox::makeMarket(1, offerCount);
        sandbox::OfferSearch all;
        all.limit = offerCount;
        const QJsonArray offers = sandbox::findOffers(all, {.offers = market, .taken = {}});
        return QJsonDocument(QJsonObject{{QStringLiteral("offers"), offers}}).toJson(QJsonDocument::Compact);
    }();
    return body;
}

RawReply answer()
{
    RawReply reply;
    reply.delivery = Delivery::Answered;
    reply.status = 200;
    reply.body = answerBody();
    return reply;
}

const QList<Offer> &offers()
{
    static const QList<Offer> all = readOffers(answer(), false).value_or(QList<Offer>());
    return all;
}

// As many rows and columns, and nothing in them.
class EmptyModel : public QAbstractTableModel
{
public:
    void fill()
    {
        beginResetModel();
        m_rows = offerCount;
        endResetModel();
    }
    int rowCount(const QModelIndex &) const override { return m_rows; }
    int columnCount(const QModelIndex &) const override { return OfferModel::ColumnCount; }
    QVariant data(const QModelIndex &, int) const override { return {}; }

private:
    int m_rows = 0;
};

struct Shown
{
    Shown()
        : sorted(model)
        , table(sorted)
    {
        model.setDisk(40);
        table.resize(1000, 500);
        table.show();
    }
    void draw() { (void)table.grab(); }

    OfferModel model;
    OfferSortModel sorted;
    OfferTable table;
};

void parse(benchmark::State &state)
{
    const RawReply reply = answer();
    Pair pair(state);
    for (auto _ : state) {
        qsizetype read = 0;
        bool plain = false;
        pair.round([&] { return timed([&] { read = readOffers(reply, false)->size(); }); },
            [&] { return timed([&] { plain = QJsonDocument::fromJson(reply.body).isObject(); }); });
        if (read != offerCount || !plain) {
            state.SkipWithError("the answer was not read");
            break;
        }
    }
}

// From the answer to the first frame, on the window's thread.
void show(benchmark::State &state)
{
    const QList<Offer> &all = offers();
    Pair pair(state);
    for (auto _ : state) {
        Shown berth;
        EmptyModel empty;
        QTableView bare;
        bare.setModel(&empty);
        bare.resize(1000, 500);
        bare.show();
        pair.round(
            [&] {
                return timed([&] {
                    berth.model.setOffers(all);
                    berth.draw();
                });
            },
            [&] {
                return timed([&] {
                    empty.fill();
                    (void)bare.grab();
                });
            });
    }
}

// A keystroke in a filter, with the frame after it.
void filter(benchmark::State &state)
{
    Shown berth;
    berth.model.setOffers(offers());
    berth.draw();
    const QStringList typed{QStringLiteral("RTX"), QStringLiteral("RTX 4"), QStringLiteral("H"), QString()};
    int key = 0;
    Pair pair(state);
    for (auto _ : state) {
        const QString words = typed.at(key++ % typed.size());
        const auto accepts = [&words](const Offer &offer) { return offer.gpuName.contains(words); };
        qsizetype accepted = 0;
        pair.round(
            [&] {
                return timed([&] {
                    berth.sorted.setFilter(accepts);
                    berth.draw();
                });
            },
            [&] {
                return timed([&] { accepted = std::count_if(offers().begin(), offers().end(), accepts); });
            });
        if (berth.sorted.rowCount() != accepted) {
            state.SkipWithError("the filter let others through");
            break;
        }
    }
}

// The same with what the filters make of it: a search that is made ready and held against each offer.
void sieve(benchmark::State &state)
{
    Shown berth;
    berth.model.setOffers(offers());
    berth.draw();
    const QStringList typed{QStringLiteral("num_gpus>=2"), QStringLiteral("num_gpus>=2 dph_total<=3"),
        QStringLiteral("gpu_name=RTX_4090 geolocation in [SE,NO,US] reliability>0.98"), QString()};
    int key = 0;
    Pair pair(state);
    for (auto _ : state) {
        OfferSearch search;
        applyQuery(*readOfferQuery(typed.at(key++ % typed.size())), search);
        qsizetype plural = 0;
        pair.round(
            [&] {
                return timed([&] {
                    berth.sorted.setFilter(
                        [ready = OfferSieve(search)](const Offer &offer) { return ready.passes(offer); });
                    berth.draw();
                });
            },
            [&] {
                return timed([&] {
                    plural = std::count_if(offers().begin(), offers().end(),
                        [](const Offer &offer) { return offer.numGpus >= 2; });
                });
            });
        if (plural == 0 || berth.sorted.acceptedCount() != OfferSieve(search).count(offers())) {
            state.SkipWithError("the sieve let others through");
            break;
        }
    }
}

// A click on a heading, with the frame after it.
void sort(benchmark::State &state)
{
    Shown berth;
    berth.model.setOffers(offers());
    berth.draw();
    const int columns[]
        = {OfferModel::Gpu, OfferModel::Reliability, OfferModel::Location, OfferModel::PerHour};
    size_t click = 0;
    Pair pair(state);
    for (auto _ : state) {
        const int column = columns[click++ % std::size(columns)];
        std::vector<double> numbers;
        for (const Offer &offer : offers())
            numbers.push_back(offer.reliability);
        pair.round(
            [&] {
                return timed([&] {
                    berth.sorted.sort(column, Qt::AscendingOrder);
                    berth.draw();
                });
            },
            [&] { return timed([&] { std::sort(numbers.begin(), numbers.end()); }); });
    }
}

// A turn of the wheel, with the frame after it.
void scroll(benchmark::State &state)
{
    Shown berth;
    berth.model.setOffers(offers());
    berth.draw();
    EmptyModel empty;
    empty.fill();
    QTableView bare;
    bare.setModel(&empty);
    bare.resize(1000, 500);
    bare.show();
    (void)bare.grab();
    const auto turn = [](QTableView &table) {
        const QPointF at(100, 100);
        QWheelEvent wheel(at, table.viewport()->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(table.viewport(), &wheel);
        return table.grab();
    };
    Pair pair(state);
    for (auto _ : state) {
        pair.round([&] { return timed([&] { (void)turn(berth.table); }); },
            [&] { return timed([&] { (void)turn(bare); }); });
        QScrollBar &bar = *berth.table.verticalScrollBar();
        if (bar.value() == 0) {
            state.SkipWithError("nothing was scrolled");
            break;
        }
        if (bar.value() == bar.maximum()) {
            bar.setValue(0);
            bare.verticalScrollBar()->setValue(0);
        }
    }
}

// Not a time: bytes for each offer that is shown, texts and orders and all, beside the bare values.
void memory(benchmark::State &state)
{
    using Bytes = bench::Took;
    Pair pair(state);
    for (auto _ : state) {
        const auto before = test::bytesInUse();
        const QList<Offer> own = readOffers(answer(), false).value_or(QList<Offer>());
        Shown berth;
        berth.model.setOffers(own);
        berth.draw();
        berth.sorted.setGrouped(true);
        berth.sorted.sort(OfferModel::Location);
        const auto after = test::bytesInUse();
        const double each = before && after ? double(*after - *before) / offerCount : 0;
        pair.round([each] { return Bytes(each); }, [] { return Bytes(sizeof(Offer)); });
    }
}

}

BENCHMARK(parse)->Name("market.parse_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(show)->Name("market.show_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(filter)->Name("market.filter_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(sieve)->Name("market.sieve_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(sort)->Name("market.sort_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(scroll)->Name("market.scroll_20000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(memory)->Name("market.bytes")->UseManualTime()->Iterations(3);

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
