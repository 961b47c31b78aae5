// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"
#include "interop/berthlink.h"
#include "interop/errand.h"

using namespace berth;

namespace {

// What another program may send to a window that is open: a line for its socket, or a link.
void handover(const QByteArray &bytes)
{
    const auto errand = readErrandLine(bytes);
    if (errand) {
        fuzz::check(errand->offerId >= 0, "an offer's number is none or positive");
        const QByteArray line = errandLine(*errand);
        fuzz::check(line.count('\n') == 1 && line.endsWith('\n'), "an errand is one line");
        const auto again = readErrandLine(line);
        fuzz::check(line.size() > maxErrandLine || (again && *again == *errand), "an errand comes back");
    } else {
        fuzz::check(!errand.error().isEmpty(), "a refusal has a reason");
    }

    const QString text = QString::fromUtf8(bytes);
    const auto link = readBerthLink(text);
    if (!link) {
        fuzz::check(!link.error().isEmpty(), "a refusal has a reason", text);
        return;
    }
    fuzz::check(isBerthLink(text), "only a link is read", text);
    fuzz::check(!(*link == BerthLink()), "a link names something", text);
    fuzz::check(link->offerId >= 0 && link->preset.size() <= 200, "its parts are in range", text);
    fuzz::check(
        !link->preset.contains(u'\n') && !link->preset.contains(QChar::Null), "a name is a name", text);
    QString same = QStringLiteral("berth:rent?");
    if (!link->preset.isEmpty())
        same += QStringLiteral("&preset=") + QString::fromLatin1(link->preset.toUtf8().toPercentEncoding());
    if (link->offerId > 0)
        same += QStringLiteral("&offer=%1").arg(link->offerId);
    if (link->namesTemplate())
        same += QStringLiteral("&template=")
            + (link->vastTemplate.hash.isEmpty() ? QString::number(link->vastTemplate.id)
                                                 : link->vastTemplate.hash);
    const auto again = readBerthLink(same);
    fuzz::check(same.size() > 2000 || (again && *again == *link), "what a link names comes back", text);
}

}

BERTH_FUZZ_TARGET(handover, handover)
