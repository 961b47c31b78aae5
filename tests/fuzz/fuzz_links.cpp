// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"
#include "interop/links.h"

using namespace berth;

namespace {

constexpr qint64 maxNumber = 9007199254740992;

void links(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const auto offer = readOfferLink(text);
    if (offer) {
        fuzz::check(*offer > 0 && *offer <= maxNumber, "an offer's number is in range", text);
        const auto again = readOfferLink(QString::number(*offer));
        fuzz::check(again && *again == *offer, "an offer's number comes back", text);
    } else {
        fuzz::check(!offer.error().isEmpty(), "a refusal has a reason", text);
    }
    const auto link = readTemplateLink(text);
    if (!link) {
        fuzz::check(!link.error().isEmpty(), "a refusal has a reason", text);
        return;
    }
    fuzz::check(link->id >= 0 && link->id <= maxNumber, "a template's number is in range", text);
    fuzz::check(link->id > 0 || !link->hash.isEmpty(), "a template is named somehow", text);
    if (!link->hash.isEmpty()) {
        const auto again = readTemplateLink(link->hash);
        fuzz::check(again && again->hash == link->hash && link->hash.size() == 32, "a hash comes back", text);
    }
}

}

BERTH_FUZZ_TARGET(links, links)
