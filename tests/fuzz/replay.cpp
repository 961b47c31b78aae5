// SPDX-License-Identifier: GPL-3.0-or-later
// The driver of the fuzz targets where there is no libFuzzer: replay TARGET CORPUS-FOLDER MILLISECONDS. The
// inputs are the files of the corpus and mutations of them; the sequence depends on nothing but the corpus.
#include "fuzz/target.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>
#include <map>
#include <string>

namespace berth::fuzz {
namespace {

std::map<std::string, Target> &targets()
{
    static std::map<std::string, Target> all;
    return all;
}

QByteArray current; // what is being tried, for the message when it crashes

// Only calls that a signal handler may make would be right here; for a test's last words this will do.
void tellInput(int signal)
{
    std::signal(signal, SIG_DFL);
    std::fprintf(stderr, "on this input, in base64: %s\n", current.toBase64().constData());
    std::fflush(stderr);
    std::raise(signal);
}

class Mutator
{
public:
    explicit Mutator(const QList<QByteArray> &corpus)
        : m_corpus(corpus)
    {
    }

    QByteArray next()
    {
        QByteArray bytes = pick();
        if (m_random.bounded(10) == 0)
            return noise(m_random.bounded(200));
        for (int steps = 1 + m_random.bounded(6); steps > 0; --steps)
            mutate(bytes);
        return bytes.first(std::min<qsizetype>(bytes.size(), 8192));
    }

private:
    QByteArray pick()
    {
        return m_corpus.isEmpty() ? QByteArray() : m_corpus[m_random.bounded(m_corpus.size())];
    }

    QByteArray noise(int size)
    {
        QByteArray bytes;
        for (int i = 0; i < size; ++i)
            bytes += char(m_random.bounded(256));
        return bytes;
    }

    // A stretch of some input, from a single character to all of it.
    QByteArray slice(const QByteArray &bytes)
    {
        if (bytes.isEmpty())
            return {};
        const qsizetype begin = m_random.bounded(bytes.size());
        return bytes.mid(begin, 1 + m_random.bounded(m_random.bounded(2) ? 8 : int(bytes.size())));
    }

    void mutate(QByteArray &bytes)
    {
        static const QByteArray special("'\"\\$`=-# \n\r\t{}[]():;|&<>@/,0\0\xff\xc3", 30);
        const qsizetype at = bytes.isEmpty() ? 0 : m_random.bounded(bytes.size());
        switch (m_random.bounded(7)) {
        case 0:
            if (!bytes.isEmpty())
                bytes[at] = char(bytes[at] ^ (1 << m_random.bounded(8)));
            break;
        case 1:
            bytes.insert(at, special[m_random.bounded(special.size())]);
            break;
        case 2:
            bytes.insert(at, slice(pick()));
            break;
        case 3:
            bytes.insert(at, slice(bytes));
            break;
        case 4:
            bytes.remove(at, 1 + m_random.bounded(8));
            break;
        case 5:
            bytes.truncate(at);
            break;
        default:
            if (!bytes.isEmpty())
                bytes[at] = special[m_random.bounded(special.size())];
            break;
        }
    }

    QList<QByteArray> m_corpus;
    QRandomGenerator m_random{1};
};

QList<QByteArray> readCorpus(const QString &folder)
{
    QList<QByteArray> corpus;
    const QDir directory(folder);
    for (const QString &name : directory.entryList(QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus << file.readAll();
    }
    return corpus;
}

int run(int argc, char **argv)
{
    const auto target = argc == 4 ? targets().find(argv[1]) : targets().end();
    if (target == targets().end()) {
        std::fprintf(stderr, "replay TARGET CORPUS-FOLDER MILLISECONDS\n");
        return 2;
    }
    const QList<QByteArray> corpus = readCorpus(QString::fromLocal8Bit(argv[2]));
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus in %s\n", argv[2]);
        return 2;
    }
    std::signal(SIGABRT, tellInput);
    std::signal(SIGSEGV, tellInput);
    const auto attempt = [&target](const QByteArray &bytes) {
        current = bytes;
        target->second(bytes);
    };
    attempt({});
    for (const QByteArray &bytes : corpus)
        attempt(bytes);
    Mutator mutator(corpus);
    QElapsedTimer timer;
    timer.start();
    const qint64 limit = QByteArray(argv[3]).toLongLong();
    qint64 count = 0;
    for (; timer.elapsed() < limit; ++count)
        attempt(mutator.next());
    std::printf("%lld inputs\n", static_cast<long long>(count + corpus.size() + 1));
    return 0;
}

}

Registration::Registration(const char *name, Target target)
{
    targets().emplace(name, target);
}

}

int main(int argc, char **argv)
{
    return berth::fuzz::run(argc, argv);
}
