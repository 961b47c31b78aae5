// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <chrono>
#include <functional>

namespace berth::sandbox {

// How an answer ends on the wire.
enum class WireEnd : quint8 {
    Whole,
    Cut, // half of the body, then the connection closes
    CutOpen, // the same without a Content-Length, so that only the text tells that something is missing
    Reset, // nothing at all: the connection is reset
    Fin, // nothing at all: the connection is closed properly
};

struct Answer
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    std::chrono::milliseconds delay{0}; // before the answer
    WireEnd end = WireEnd::Whole;
    QByteArray location{}; // of a redirect; empty: none
    std::function<void()> late{}; // done after the delay, whether or not somebody still waits
};

// A request as the routes see it, without the HTTP library's types.
struct Incoming
{
    QByteArray method;
    QByteArray target; // path and query as sent
    QByteArray authorization;
    QByteArray userAgent;
    QByteArray host; // what the client calls this server, "127.0.0.1:8080"
    QByteArray peer; // the other side's address
    QByteArray body;
};

// What the API says when it refuses; the wording is FACTS.md's where it gives one.
struct Refusal
{
    int status = 400;
    QString error; // "invalid_args"
    QString message;
};

// A search that can't be read.
[[nodiscard]] Refusal badSearch(const QString &what);

[[nodiscard]] Answer jsonAnswer(const QJsonObject &object, int status = 200);
[[nodiscard]] Answer jsonAnswer(const QJsonArray &array, int status = 200);
[[nodiscard]] Answer refusalAnswer(const Refusal &refusal, const QJsonObject &more = {});
[[nodiscard]] Answer successAnswer(const QString &message = {});
[[nodiscard]] Answer textAnswer(const QByteArray &text, int status);

}
