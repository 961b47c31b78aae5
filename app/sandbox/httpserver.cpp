// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpserver.h"

#include "sandbox/connection.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>

namespace berth::sandbox {
namespace {

using namespace std::chrono_literals;

constexpr auto idleLimit = 60s;
constexpr size_t threads = 24; // a connection kept alive holds one; browsers and Qt open six to a host
constexpr size_t bodyLimit = 16 * 1024 * 1024;
const char connectionHeader[] = "Berth-Connection"; // ours alone: set for the handler after parsing

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

// The library reads no body with a GET; left there it would be taken for the next request.
void skipUnreadBody(Connection &connection, const httplib::Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return;
    size_t left = std::strtoul(request.get_header_value("Content-Length").c_str(), nullptr, 10);
    std::array<char, 1024> waste{};
    while (left > 0 && left <= bodyLimit) {
        const auto got = connection.read(waste.data(), std::min(left, waste.size()));
        if (got <= 0)
            return;
        left -= static_cast<size_t>(got);
    }
}

// The library's server with connections that can be ended from outside.
class Server final : public httplib::Server
{
public:
    Server(HttpServer::Handler handler, HttpServer::Gate gate)
        : m_handler(std::move(handler))
        , m_gate(std::move(gate))
    {
        const auto answer = [this](const httplib::Request &request, httplib::Response &response) {
            reply(request, response);
        };
        const char *const everything = R"([\s\S]*)";
        Get(everything, answer);
        Put(everything, answer);
        Post(everything, answer);
        Delete(everything, answer);
        Patch(everything, answer);
        set_payload_max_length(bodyLimit);
        set_keep_alive_timeout(idleLimit.count()); // said in the answers; kept by us
        set_keep_alive_max_count(1'000'000);
        new_task_queue = [] { return new httplib::ThreadPool(threads); };
        // The library shares a port with whoever else asks for it (SO_REUSEPORT); a taken port must be
        // noticed.
        set_socket_options([](socket_t socket) {
            const int on = 1;
#ifdef _WIN32
            setsockopt(
                socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof(on));
#else
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
#endif
        });
    }

    void end()
    {
        m_stopping = true;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto &[number, open] : m_open)
                open.connection->interrupt();
        }
        m_wake.notify_all();
        stop();
    }

private:
    struct Open
    {
        Connection *connection = nullptr;
        WireEnd end = WireEnd::Whole; // for the answer that is being made
    };

    bool process_and_close_socket(socket_t socket) override
    {
        Connection connection(socket, m_stopping);
        const int number = ++m_count;
        {
            const std::lock_guard lock(m_mutex);
            m_open[number].connection = &connection;
        }
        bool good = true;
        bool closed = false;
        while (good && !closed && connection.waitForRequest(idleLimit)) {
            good = process_request(connection, false, closed, [&](httplib::Request &request) {
                if (m_gate && m_gate(incoming(request))) {
                    connection.refuseInput();
                    setEnd(number, WireEnd::Reset);
                }
                skipUnreadBody(connection, request);
                // No compression, no ranges: the bytes are the handler's.
                request.headers.erase("Accept-Encoding");
                request.headers.erase("Range");
                request.ranges.clear();
                request.headers.erase(connectionHeader);
                request.set_header(connectionHeader, std::to_string(number));
            });
            const WireEnd end = takeEnd(number);
            good = connection.finish(end) && good;
        }
        const std::lock_guard lock(m_mutex);
        m_open.erase(number);
        return good;
    }

    void setEnd(int number, WireEnd end)
    {
        const std::lock_guard lock(m_mutex);
        m_open[number].end = end;
    }

    WireEnd takeEnd(int number)
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_open[number].end, WireEnd::Whole);
    }

    static Incoming incoming(const httplib::Request &request)
    {
        return {
            .method = bytes(request.method),
            .target = bytes(request.target),
            .authorization = bytes(request.get_header_value("Authorization")),
            .userAgent = bytes(request.get_header_value("User-Agent")),
            .host = bytes(request.get_header_value("Host")),
            .peer = bytes(request.remote_addr),
            .body = bytes(request.body),
        };
    }

    void reply(const httplib::Request &request, httplib::Response &response)
    {
        Answer answer;
        try {
            answer = m_handler(incoming(request));
        } catch (const std::exception &) {
            answer = jsonAnswer(QJsonObject{{QStringLiteral("error"), QStringLiteral("server_error")}}, 500);
        }
        std::unique_lock lock(m_mutex);
        if (answer.delay > 0ms)
            m_wake.wait_for(lock, answer.delay, [this] { return m_stopping.load(); });
        m_open[std::atoi(request.get_header_value(connectionHeader).c_str())].end = answer.end;
        lock.unlock();
        if (answer.late && !m_stopping)
            answer.late();
        if (!answer.location.isEmpty())
            response.set_header("Location", answer.location.toStdString());
        response.status = answer.status;
        response.set_content(
            answer.body.constData(), size_t(answer.body.size()), answer.contentType.toStdString());
    }

    HttpServer::Handler m_handler;
    HttpServer::Gate m_gate;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_count = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<int, Open> m_open;
};

}

class HttpServer::Private
{
public:
    Handler handler;
    Gate gate;
    std::unique_ptr<Server> server;
    std::thread thread;
    quint16 port = 0;
};

HttpServer::HttpServer(Handler handler, Gate gate)
    : d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
    d->gate = std::move(gate);
}

HttpServer::~HttpServer()
{
    stop();
}

Expected<void, QString> HttpServer::start(quint16 port)
{
    const char *const address = "127.0.0.1";
    stop();
    auto server = std::make_unique<Server>(d->handler, d->gate);
    const int bound = port == 0 ? server->bind_to_any_port(address)
                                : (server->bind_to_port(address, port) ? int(port) : -1);
    if (bound <= 0) {
        return fail(port == 0 ? QCoreApplication::translate(
                        "berth::Sandbox", "The sandbox found no free port to listen on.")
                              : QCoreApplication::translate("berth::Sandbox",
                                  "The sandbox can't listen on port %1. Another program may use it.")
                                    .arg(port));
    }
    d->port = quint16(bound);
    d->server = std::move(server);
    d->thread = std::thread([running = d->server.get()] { running->listen_after_bind(); });
    // Stopping before it has begun to listen would be overlooked.
    while (!d->server->is_running())
        std::this_thread::yield();
    return {};
}

void HttpServer::stop()
{
    if (!d->server)
        return;
    d->server->end();
    d->thread.join();
    d->server.reset();
    d->port = 0;
}

quint16 HttpServer::port() const
{
    return d->port;
}

}
