// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetindex.h"

#include <QDataStream>
#include <QFile>
#include <QSaveFile>

namespace berth {
namespace {

constexpr quint32 magic = 0xBE27'0002; // the last digits are the form's version
constexpr qint64 settled = 2000; // ms; some file systems count time in steps of two seconds
constexpr qint64 maxIndex = 64 << 20;
constexpr qsizetype sumLength = 8;

// Against damage, not against people. It differs between versions of Qt, which costs a new look at most.
quint64 checksum(QByteArrayView bytes)
{
    return qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), 0);
}

void prepare(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_4);
    stream.setByteOrder(QDataStream::LittleEndian); // that of most machines, so that text is read as it is
}

}

PresetIndex readPresetIndex(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxIndex)
        return {};
    const QByteArray bytes = file.readAll();
    QDataStream in(bytes);
    prepare(in);
    quint64 sum = 0;
    in >> sum;
    if (bytes.size() < sumLength || sum != checksum(QByteArrayView(bytes).sliced(sumLength)))
        return {};
    quint32 form = 0;
    quint32 count = 0;
    in >> form >> count;
    if (form != magic)
        return {};
    PresetIndex index;
    index.reserve(qMin<quint32>(count, 1'000'000));
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        PresetEntry entry;
        bool broken = false;
        PresetSummary &summary = entry.summary;
        in >> entry.file >> entry.size >> entry.changed >> summary.id >> summary.name >> summary.image
            >> summary.notes >> summary.newer >> broken;
        if (broken) {
            PresetFault fault;
            in >> fault.message >> fault.line >> fault.column;
            summary.fault = fault;
        }
        index.insert(entry.file, entry);
    }
    return in.status() == QDataStream::Ok ? index : PresetIndex();
}

void writePresetIndex(const QString &path, const PresetIndex &index, qint64 now)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    prepare(out);
    QList<const PresetEntry *> entries;
    for (const PresetEntry &entry : index) {
        if (entry.changed < now - settled)
            entries << &entry;
    }
    out << magic << static_cast<quint32>(entries.size());
    for (const PresetEntry *entry : entries) {
        const PresetSummary &summary = entry->summary;
        out << entry->file << entry->size << entry->changed << summary.id << summary.name << summary.image
            << summary.notes << summary.newer << summary.fault.has_value();
        if (summary.fault)
            out << summary.fault->message << summary.fault->line << summary.fault->column;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream head(&file);
    prepare(head);
    head << checksum(body);
    file.write(body);
    file.commit();
}

bool isSameFile(const PresetEntry &seen, qint64 size, qint64 changed, qint64 seenAt)
{
    return seen.size == size && seen.changed == changed && changed < seenAt - settled;
}

}
