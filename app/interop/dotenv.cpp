// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dotenv.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Dotenv
{
    Q_DECLARE_TR_FUNCTIONS(Dotenv)
};

bool isBlank(QChar c)
{
    return c != u'\n' && c.isSpace();
}

class Reader
{
public:
    Reader(QStringView text, qsizetype begin)
        : m_text(text)
        , m_at(begin)
    {
        const qsizetype end = text.indexOf(u'\n', begin);
        m_lineEnd = end < 0 ? text.size() : end;
    }

    DotenvEntry run()
    {
        const QString problem = read();
        if (!problem.isEmpty()) {
            m_entry.row.reset();
            m_entry.problem = problem;
            m_at = m_lineEnd;
        }
        m_entry.end = std::min(m_at + 1, m_text.size());
        return m_entry;
    }

private:
    bool atLineEnd() const { return m_at >= m_text.size() || m_text[m_at] == u'\n'; }

    void skipBlanks()
    {
        while (!atLineEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }

    // What is wrong, or nothing.
    QString read()
    {
        skipBlanks();
        if (atLineEnd())
            return {};
        if (m_text[m_at] == u'#') {
            m_at = m_lineEnd;
            return {};
        }
        skipWord(QLatin1String("export"));
        skipWord(QLatin1String("declare -x"));
        const QStringView line = m_text.sliced(m_at, m_lineEnd - m_at);
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.first(equals < 0 ? line.size() : equals).trimmed().toString();
        if (equals < 0)
            return Dotenv::tr("This is no NAME=VALUE line.");
        if (name.isEmpty())
            return Dotenv::tr("The variable has no name. Write NAME=VALUE.");
        if (std::any_of(
                name.begin(), name.end(), [](QChar c) { return c.isSpace() || c == u'"' || c == u'\''; }))
            return Dotenv::tr("What stands before the equals sign can't be the name of a variable.");
        m_at += equals + 1;
        skipBlanks();
        const bool quoted = !atLineEnd() && (m_text[m_at] == u'"' || m_text[m_at] == u'\'');
        const QString problem = quoted ? readQuoted() : readPlain();
        m_entry.row = envVariable(name, m_value, looksSecret(name));
        return problem;
    }

    void skipWord(QLatin1String word)
    {
        const QStringView rest = m_text.sliced(m_at, m_lineEnd - m_at);
        if (rest.startsWith(word) && rest.size() > word.size() && isBlank(rest[word.size()])) {
            m_at += word.size();
            skipBlanks();
        }
    }

    // Up to the end of the line, or to a comment.
    QString readPlain()
    {
        QStringView value = m_text.sliced(m_at, m_lineEnd - m_at);
        for (qsizetype i = 0; i < value.size(); ++i) {
            if (value[i] == u'#' && (i == 0 || isBlank(value[i - 1]))) {
                value = value.first(i);
                break;
            }
        }
        m_value = value.trimmed().toString();
        for (qsizetype i = 0; i < m_value.size(); ++i)
            noteExpansion(m_value, i);
        m_at = m_lineEnd;
        return {};
    }

    // Quoted pieces that touch each other are one value, as in a shell.
    QString readQuoted()
    {
        while (!atLineEnd() && !isBlank(m_text[m_at])) {
            const QChar c = m_text[m_at];
            if (c == u'\'' || c == u'"') {
                if (c == u'"' ? !readDouble() : !readSingle())
                    return Dotenv::tr("The quote is never closed.");
            } else if (c == u'\\' && m_at + 1 < m_text.size() && m_text[m_at + 1] != u'\n') {
                m_value += m_text[m_at + 1];
                m_at += 2;
            } else {
                noteExpansion(m_text, m_at);
                m_value += c;
                ++m_at;
            }
        }
        skipBlanks();
        if (!atLineEnd() && m_text[m_at] != u'#')
            return Dotenv::tr("Something follows the closing quote. Put the whole value in quotes.");
        while (!atLineEnd())
            ++m_at;
        return {};
    }

    bool readSingle()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0)
            return false;
        m_value += m_text.sliced(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return true;
    }

    bool readDouble()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return true;
            }
            if (c == u'\\' && m_at + 1 < m_text.size()) {
                escape(m_text[++m_at]);
            } else {
                noteExpansion(m_text, m_at);
                m_value += c;
            }
        }
        return false;
    }

    void escape(QChar c)
    {
        if (c == u'n')
            m_value += u'\n';
        else if (c == u'r')
            m_value += u'\r';
        else if (c == u't')
            m_value += u'\t';
        else if (QStringView(u"\\\"'$`").contains(c))
            m_value += c;
        else if (c != u'\n') // a continued line
            m_value += QString(u'\\') + c;
    }

    void noteExpansion(QStringView text, qsizetype at)
    {
        if (text[at] != u'$' || at + 1 >= text.size())
            return;
        const QChar next = text[at + 1];
        m_entry.expands = m_entry.expands || next.isLetter() || next == u'_' || next == u'{' || next == u'(';
    }

    QStringView m_text;
    qsizetype m_at;
    qsizetype m_lineEnd;
    QString m_value;
    DotenvEntry m_entry;
};

}

DotenvEntry readDotenvEntry(QStringView text, qsizetype begin)
{
    return Reader(text, begin).run();
}

}
