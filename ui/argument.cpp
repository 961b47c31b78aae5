// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/argument.h"

#include "interop/berthlink.h"
#include "interop/importtext.h"
#include "store/preset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berth)
};

bool takeFile(Errand &errand, const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return false;
    const bool preset = file.fileName().endsWith(QLatin1String(presetSuffix), Qt::CaseInsensitive);
    (preset ? errand.preset : errand.file) = file.absoluteFilePath();
    return true;
}

}

Expected<void, QString> takeArgument(Errand &errand, const QString &word, const QString &directory)
{
    if (isBerthLink(word)) {
        errand.link = word.trimmed();
        return {};
    }
    const QUrl url(word, QUrl::StrictMode);
    const QString path = url.isLocalFile() ? url.toLocalFile() : QDir(directory).absoluteFilePath(word);
    if (takeFile(errand, path))
        return {};
    if (importKind(word) == ImportKind::Unknown)
        return fail(
            Words::tr("“%1” is neither an option nor a file, and no command or link that Berth reads.")
                .arg(word));
    errand.text = word;
    return {};
}

Expected<Errand, QString> errandFor(const QUrl &url)
{
    Errand errand;
    const auto taken = takeArgument(errand, url.toString(QUrl::FullyEncoded), QDir::currentPath());
    return taken.map([&errand] { return errand; });
}

}
