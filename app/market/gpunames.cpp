// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/gpunames.h"

#include <algorithm>

namespace berth {
namespace {

bool hasAllWords(const QString &name, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
        [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

QStringList namesForPart(QString part, const QStringList &known)
{
    part = part.replace(u'_', u' ').simplified();
    if (part.isEmpty())
        return {};
    const QStringList words = part.split(u' ');
    QStringList names;
    for (const QString &name : known) {
        if (name.compare(part, Qt::CaseInsensitive) == 0)
            return {name};
        if (hasAllWords(name, words))
            names.append(name);
    }
    return names.isEmpty() ? QStringList{part} : names;
}

}

QStringList commonGpuNames()
{
    static constexpr const char *names[] = {"RTX 4090", "RTX 5090", "RTX 3090", "H100 SXM", "H100 NVL",
        "H100 PCIE", "H200", "H200 NVL", "B200", "A100 SXM4", "A100 PCIE", "L40S", "L40", "L4", "A40", "A10",
        "RTX PRO 6000 WS", "RTX PRO 6000 S", "RTX 6000Ada", "RTX 5000Ada", "RTX 4000Ada", "RTX A6000",
        "RTX A5000", "RTX A4000", "RTX 5080", "RTX 5070 Ti", "RTX 5070", "RTX 5060 Ti", "RTX 4090D",
        "RTX 4080S", "RTX 4080", "RTX 4070S Ti", "RTX 4070S", "RTX 4070 Ti", "RTX 4070", "RTX 4060 Ti",
        "RTX 4060", "RTX 3090 Ti", "RTX 3080 Ti", "RTX 3080", "RTX 3070 Ti", "RTX 3070", "RTX 3060 Ti",
        "RTX 3060", "RTX 2080 Ti", "RTX 2080", "Titan RTX", "Titan V", "GTX 1080 Ti", "GTX 1080",
        "Tesla V100", "Tesla T4"};
    QStringList list;
    list.reserve(std::size(names));
    for (const char *name : names)
        list.append(QLatin1String(name));
    return list;
}

QStringList gpuNamesFor(const QString &typed, const QStringList &known)
{
    QStringList names;
    for (const QString &part : typed.split(u','))
        names += namesForPart(part, known);
    names.removeDuplicates();
    return names;
}

}
