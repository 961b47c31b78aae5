// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "market/offermarks.h"

#include <QObject>
#include <QString>

namespace berth {

// The marks on machines and hosts, kept in marks.json in a folder. Each change is written at once, as a whole
// file that takes the place of the former one.
class MarkBook : public QObject
{
    Q_OBJECT

public:
    explicit MarkBook(const QString &dir, QObject *parent = nullptr);

    // Reads what is in that folder: the sandbox has machines of its own.
    void useDir(const QString &dir);

    [[nodiscard]] const OfferMarks &marks() const { return m_marks; }
    // The mark holds in this window even where it can't be kept; the error is a sentence for a person.
    Expected<void, QString> setMark(OfferMarks::Of of, qint64 id, OfferMarks::Mark mark);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString path() const;
    [[nodiscard]] OfferMarks read() const;
    void take(const OfferMarks &marks);

    QString m_dir;
    OfferMarks m_marks;
};

}
