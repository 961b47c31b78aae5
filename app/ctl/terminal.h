// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QString>

#include <cstdio>

namespace berth {

// Standard output is for results alone; everything else goes to standard error.
class Terminal
{
public:
    void result(const QString &text); // adds a line break and flushes
    void result(const QJsonDocument &json, QJsonDocument::JsonFormat format = QJsonDocument::Indented);
    void say(const QString &text);
    // "name: message", for bad input; `name` is the option's or the field's.
    void problem(const QString &name, const QString &message);
    // Asks on standard error and reads a line. Anything but y or yes, and the end of input, is no.
    [[nodiscard]] bool confirm(const QString &question);
};

}
