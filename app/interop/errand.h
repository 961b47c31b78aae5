// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QByteArray>
#include <QString>

namespace berth {

// What a start of Berth asks the window to do, whether it opens one or hands this to one that is open. It has
// no place for an API key, its file or an address: those belong to the program that was started with them.
struct Errand
{
    QString preset; // a name, or the whole path of a preset's file
    qint64 offerId = 0;
    QString file; // whole path of a file with whatever people paste
    QString text; // a command, a link to a template, …
    QString link; // "berth:…", as it came
    QString directory; // where relative paths in `text`, or in what the file says, begin
    // From the system, so that the window may come to the front.
    QString activation;
    friend bool operator==(const Errand &, const Errand &) = default;
};

// More is no errand. Bytes, the line break included.
inline constexpr qsizetype maxErrandLine = 1 << 20;

// One line of JSON with the version of this form, and its line break. May be longer than maxErrandLine; then
// nobody reads it.
[[nodiscard]] QByteArray errandLine(const Errand &errand);

// Takes nothing on trust: another version, a wrong type, a text that is too long or holds what it can't makes
// the whole line unreadable. Unknown keys are passed over. The error says why, for the log; it never quotes
// the line.
[[nodiscard]] Expected<Errand, QString> readErrandLine(const QByteArray &line);

}
