// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace berth {

// `runtype` holds two decisions: what runs, and how one reaches it.
enum class AccessMode : quint8 { LeftAlone, Ssh, Jupyter, Args };
enum class Connection : quint8 {
    Unspecified,
    Proxy,
    Direct
}; // unspecified is the proxy (FACTS: ssh = ssh_proxy)

struct Runtype
{
    AccessMode mode = AccessMode::LeftAlone;
    Connection connection = Connection::Unspecified;
    friend bool operator==(const Runtype &, const Runtype &) = default;
};

// The API's word: "ssh_direct", "args", …; empty when left alone.
[[nodiscard]] QString runtypeText(Runtype runtype);
// Reads today's words and the official client's older spellings ("ssh_direc ssh_proxy"); nothing for others.
[[nodiscard]] std::optional<Runtype> parseRuntype(QStringView text);

}
