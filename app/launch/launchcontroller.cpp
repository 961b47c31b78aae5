// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchcontroller.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/createinstance.h"
#include "catalog/requestwriter.h"
#include "launch/echomask.h"
#include "launch/journalservice.h"
#include "launch/launcherror.h"
#include "launch/launchtoken.h"

namespace berth {
namespace {

OfferSnapshot snapshotOf(const LaunchIntent &intent)
{
    OfferSnapshot snapshot;
    snapshot.isBid = intent.fields.isSet(FieldId::Price);
    snapshot.pricePerHour = intent.pricePerHour;
    if (const double *disk = intent.fields.get<double>(FieldId::Disk))
        snapshot.diskGb = *disk;
    if (intent.offer) {
        snapshot.machineId = intent.offer->machineId;
        snapshot.gpuName = intent.offer->gpuName;
        snapshot.numGpus = intent.offer->numGpus;
        snapshot.geolocation = intent.offer->geolocation;
    }
    return snapshot;
}

}

LaunchController::LaunchController(ApiClient &client, Clock &clock, JournalService &journal, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_journal(journal)
{
}

bool LaunchController::launch(const LaunchIntent &intent)
{
    if (m_busy || intent.offerId <= 0)
        return false;
    if (!isLaunchToken(intent.token) || hasErrors(validateLaunch(intent.fields)))
        return false;
    const RequestFields sent = withLaunchToken(intent.fields, intent.token, intent.tokenInLabel);
    m_busy = true;
    m_stopRequested = false;
    m_intent = intent;
    m_started = m_clock.elapsed();
    const ApiRequest request = createInstance(intent.offerId, requestBody(sent, SecretPolicy::Reveal));
    m_body = request.body;

    LaunchRecord record;
    record.id = intent.token;
    record.account = accountFingerprint(m_client.account().key);
    record.baseUrl = apiIdentity(m_client.account().baseUrl);
    record.offerId = intent.offerId;
    record.offer = snapshotOf(intent);
    record.body = requestBody(sent, SecretPolicy::Mask);
    record.bodyHash = bodyHashOf(request.body);
    record.prepared = m_clock.now();
    setState(LaunchState::Prepared);
    const Observation sending{
        m_clock.now(), ObservationKind::Sending, tr("The request is sent once."), {}, {}};
    m_journal.begin(this, record, sending, [this](const auto &kept) { send(kept); });
    return true;
}

void LaunchController::send(const Expected<LaunchRecord, JournalError> &kept)
{
    if (!kept) {
        LaunchResult result;
        result.offerId = m_intent.offerId;
        result.state = LaunchState::NotSent;
        result.outcome.state = CreateState::NotSent;
        result.outcome.delivery = Delivery::NotSent;
        result.outcome.message = kept.error().message;
        result.journalProblem = kept.error().message;
        m_body.clear();
        finish(result);
        return;
    }
    m_record = *kept;
    setState(LaunchState::Sending);
    ApiRequest request = createInstance(m_intent.offerId, {});
    request.body = m_body; // the very bytes whose hash is in the journal
    m_body.clear();
    m_call = m_client.send(request);
    connect(m_call, &ApiCall::finished, this, &LaunchController::classify);
    if (m_stopRequested)
        m_call->cancel();
}

void LaunchController::stopWaiting()
{
    m_stopRequested = true;
    if (m_call)
        m_call->cancel();
}

void LaunchController::classify(const RawReply &reply)
{
    m_call.clear();
    LaunchResult result;
    result.offerId = m_intent.offerId;
    result.outcome = classifyCreateReply(reply);
    maskEchoes(result.outcome, m_intent.fields, m_client.account().key);
    result.state = launchStateOf(result.outcome.state);
    result.took = m_clock.elapsed() - m_started;

    LaunchChanges changes;
    if (result.outcome.contract > 0)
        changes.contract = result.outcome.contract;
    changes.error = launchErrorOf(result);
    const Observation seen = replyObservation(m_clock.now(), result);
    m_journal.finish(this, m_record.id, result.state, seen, changes, [this, result](const auto &kept) {
        LaunchResult told = result;
        if (kept)
            told.record = *kept;
        else
            told.journalProblem = kept.error().message;
        if (told.record.id.isEmpty()) { // it stays Sending on the disk, and is adopted as Unknown later
            told.record = m_record;
            told.record.state = told.state;
            told.record.contract = told.outcome.contract;
        }
        finish(told);
    });
}

void LaunchController::finish(const LaunchResult &result)
{
    m_busy = false;
    m_intent = {};
    setState(result.state);
    Q_EMIT finished(result);
}

void LaunchController::setState(LaunchState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

}
