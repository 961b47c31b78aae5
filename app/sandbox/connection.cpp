// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/connection.h"

#include <algorithm>
#include <array>
#include <cstring>

#ifndef _WIN32
#include <poll.h>
#endif

namespace berth::sandbox {
namespace {

using namespace std::chrono_literals;

constexpr auto ioLimit
    = 10s; // for one more piece of a request, or for the other side to take one of an answer
constexpr auto slice = 100ms; // how long a wait may overlook that the server stops, where nothing wakes it

#ifdef _WIN32
using PollEntry = WSAPOLLFD;
int pollOne(PollEntry &entry, int milliseconds)
{
    return WSAPoll(&entry, 1, milliseconds);
}
void closeSocket(socket_t socket)
{
    closesocket(socket);
}
constexpr int bothWays = SD_BOTH;
constexpr int sendFlags = 0;
#else
using PollEntry = pollfd;
int pollOne(PollEntry &entry, int milliseconds)
{
    return poll(&entry, 1, milliseconds);
}
void closeSocket(socket_t socket)
{
    close(socket);
}
constexpr int bothWays = SHUT_RDWR;
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL; // a client that went away is no reason to die of SIGPIPE
#else
constexpr int sendFlags = 0;
#endif
#endif

template <typename T> void setOption(socket_t socket, int level, int name, const T &value)
{
    setsockopt(socket, level, name, reinterpret_cast<const char *>(&value), sizeof(value));
}

void addressOf(socket_t socket, bool remote, std::string &ip, int &port)
{
    sockaddr_in address{};
    socklen_t length = sizeof(address);
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    const int failed = remote ? getpeername(socket, plain, &length) : getsockname(socket, plain, &length);
    ip.clear();
    port = 0;
    if (failed != 0 || address.sin_family != AF_INET)
        return;
    std::array<char, INET_ADDRSTRLEN> text{};
    if (inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size()))
        ip = text.data();
    port = ntohs(address.sin_port);
}

}

Connection::Connection(socket_t socket, const std::atomic<bool> &stopping)
    : m_socket(socket)
    , m_stopping(stopping)
{
    setOption(m_socket, IPPROTO_TCP, TCP_NODELAY, int{1});
#ifdef SO_NOSIGPIPE
    setOption(m_socket, SOL_SOCKET, SO_NOSIGPIPE, int{1});
#endif
}

Connection::~Connection()
{
    if (!m_resetting) // it would send a proper end before the reset
        shutdown(m_socket, bothWays);
    closeSocket(m_socket);
}

bool Connection::waitFor(short events, std::chrono::milliseconds limit) const
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!m_stopping) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left <= 0ms)
            return false;
        PollEntry entry{};
        entry.fd = m_socket;
        entry.events = events;
        const int ready
            = pollOne(entry, static_cast<int>(std::min<std::chrono::milliseconds>(left, slice).count()));
        if (ready > 0)
            return true; // or broken, which the next call on it tells
        if (ready < 0 && errno != EINTR)
            return false;
    }
    return false;
}

bool Connection::waitForRequest(std::chrono::milliseconds idleLimit)
{
    if (m_inAt < m_in.size())
        return true;
    if (!waitFor(POLLIN, idleLimit))
        return false;
    char byte = 0;
    return recv(m_socket, &byte, 1, MSG_PEEK) > 0;
}

bool Connection::sendAll(const char *from, size_t size)
{
    while (size > 0) {
        if (!waitFor(POLLOUT, ioLimit))
            return false;
        const auto sent = send(m_socket, from, static_cast<int>(std::min<size_t>(size, 1 << 20)), sendFlags);
        if (sent <= 0)
            return false;
        from += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

// The headers, and half of the body.
void Connection::sendHalf(const std::string &answer, bool withLength)
{
    const size_t blank = answer.find("\r\n\r\n");
    if (blank == std::string::npos)
        return;
    std::string head = answer.substr(0, blank + 2);
    const std::string body = answer.substr(blank + 4);
    if (!withLength) {
        for (const char *const name : {"Content-Length:", "Connection:", "Keep-Alive:"}) {
            const size_t at = head.find(std::string("\r\n") + name);
            if (at != std::string::npos)
                head.erase(at, head.find("\r\n", at + 2) - at);
        }
        head += "Connection: close\r\n";
    }
    const std::string out = head + "\r\n" + body.substr(0, body.size() / 2);
    (void)sendAll(out.data(), out.size());
}

bool Connection::finish(WireEnd end)
{
    std::string out;
    out.swap(m_out);
    if (end == WireEnd::Whole)
        return sendAll(out.data(), out.size());
    if (end == WireEnd::Cut || end == WireEnd::CutOpen)
        sendHalf(out, end == WireEnd::Cut);
    if (end != WireEnd::Reset)
        return false;
    m_resetting = true;
    // Closing with a linger time of nothing sends RST instead of FIN.
    linger hard{};
    hard.l_onoff = 1;
    setOption(m_socket, SOL_SOCKET, SO_LINGER, hard);
    return false;
}

void Connection::refuseInput()
{
    m_refusing = true;
    m_in.clear();
    m_inAt = 0;
}

void Connection::interrupt()
{
    shutdown(m_socket, bothWays);
}

bool Connection::is_readable() const
{
    return m_inAt < m_in.size() || waitFor(POLLIN, ioLimit);
}

bool Connection::is_writable() const
{
    return waitFor(POLLOUT, ioLimit);
}

ssize_t Connection::read(char *to, size_t size)
{
    if (m_refusing)
        return -1;
    if (m_inAt == m_in.size()) {
        // "100 Continue" must be out before the body it asks for can come in.
        if (!m_out.empty() && !finish(WireEnd::Whole))
            return -1;
        if (!waitFor(POLLIN, ioLimit))
            return -1;
        m_in.resize(16384);
        const auto got = recv(m_socket, m_in.data(), static_cast<int>(m_in.size()), 0);
        m_in.resize(got > 0 ? static_cast<size_t>(got) : 0);
        m_inAt = 0;
        if (got <= 0)
            return static_cast<ssize_t>(got);
    }
    const size_t count = std::min(size, m_in.size() - m_inAt);
    std::memcpy(to, m_in.data() + m_inAt, count);
    m_inAt += count;
    return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char *from, size_t size)
{
    m_out.append(from, size);
    return static_cast<ssize_t>(size);
}

void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    addressOf(m_socket, true, ip, port);
}

void Connection::get_local_ip_and_port(std::string &ip, int &port) const
{
    addressOf(m_socket, false, ip, port);
}

}
