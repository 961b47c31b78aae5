// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/answer.h"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <string>

namespace berth::sandbox {

// One TCP connection as the HTTP library reads and writes it. The library's own stream neither notices that
// the server stops nor sends headers and body together; both matter here (prompt stop, answers in well under
// a millisecond).
class Connection final : public httplib::Stream
{
public:
    Connection(socket_t socket, const std::atomic<bool> &stopping);
    ~Connection() override;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Waits for the next request's first byte. False when there is none: closed, idle too long, or stopping.
    [[nodiscard]] bool waitForRequest(std::chrono::milliseconds idleLimit);
    // Sends what has been written since the last call, ending it as told. False: the connection is done with.
    [[nodiscard]] bool finish(WireEnd end);
    // What has come and what comes is not read any more.
    void refuseInput();
    // Wakes whoever waits on the connection; from any thread.
    void interrupt();

    // httplib::Stream
    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char *to, size_t size) override;
    ssize_t write(const char *from, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    [[nodiscard]] bool waitFor(short events, std::chrono::milliseconds limit) const;
    [[nodiscard]] bool sendAll(const char *from, size_t size);
    void sendHalf(const std::string &answer, bool withLength);

    socket_t m_socket;
    const std::atomic<bool> &m_stopping;
    std::string m_in; // received, not yet read
    size_t m_inAt = 0;
    std::string m_out; // written, not yet sent
    bool m_refusing = false;
    bool m_resetting = false;
};

}
