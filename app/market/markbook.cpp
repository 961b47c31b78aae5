// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/markbook.h"

#include <QFile>
#include <QSaveFile>

namespace berth {
namespace {

constexpr qint64 largestFile = 4 << 20; // some hundred thousand marks

}

MarkBook::MarkBook(const QString &dir, QObject *parent)
    : QObject(parent)
{
    useDir(dir);
}

QString MarkBook::path() const
{
    return m_dir + QLatin1String("/marks.json");
}

OfferMarks MarkBook::read() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? OfferMarks::fromJson(file.read(largestFile)) : OfferMarks();
}

void MarkBook::useDir(const QString &dir)
{
    if (dir == m_dir)
        return;
    m_dir = dir;
    take(read());
}

void MarkBook::take(const OfferMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    Q_EMIT changed();
}

Expected<void, QString> MarkBook::setMark(OfferMarks::Of of, qint64 id, OfferMarks::Mark mark)
{
    // Another window may have marked something since.
    OfferMarks marks = QFile::exists(path()) ? read() : m_marks;
    marks.setMark(of, id, mark);
    take(marks);
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(m_marks.toJson()) < 0 || !file.commit())
        return fail(tr("The mark could not be kept: %1").arg(file.errorString()));
    return {};
}

}
