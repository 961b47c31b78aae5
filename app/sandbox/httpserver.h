// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "sandbox/answer.h"

#include <QString>

#include <functional>
#include <memory>

namespace berth::sandbox {

// HTTP/1.1 on 127.0.0.1 and nowhere else, on threads of its own.
class HttpServer
{
public:
    // Called on any of the server's threads, several at once. What it throws is answered with a 500.
    using Handler = std::function<Answer(const Incoming &)>;

    // Called when the headers of a request have come; true: its body is not read and the connection is reset.
    using Gate = std::function<bool(const Incoming &)>;

    explicit HttpServer(Handler handler, Gate gate = {});
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    // Port 0: any free one. The error is a sentence for a person.
    [[nodiscard]] Expected<void, QString> start(quint16 port);
    // Ends every connection, delayed answers included, and waits for the threads.
    void stop();
    [[nodiscard]] quint16 port() const; // 0 when it does not listen

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
