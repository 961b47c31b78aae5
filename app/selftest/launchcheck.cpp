// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest/launchcheck.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/createinstance.h"
#include "api/createreply.h"
#include "api/searchoffers.h"
#include "api/showinstances.h"
#include "catalog/requestwriter.h"
#include "catalog/validator.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QHostAddress>

#include <algorithm>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SelfTest)
};

QString checkName()
{
    return QStringLiteral("launch");
}

SelfCheck failedBy(const QString &words)
{
    return SelfCheck::failed(checkName(), words);
}

RawReply answerTo(const ApiRequest &request, ApiClient &client)
{
    QEventLoop loop;
    RawReply reply;
    QObject::connect(client.send(request), &ApiCall::finished, &loop, [&](const RawReply &finished) {
        reply = finished;
        loop.quit();
    });
    loop.exec();
    return reply;
}

RequestFields sampleFields()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("vastai/pytorch"));
    return fields;
}

}

SelfCheck checkLaunch(const PracticeMarket &market)
{
    const auto account = market();
    if (!account)
        return failedBy(account.error());
    if (!QHostAddress(account->baseUrl.host()).isLoopback())
        return failedBy(Words::tr("%1 is not on this computer.").arg(account->baseUrl.toString()));
    ApiClient client(*account, ProxyLookup::Source());
    const auto offers = readOffers(answerTo(searchOffers({}), client), false);
    if (!offers)
        return failedBy(describe(offers.error()));
    const RequestFields fields = sampleFields();
    const auto offer
        = std::find_if(offers->begin(), offers->end(), [](const Offer &one) { return one.id > 0; });
    if (offer == offers->end() || hasErrors(validate(fields)))
        return failedBy(Words::tr("The sandbox has no offer."));

    const CreateOutcome outcome = classifyCreateReply(
        answerTo(createInstance(offer->id, requestBody(fields, SecretPolicy::Reveal)), client));
    if (outcome.state != CreateState::Created)
        return failedBy(Words::tr("No contract: %1").arg(outcome.message));
    const auto page = readInstances(answerTo(showInstances(), client));
    if (!page)
        return failedBy(describe(page.error()));
    if (std::none_of(page->instances.begin(), page->instances.end(),
            [&outcome](const Instance &one) { return one.id == outcome.contract; }))
        return failedBy(Words::tr("Contract %1 is not in the list of instances.").arg(outcome.contract));
    return SelfCheck::passed(
        checkName(), {{QStringLiteral("offer"), offer->id}, {QStringLiteral("contract"), outcome.contract}});
}

}
