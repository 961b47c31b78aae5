// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QString>

namespace berth {

// Text that must not leave the program by accident: it does not print, log, stream, convert or serialise.
// Whoever needs the text says so by name, with reveal(). What it held is overwritten when nobody else shares
// it.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] const QString &reveal() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] qsizetype length() const { return m_text.size(); }

    friend bool operator==(const Secret &a, const Secret &b) { return a.m_text == b.m_text; }

private:
    void wipe();

    QString m_text;
};

// What stands in a secret's place wherever a person or a file can see it.
[[nodiscard]] QString maskedText();

QDebug operator<<(QDebug, const Secret &) = delete;

}
