// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetname.h"

#include "store/preset.h"

#include <QSet>

namespace berth {
namespace {

constexpr qsizetype maxBytes = 200; // 255 is the limit of usual file systems; suffix and number come behind

bool isReserved(const QString &name)
{
    // Windows takes these for devices, whatever stands behind a dot.
    static const QStringList words{
        QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"), QStringLiteral("NUL")};
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (words.contains(stem))
        return true;
    return stem.size() == 4
        && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
        && QStringView(u"0123456789¹²³").contains(stem.back());
}

void cut(QString &name)
{
    while (name.toUtf8().size() > maxBytes) {
        name.chop(1);
        if (!name.isEmpty() && name.back().isHighSurrogate())
            name.chop(1);
    }
}

// Tries name, then name 2, name 3 …
template <typename Taken> QString numbered(const QString &name, Taken taken)
{
    QString tried = name;
    for (int number = 2; taken(tried); ++number)
        tried = QStringLiteral("%1 %2").arg(name).arg(number);
    return tried;
}

}

QString safeFileName(const QString &name)
{
    QString safe = name.normalized(QString::NormalizationForm_C);
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const QChar c = safe[i];
        const bool lone = (c.isHighSurrogate() && (i + 1 == safe.size() || !safe[i + 1].isLowSurrogate()))
            || (c.isLowSurrogate() && (i == 0 || !safe[i - 1].isHighSurrogate()));
        if (c < u' ' || c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph || lone || QStringView(u"<>:\"/\\|?*").contains(c))
            safe[i] = u'_';
    }
    cut(safe);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    safe = safe.trimmed();
    // A leading dot hides the file.
    if (safe.startsWith(u'.'))
        safe[0] = u'_';
    if (safe.isEmpty())
        return QStringLiteral("preset");
    return isReserved(safe) ? safe + u'_' : safe;
}

QString fileNameIdentity(const QString &fileName)
{
    return fileName.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString freePresetFile(const QString &name, const QStringList &taken)
{
    QSet<QString> known;
    for (const QString &file : taken)
        known.insert(fileNameIdentity(file));
    const QString suffix = QString::fromLatin1(presetSuffix);
    return numbered(safeFileName(name), [&](const QString &tried) {
        return known.contains(fileNameIdentity(tried + suffix));
    }) + suffix;
}

QString freePresetName(const QString &name, const QStringList &taken)
{
    QSet<QString> known;
    for (const QString &one : taken)
        known.insert(one.toCaseFolded());
    return numbered(name, [&known](const QString &tried) { return known.contains(tried.toCaseFolded()); });
}

QString presetNameOfFile(const QString &file)
{
    const QString suffix = QString::fromLatin1(presetSuffix);
    if (file.endsWith(suffix, Qt::CaseInsensitive))
        return file.chopped(suffix.size());
    return file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? file.chopped(5) : file;
}

}
