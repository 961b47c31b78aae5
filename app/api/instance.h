// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

namespace berth {

// A contract (Vast.ai calls it an instance) as the lists and the single read give it. Missing numbers are 0.
struct Instance
{
    qint64 id = 0;
    qint64 machineId = 0;
    QString label;
    // Empty while it is being set up; then created, loading, running, stopped, frozen, exited, rebooting,
    // unknown, offline. The last three never become running by waiting.
    QString actualStatus;
    QString intendedStatus; // running, stopped
    QString statusMessage; // the host's words
    QString image;
    QString imageRuntype; // "ssh ssh_direc ssh_proxy"
    QString gpuName;
    int numGpus = 0;
    double diskSpaceGb = 0;
    QString geolocation;
    bool isBid = false;
    Money dphBase; // $/hour without the disk; for a bid what is bid
    Money dphTotal; // $/hour with the disk
    QString publicAddress;
    QString sshHost;
    int sshPort = 0;
    QJsonObject ports; // {"22/tcp": [{"HostIp", "HostPort"}]}; only while running
    QDateTime started; // UTC; invalid when unknown
    QList<QPair<QString, QString>> env; // as sent with create, in the server's order

    friend bool operator==(const Instance &, const Instance &) = default;
};

// An object without a usable id gives an Instance with id 0.
[[nodiscard]] Instance readInstance(const QJsonObject &object);

}
