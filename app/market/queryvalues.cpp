// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/queryvalues.h"

#include <QList>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

bool is(QStringView word, const char *name)
{
    return word.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

constexpr double versionStep = 1000;
constexpr double largestVersion = 999'999'999;

}

bool isAnyWord(QStringView word)
{
    return is(word, "any") || word == u"*" || word == u"?";
}

bool isNullWord(QStringView word)
{
    return is(word, "none") || is(word, "null");
}

std::optional<bool> flagWord(QStringView word)
{
    if (is(word, "true"))
        return true;
    return is(word, "false") ? std::optional(false) : std::nullopt;
}

bool isQueryWord(QStringView word)
{
    return isAnyWord(word) || isNullWord(word) || flagWord(word);
}

bool isQuerySpecial(QChar c)
{
    return QStringView(u"[],\"'=<>!").contains(c);
}

std::optional<double> readNumber(QStringView text)
{
    // toDouble() takes "inf", "nan" and hexadecimal too.
    const bool looks = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || QStringView(u"+-.eE").contains(c);
    });
    bool good = false;
    const double number = looks ? QLocale::c().toDouble(text, &good) : 0;
    return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString numberText(double number)
{
    constexpr double plainUpTo = 1e15;
    const bool plain = std::abs(number) < plainUpTo && (number == 0 || std::abs(number) >= 1e-6);
    return QString::number(number, plain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

std::optional<double> readVersion(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() > 3)
        return std::nullopt;
    double number = 0;
    for (qsizetype i = 0; i < 3; ++i) {
        const QStringView part = i < parts.size() ? parts[i] : QStringView(u"0");
        if (!isDigits(part) || part.size() > 9)
            return std::nullopt;
        if (parts.size() == 1 && part.size() > 3)
            return part.toDouble();
        if (part.size() > 3)
            return std::nullopt;
        number = number * versionStep + part.toDouble();
    }
    return number;
}

QString versionText(double number)
{
    if (!(number >= 0 && number <= largestVersion) || number != std::floor(number))
        return numberText(number);
    const auto whole = static_cast<qint64>(number);
    return QStringLiteral("%1.%2.%3").arg(whole / 1'000'000).arg(whole / 1000 % 1000).arg(whole % 1000);
}

}
