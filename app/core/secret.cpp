// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

namespace berth {

Secret::Secret(QString text)
    : m_text(std::move(text))
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = std::move(other.m_text);
        other.m_text = QString();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // Filling a shared string would detach first and wipe only the copy.
    if (m_text.isDetached())
        m_text.fill(QChar(0));
}

QString maskedText()
{
    return QStringLiteral("••••••••");
}

}
