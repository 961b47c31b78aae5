// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/launchrecord.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace berth {

// Writes launches to a file that a person names. The file is whole or as it was before, and the disk is
// waited for on another thread.
class HistoryWriter : public QObject
{
    Q_OBJECT

public:
    enum class Format : quint8 { Csv, Json };
    // Asks for a file's name; empty: none is wanted.
    using Chooser
        = std::function<QString(const QString &title, const QString &suggested, const QString &filter)>;

    explicit HistoryWriter(QWidget *window);

    // For tests: another way to ask than the desktop's dialog.
    void setChooser(Chooser chooser) { m_chooser = std::move(chooser); }
    // written() or failed() follows, always later; nothing when the person names no file.
    void write(const QList<LaunchRecord> &records, Format format);

Q_SIGNALS:
    void written(const QString &words);
    void failed(const QString &words);

private:
    Chooser m_chooser;
};

}
