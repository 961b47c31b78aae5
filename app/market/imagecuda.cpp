// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/imagecuda.h"

#include <QRegularExpression>

#include <cmath>

namespace berth {
namespace {

constexpr int lowestMajor = 7;
constexpr int highestMajor = 20;

std::optional<CudaTenths> version(int major, int minor)
{
    if (major < lowestMajor || major > highestMajor || minor > 9)
        return std::nullopt;
    return major * 10 + minor;
}

// "124" is 12.4, "12" is 12.0, "92" is 9.2, "1241" is 12.4.1.
std::optional<CudaTenths> packed(const QString &digits)
{
    if (digits.size() == 2 && digits.toInt() > highestMajor)
        return version(digits.left(1).toInt(), digits.mid(1).toInt());
    return version(digits.left(2).toInt(), digits.size() > 2 ? digits.mid(2, 1).toInt() : 0);
}

std::optional<CudaTenths> named(const QString &text)
{
    static const QRegularExpression dotted(
        QStringLiteral("(?<![a-z])cu(?:da)?[-_]?v?(\\d{1,2})\\.(\\d{1,2})(?!\\d)"));
    static const QRegularExpression plain(
        QStringLiteral("(?<![a-z])cu(?:da)?[-_]?v?(\\d{2,4})(?![\\d.]|[a-f]*\\d)"));
    if (const auto match = dotted.match(text); match.hasMatch()) {
        if (const auto found = version(match.captured(1).toInt(), match.captured(2).toInt()))
            return found;
    }
    if (const auto match = plain.match(text); match.hasMatch())
        return packed(match.captured(1));
    return std::nullopt;
}

}

std::optional<CudaTenths> cudaOfImage(const QString &image)
{
    // A tag of Vast.ai's begins with @, a digest has a colon after its @.
    static const QRegularExpression digest(QStringLiteral("@[a-z0-9+._-]+:[0-9a-f]{32,}$"));
    QString text = image.trimmed().toLower();
    text.remove(digest);
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasTag = colon > text.lastIndexOf(u'/');
    const QString name = hasTag ? text.left(colon) : text;
    const QString tag = hasTag ? text.mid(colon + 1) : QString();
    if (const auto found = named(tag))
        return found;
    // nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04
    static const QRegularExpression cudaImage(QStringLiteral("(^|[/_-])cuda$"));
    static const QRegularExpression leading(QStringLiteral("^v?(\\d{1,2})\\.(\\d{1,2})(?!\\d)"));
    if (name.contains(cudaImage)) {
        if (const auto match = leading.match(tag); match.hasMatch())
            return version(match.captured(1).toInt(), match.captured(2).toInt());
    }
    return named(name.mid(name.lastIndexOf(u'/') + 1));
}

std::optional<CudaTenths> cudaOfMachine(double cudaMaxGood)
{
    if (!(cudaMaxGood > 0) || cudaMaxGood > 1000)
        return std::nullopt;
    return static_cast<CudaTenths>(std::lround(cudaMaxGood * 10));
}

QString cudaText(CudaTenths version)
{
    return QStringLiteral("%1.%2").arg(version / 10).arg(version % 10);
}

}
