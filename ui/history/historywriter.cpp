// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historywriter.h"

#include "launch/historyexport.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QThread>
#include <QWidget>

#include <memory>

namespace berth {
namespace {

// What went wrong, as the system says it; empty: nothing.
QString save(const QString &path, const QList<LaunchRecord> &records, HistoryWriter::Format format)
{
    const QByteArray bytes
        = format == HistoryWriter::Format::Csv ? historyCsv(records) : historyJson(records);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return {};
}

}

HistoryWriter::HistoryWriter(QWidget *window)
    : QObject(window)
    , m_chooser([window](const QString &title, const QString &suggested, const QString &filter) {
        return QFileDialog::getSaveFileName(window, title, suggested, filter);
    })
{
}

void HistoryWriter::write(const QList<LaunchRecord> &records, Format format)
{
    const bool csv = format == Format::Csv;
    const QString path = m_chooser(tr("Export the launches that are shown"),
        QDir::home().filePath(
            csv ? QStringLiteral("berth-history.csv") : QStringLiteral("berth-history.json")),
        csv ? tr("CSV (*.csv)") : tr("JSON (*.json)"));
    if (path.isEmpty())
        return;
    const auto problem = std::make_shared<QString>();
    QThread *thread
        = QThread::create([problem, path, records, format] { *problem = save(path, records, format); });
    thread->setParent(this);
    connect(thread, &QThread::finished, this, [this, thread, problem, path, count = records.size()] {
        thread->deleteLater();
        const QString shown = QDir::toNativeSeparators(path);
        if (problem->isEmpty())
            Q_EMIT written(count == 1 ? tr("One launch written to %1").arg(shown)
                                      : tr("%1 launches written to %2").arg(count).arg(shown));
        else
            Q_EMIT failed(
                tr("%1 can't be written: %2. Choose another folder or make room, then export again.")
                    .arg(shown, *problem));
    });
    thread->start();
}

}
