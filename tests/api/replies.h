// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rawreply.h"

namespace berth::test {

inline RawReply answered(
    int status, const QByteArray &body, const QByteArray &contentType = "application/json")
{
    RawReply reply;
    reply.delivery = Delivery::Answered;
    reply.status = status;
    reply.body = body;
    reply.contentType = contentType;
    return reply;
}

inline RawReply undelivered(Delivery delivery, int status = 0)
{
    RawReply reply;
    reply.delivery = delivery;
    reply.status = status;
    reply.error = QStringLiteral("words of the wire");
    return reply;
}

}
