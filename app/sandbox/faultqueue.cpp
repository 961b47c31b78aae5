// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faultqueue.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace berth::sandbox {
namespace {

WireEnd wireEnd(SandboxFault::Wire wire)
{
    switch (wire) {
    case SandboxFault::Wire::Cut:
        return WireEnd::Cut;
    case SandboxFault::Wire::CutOpen:
        return WireEnd::CutOpen;
    case SandboxFault::Wire::Reset:
    case SandboxFault::Wire::ResetBeforeBody:
        return WireEnd::Reset;
    case SandboxFault::Wire::Fin:
        return WireEnd::Fin;
    case SandboxFault::Wire::Whole:
        break;
    }
    return WireEnd::Whole;
}

qint64 contractIn(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(QLatin1String("new_contract")).toInteger();
}

// Of a create call; else 0.
qint64 namedOffer(const Incoming &request)
{
    return request.target.split('?').first().split('/').value(4).toLongLong();
}

// The one offer that a search asks for; else 0.
qint64 soughtOffer(const Incoming &request)
{
    if (request.method != "POST" || !request.target.startsWith("/api/v0/bundles"))
        return 0;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    return body.value(QLatin1String("ask_contract_id")).toObject().value(QLatin1String("eq")).toInteger();
}

}

void FaultQueue::turnAtALook(const Incoming &request)
{
    if (m_creates.empty() || !m_creates.front().atALook)
        return;
    if (const qint64 offer = soughtOffer(request);
        offer > 0 && m_world.turn(offer, m_creates.front().create.turn))
        spendCreate();
}

SandboxTurn FaultQueue::chance()
{
    if (m_options.takenShare <= 0 && m_options.dearerShare <= 0)
        return SandboxTurn::None;
    const double roll = m_dice.fraction();
    if (roll < m_options.takenShare)
        return SandboxTurn::Taken;
    return roll < m_options.takenShare + m_options.dearerShare ? SandboxTurn::Dearer : SandboxTurn::None;
}

void FaultQueue::spendCreate()
{
    for (const SandboxFault &list : std::as_const(m_creates.front().lists))
        m_lists.push_back(list);
    m_creates.pop_front();
}

bool FaultQueue::takeResetBeforeBody()
{
    if (m_creates.empty() || m_creates.front().create.wire != SandboxFault::Wire::ResetBeforeBody)
        return false;
    spendCreate();
    return true;
}

std::optional<Answer> FaultQueue::answer(const Incoming &request, const Locked &locked)
{
    if (Routes::isCreate(request) && !m_creates.empty()) {
        const SandboxFault fault = m_creates.front().create;
        spendCreate();
        return apply(fault, request, locked);
    }
    if (Routes::isCreate(request))
        m_world.turn(namedOffer(request), chance());
    turnAtALook(request);
    if (Routes::isList(request) && !m_lists.empty()) {
        const SandboxFault fault = m_lists.front();
        m_lists.pop_front();
        return apply(fault, request, locked);
    }
    return std::nullopt;
}

Answer FaultQueue::apply(const SandboxFault &fault, const Incoming &request, const Locked &locked)
{
    using Effect = SandboxFault::Effect;
    m_world.turn(namedOffer(request), fault.turn);
    Answer given{.status = fault.status, .contentType = fault.contentType, .body = fault.body};
    const bool doesIt = fault.effect == Effect::Create || fault.effect == Effect::CreateStopped;
    if (doesIt || fault.sendRealAnswer) {
        const Answer real = fault.sameCursor ? firstPageAgain(request) : m_routes.answer(request);
        const qint64 contract = contractIn(real);
        if (fault.effect == Effect::CreateStopped)
            stop(real);
        // What can't be created is refused as usual: no number to put in.
        if (fault.sendRealAnswer || (contract == 0 && fault.body.contains("{contract}")))
            given = real;
        given.body.replace("{contract}", QByteArray::number(contract));
    }
    if (given.body.size() < fault.padTo)
        given.body.append(fault.padTo - given.body.size(), ' ');
    if (fault.redirect)
        given.location = "http://" + request.host + request.target;
    given.delay = std::chrono::duration_cast<std::chrono::milliseconds>(fault.delay / m_options.speed);
    if (fault.effect == Effect::CreateLate)
        given.late = [this, request, locked] { locked([&] { (void)m_routes.answer(request); }); };
    given.end = wireEnd(fault.wire);
    return given;
}

Answer FaultQueue::firstPageAgain(const Incoming &request)
{
    Incoming first = request;
    const qsizetype at = first.target.indexOf("&after_token=");
    if (at >= 0) {
        const qsizetype end = first.target.indexOf('&', at + 1);
        first.target.remove(at, end < 0 ? first.target.size() : end - at);
    }
    Answer answer = m_routes.answer(first);
    QJsonObject page = QJsonDocument::fromJson(answer.body).object();
    page.insert(QLatin1String("next_token"), QStringLiteral("round-and-round"));
    answer.body = QJsonDocument(page).toJson(QJsonDocument::Compact);
    return answer;
}

void FaultQueue::stop(const Answer &created)
{
    for (int account = 0; account < m_world.accountCount(); ++account) {
        if (Contract *contract = m_world.contract(account, contractIn(created)))
            contract->stop(m_world.now());
    }
}

}
