// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/createreply.h"
#include "api/destroyinstance.h"
#include "api/replyreader.h"
#include "api/searchoffers.h"
#include "api/searchtemplates.h"
#include "api/showinstances.h"
#include "api/showuser.h"
#include "catalog/templatemerge.h"
#include "fuzz/target.h"

#include <array>

using namespace berth;

namespace {

// The first byte chooses status and delivery, the rest is the body.
RawReply reply(const QByteArray &bytes)
{
    static constexpr std::array statuses{200, 400, 404, 429, 500, 302, 410, 0};
    static constexpr std::array deliveries{Delivery::Answered, Delivery::Answered, Delivery::Answered,
        Delivery::Broken, Delivery::TimedOut, Delivery::NotSent, Delivery::Cancelled, Delivery::TooLarge};
    RawReply result;
    const auto choice = bytes.isEmpty() ? 0u : unsigned(quint8(bytes.front()));
    result.status = statuses[choice % statuses.size()];
    result.delivery = deliveries[(choice / statuses.size()) % deliveries.size()];
    result.bodyLeft = result.delivery != Delivery::NotSent;
    result.contentType = "application/json";
    result.body = bytes.mid(1);
    return result;
}

void createReply(const RawReply &raw)
{
    const CreateOutcome outcome = classifyCreateReply(raw);
    fuzz::check(
        (outcome.state == CreateState::Created) == (outcome.contract > 0), "created means a contract");
    fuzz::check(outcome.contract <= 9007199254740992, "a contract's number is in range");
    fuzz::check(
        outcome.state != CreateState::NotSent || !raw.bodyLeft, "what has left may have had its effect");
    fuzz::check(outcome.state != CreateState::Refused || raw.delivery == Delivery::Answered,
        "only a complete answer refuses");
    const QString key = outcome.instanceApiKey.reveal();
    if (key.size() > 8 && !key.contains(u'\\') && !key.contains(u'"'))
        fuzz::check(
            !QString::fromUtf8(outcome.maskedBody).contains(key), "the masked body holds no key", key);
}

void templates(const RawReply &raw)
{
    const auto found = readTemplates(raw);
    for (const Template &one : found.value_or(QList<Template>{})) {
        fuzz::check(one.id > 0, "a template has a number");
        for (const Field &f : catalogue())
            fuzz::check(fits(f.kind, one.gives.value(f.id)), "a value fits its field", f.name());
        const TemplateMerge merge = mergeTemplate(one.gives, {});
        fuzz::check(
            mergeTemplate(one.gives, merge.result).result == merge.result, "merging twice is merging once");
    }
}

void replies(const QByteArray &bytes)
{
    const RawReply raw = reply(bytes);
    createReply(raw);
    if (const auto object = readObject(raw))
        (void)serverWords(*object);
    (void)readOffers(raw, true);
    (void)readOffers(raw, false);
    (void)readInstances(raw);
    templates(raw);
    (void)readUser(raw);
    (void)readDestroyed(raw);
}

}

BERTH_FUZZ_TARGET(reply, replies)
