// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pair.h"
#include "store/presetlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

using namespace berth;
using bench::Pair;
using bench::timed;

namespace {

constexpr int presetCount = 10'000;

// A folder of presets as a person might have them, changed long enough ago to be trusted.
class ManyPresets
{
public:
    ManyPresets()
    {
        QDir().mkpath(folder());
        const QDateTime lastWeek = QDateTime::currentDateTimeUtc().addDays(-7);
        for (int i = 0; i < presetCount; ++i) {
            Preset preset;
            preset.id = newPresetId();
            preset.name = QStringLiteral("Preset number %1").arg((i * 7919) % presetCount);
            preset.notes = QStringLiteral("What it is for, in a line or two.");
            preset.fields.set(FieldId::Image, QStringLiteral("vastai/pytorch:@vastai-automatic-tag"));
            preset.fields.set(FieldId::Disk, 64.0);
            preset.fields.set(FieldId::Env,
                EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("1")),
                    envPort(QStringLiteral("80:80")),
                    envVariable(QStringLiteral("HF_TOKEN"), QString(), true)});
            QFile file(folder() + QStringLiteral("/p%1.berth.json").arg(i));
            // Written out before its time is set, or closing it would make it new.
            if (!file.open(QIODevice::WriteOnly) || file.write(presetToJson(preset)) <= 0 || !file.flush()
                || !file.setFileTime(lastWeek, QFileDevice::FileModificationTime))
                qFatal("can't write presets");
        }
    }

    [[nodiscard]] QString stateDir() const { return m_dir.path(); }
    [[nodiscard]] QString folder() const { return m_dir.path() + QStringLiteral("/presets"); }
    [[nodiscard]] QString index() const { return m_dir.path() + QStringLiteral("/presets.index"); }

private:
    QTemporaryDir m_dir;
};

// From nothing to the whole list, sorted.
qsizetype openList(const QString &stateDir)
{
    PresetLibrary library(stateDir);
    QEventLoop loop;
    QObject::connect(&library, &PresetLibrary::loaded, &loop, &QEventLoop::quit);
    library.start();
    loop.exec();
    return library.entries().size();
}

// What Qt alone takes to list the folder and read every file.
qsizetype listAndRead(const QString &folder)
{
    qsizetype bytes = 0;
    const QStringList files = QDir(folder).entryList(QDir::Files);
    for (const QString &name : files) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll().size();
    }
    return bytes;
}

void openPresets(benchmark::State &state, bool withIndex)
{
    const ManyPresets presets;
    (void)openList(presets.stateDir()); // makes the index
    Pair pair(state);
    for (auto _ : state) {
        qsizetype listed = 0;
        qsizetype bytes = 0;
        pair.round(
            [&] {
                if (!withIndex)
                    QFile::remove(presets.index());
                return timed([&] { listed = openList(presets.stateDir()); });
            },
            [&] { return timed([&] { bytes = listAndRead(presets.folder()); }); });
        if (listed < presetCount || bytes == 0) {
            state.SkipWithError("the presets are not there");
            break;
        }
    }
}

void again(benchmark::State &state)
{
    openPresets(state, true);
}
void firstTime(benchmark::State &state)
{
    openPresets(state, false);
}

}

BENCHMARK(again)->Name("presets.open_10000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(firstTime)->Name("presets.read_10000")->UseManualTime()->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
