// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace berth {

OneShotBody::OneShotBody(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    // Unbuffered: QIODevice's own buffer would read ahead and bytesRead() would say too much.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::atEnd() const
{
    return m_shut || m_read >= m_body.size();
}

qint64 OneShotBody::bytesAvailable() const
{
    return atEnd() ? 0 : m_body.size() - m_read;
}

qint64 OneShotBody::size() const
{
    return bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    if (atEnd())
        return -1;
    const qint64 count = std::min<qint64>(maximum, m_body.size() - m_read);
    std::memcpy(data, m_body.constData() + m_read, static_cast<size_t>(count));
    m_read += count;
    return count;
}

}
