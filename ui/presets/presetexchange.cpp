// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetexchange.h"

#include "ui/presets/presetdesk.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

namespace berth {
namespace {

const QString suffix = QString::fromLatin1(presetSuffix);

QString fileFilter()
{
    return PresetExchange::tr("Presets (*%1)").arg(suffix);
}

QStringList presetFiles(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && url.toLocalFile().endsWith(suffix, Qt::CaseInsensitive))
            files << url.toLocalFile();
    }
    return files;
}

QString wordsOf(const PresetError &error)
{
    return (error.message + u' ' + error.remedy).trimmed();
}

}

PresetExchange::PresetExchange(PresetDesk &desk, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
}

void PresetExchange::importByDialog()
{
    auto *dialog = new QFileDialog(m_window, tr("Import presets"), QString(), fileFilter());
    dialog->setObjectName(QStringLiteral("preset.importing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PresetExchange::importFiles);
    dialog->open();
}

// One that can't be read keeps none of the others out.
void PresetExchange::importFiles(const QStringList &paths)
{
    QString last;
    QStringList problems;
    for (const QString &path : paths) {
        if (const auto file = m_desk.import(path))
            last = *file;
        else
            problems << wordsOf(file.error());
    }
    if (!last.isEmpty())
        Q_EMIT imported(last);
    if (!problems.isEmpty())
        Q_EMIT told(problems.join(u'\n'), Tone::Error);
}

void PresetExchange::exportByDialog()
{
    auto *dialog = new QFileDialog(m_window, tr("Export the preset"), QString(), fileFilter());
    dialog->setObjectName(QStringLiteral("preset.exporting"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile((m_desk.preset() ? m_desk.name() : tr("preset")) + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto left = m_desk.exportTo(path);
        if (!left)
            Q_EMIT told(wordsOf(left.error()), Tone::Error);
        else if (left->isEmpty())
            Q_EMIT told(tr("Exported to %1.").arg(path), Tone::Success);
        else
            Q_EMIT told(
                tr("Exported to %1, without the values of %2.").arg(path, left->join(QLatin1String(", "))),
                Tone::Success);
    });
    dialog->open();
}

void PresetExchange::acceptDropsOn(QWidget *target)
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

bool PresetExchange::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (const QStringList files = presetFiles(*drop->mimeData()); !files.isEmpty()) {
            drop->acceptProposedAction();
            if (event->type() == QEvent::Drop)
                importFiles(files);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}
