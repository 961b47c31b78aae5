// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/envpaste.h"

#include "interop/commandline.h"
#include "interop/dockerflags.h"
#include "interop/dotenv.h"
#include "interop/envtext.h"

#include <QCoreApplication>

namespace berth {
namespace {

struct Paste
{
    Q_DECLARE_TR_FUNCTIONS(EnvPaste)
};

// Counts lines once, from front to back.
class LineCounter
{
public:
    explicit LineCounter(QStringView text)
        : m_text(text)
    {
    }

    int lineOf(qsizetype position)
    {
        for (; m_at < position && m_at < m_text.size(); ++m_at)
            m_line += m_text[m_at] == u'\n' ? 1 : 0;
        return m_line;
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

bool isDockerLine(QStringView line)
{
    line = line.trimmed();
    if (line.startsWith(QLatin1String("$ ")))
        line = line.sliced(2).trimmed();
    if (line.startsWith(QLatin1String("sudo ")))
        line = line.sliced(5).trimmed();
    return line.startsWith(u'-') || line.startsWith(QLatin1String("docker "))
        || line.startsWith(QLatin1String("podman "));
}

QStringView lineAt(QStringView text, qsizetype begin)
{
    const qsizetype end = text.indexOf(u'\n', begin);
    return text.sliced(begin, (end < 0 ? text.size() : end) - begin);
}

class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
        , m_lines(text)
    {
    }

    EnvPaste run()
    {
        while (m_at < m_text.size()) {
            if (isDockerLine(lineAt(m_text, m_at)))
                readDocker();
            else
                readEntry();
        }
        return m_result;
    }

private:
    void readDocker()
    {
        const qsizetype begin = m_at;
        m_at = shellLineEnd(m_text, begin);
        const auto words = splitShellWords(m_text.sliced(begin, m_at - begin));
        if (!words) {
            // Only this line is lost: the quote may have run away with all the others.
            m_at = std::min(begin + lineAt(m_text, begin).size() + 1, m_text.size());
            m_result.problems.append(
                {m_lines.lineOf(begin), shownEnvText(lineAt(m_text, begin)), words.error().message});
            return;
        }
        const DockerFlags flags = readDockerFlags(*words);
        m_result.rows << flags.rows;
        append(m_result.problems, flags.problems, begin);
        append(m_result.notes, flags.notes, begin);
    }

    // A counter each: remarks are in the order of the text within their list, not across.
    void append(QList<PasteProblem> &list, const QList<FlagRemark> &remarks, qsizetype begin)
    {
        LineCounter lines(m_text.sliced(begin));
        const int first = m_lines.lineOf(begin);
        for (const FlagRemark &remark : remarks)
            list.append({first + lines.lineOf(remark.position) - 1, remark.text, remark.reason});
    }

    void readEntry()
    {
        const DotenvEntry entry = readDotenvEntry(m_text, m_at);
        const QString shown = shownEnvText(lineAt(m_text, m_at));
        if (entry.row)
            m_result.rows << *entry.row;
        if (!entry.problem.isEmpty())
            m_result.problems.append({m_lines.lineOf(m_at), shown, entry.problem});
        else if (entry.expands)
            m_result.notes.append({m_lines.lineOf(m_at), shown,
                Paste::tr("Some readers would replace what begins with $; here it stays as text.")});
        m_at = entry.end;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    LineCounter m_lines;
    EnvPaste m_result;
};

}

EnvPaste readEnvPaste(const QString &text)
{
    QString clean = text;
    if (clean.startsWith(QChar::ByteOrderMark))
        clean.remove(0, 1);
    clean.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return Reader(clean).run();
}

}
