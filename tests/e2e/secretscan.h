// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace berth::test {

// Looks for a text in bytes, in every way of writing it that a program might come upon.
class SecretScan
{
public:
    // `what` names it in the findings, which do not show the text. It needs eight letters or digits in a row.
    void add(const QString &what, const QString &text);
    // "an API key, as base64, in settings.ini"; empty where there is none.
    [[nodiscard]] QStringList findings(const QByteArray &bytes, const QString &where) const;
    // Of every file below.
    [[nodiscard]] QStringList findingsIn(const QString &folder) const;

private:
    struct Needle
    {
        QString what; // with the way it is written
        QByteArray bytes;
        bool anyCase = false;
    };

    QList<Needle> m_needles;
};

// The bytes of every file below, one behind the other.
[[nodiscard]] QByteArray everythingIn(const QString &folder);

}
