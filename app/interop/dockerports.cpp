// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockerports.h"

#include "catalog/envrow.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace berth {
namespace {

struct DockerPorts
{
    Q_DECLARE_TR_FUNCTIONS(DockerPorts)
};

constexpr int mostPorts = 64; // FACTS: at most 64 open ports

struct Range
{
    int first = 0;
    int last = 0;
    int count() const { return last - first + 1; }
};

// Nine digits at most, so that no number overflows.
std::optional<int> readPort(QStringView text)
{
    const bool digits = !text.isEmpty() && text.size() <= 9
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? std::optional(text.toInt()) : std::nullopt;
}

std::optional<Range> readRange(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    const auto first = readPort(dash < 0 ? text : text.first(dash));
    const auto last = dash < 0 ? first : readPort(text.sliced(dash + 1));
    return first && last && *first <= *last ? std::optional(Range{*first, *last}) : std::nullopt;
}

QString malformed()
{
    return DockerPorts::tr(
        "This is no port mapping. Write OUTSIDE:INSIDE, such as 8000:8000 or 53:53/udp; numbers are 1 to "
        "65535, or 70000 and above for the same port outside.");
}

// Takes the address off: 127.0.0.1, a name, or [::1].
QString takeAddress(QStringView &text)
{
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(QLatin1String("]:"));
        if (close < 0)
            return {};
        const QString address = text.sliced(1, close - 1).toString();
        text = text.sliced(close + 2);
        return address;
    }
    const qsizetype last = text.lastIndexOf(u':');
    const qsizetype before = last > 0 ? text.first(last).lastIndexOf(u':') : -1;
    if (before < 0)
        return {};
    const QString address = text.first(before).toString();
    text = text.sliced(before + 1);
    return address;
}

}

Expected<PublishedPorts, QString> readPublished(QStringView text)
{
    PublishedPorts result;
    const qsizetype slash = text.lastIndexOf(u'/');
    const QString protocol = slash < 0 ? QString() : text.sliced(slash).toString();
    if (slash >= 0)
        text = text.first(slash);
    if (protocol.compare(QLatin1String("/sctp"), Qt::CaseInsensitive) == 0)
        return fail(DockerPorts::tr("Vast.ai opens tcp and udp ports only."));
    result.address = takeAddress(text);
    const qsizetype colon = text.indexOf(u':');
    const QStringView outsideText = colon < 0 ? QStringView() : text.first(colon);
    const auto inside = readRange(text.sliced(colon + 1));
    result.outsideLeft = outsideText.isEmpty();
    const auto outside = result.outsideLeft ? inside : readRange(outsideText);
    if (!inside || !outside)
        return fail(malformed());
    if (inside->count() > mostPorts)
        return fail(DockerPorts::tr("An instance opens at most %1 ports.").arg(mostPorts));
    // 8000-8010:80 makes Docker choose one of them.
    if (inside->count() == 1 && outside->count() > 1)
        result.outsideLeft = true;
    else if (inside->count() != outside->count())
        return fail(DockerPorts::tr("The two ranges are not of the same length."));
    for (int i = 0; i < inside->count(); ++i) {
        const QString mapping
            = QStringLiteral("%1:%2").arg(outside->first + i).arg(inside->first + i) + protocol.toLower();
        if (!parsePort(mapping))
            return fail(malformed());
        result.mappings << mapping;
    }
    return result;
}

}
