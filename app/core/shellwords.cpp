// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shellwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

class Splitter
{
public:
    explicit Splitter(QStringView line)
        : m_line(line)
    {
    }

    Expected<QList<ShellWord>, ShellError> run()
    {
        while (m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            if (isBlank(c) || c == u'\n' || c == u'\r')
                finishWord();
            else if (c == u'#' && !m_open)
                skipComment();
            else if (c == u'\\')
                backslash();
            else if (c == u'\'') {
                if (!singleQuoted())
                    return fail(ShellError{unclosed(), m_quoteAt});
            } else if (c == u'"') {
                if (!doubleQuoted())
                    return fail(ShellError{unclosed(), m_quoteAt});
            } else if (isOperator(c)) {
                finishWord();
                open();
                take(c);
                finishWord(1);
            } else {
                open();
                noteExpansion();
                take(c);
            }
            ++m_at;
        }
        finishWord();
        return m_words;
    }

private:
    static bool isBlank(QChar c) { return c == u' ' || c == u'\t'; }
    static bool isOperator(QChar c) { return QStringView(u"|&;<>()").contains(c); }
    static QString unclosed()
    {
        return QCoreApplication::translate("ShellWords", "this quote is never closed");
    }

    void open()
    {
        if (!m_open) {
            m_open = true;
            m_word = ShellWord{};
            m_word.begin = m_at;
        }
    }

    void take(QChar c) { m_word.text += c; }

    void finishWord(qsizetype past = 0)
    {
        if (!m_open)
            return;
        m_word.end = m_at + past;
        m_words.append(m_word);
        m_open = false;
    }

    void skipComment()
    {
        while (m_at + 1 < m_line.size() && m_line[m_at + 1] != u'\n')
            ++m_at;
    }

    bool lineEndsAt(qsizetype at) const
    {
        return at < m_line.size()
            && (m_line[at] == u'\n'
                || (m_line[at] == u'\r' && at + 1 < m_line.size() && m_line[at + 1] == u'\n'));
    }

    void skipLineEnd() { m_at += m_line[m_at + 1] == u'\r' ? 2 : 1; }

    void backslash()
    {
        if (lineEndsAt(m_at + 1)) { // a continued line
            skipLineEnd();
            return;
        }
        open();
        m_word.quoted = true;
        if (m_at + 1 < m_line.size())
            take(m_line[++m_at]);
        else
            take(u'\\');
    }

    bool singleQuoted()
    {
        open();
        m_word.quoted = true;
        m_quoteAt = m_at;
        while (++m_at < m_line.size()) {
            if (m_line[m_at] == u'\'')
                return true;
            take(m_line[m_at]);
        }
        return false;
    }

    bool doubleQuoted()
    {
        open();
        m_word.quoted = true;
        m_quoteAt = m_at;
        while (++m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            if (c == u'"')
                return true;
            if (c == u'\\' && lineEndsAt(m_at + 1)) {
                skipLineEnd();
            } else if (c == u'\\' && m_at + 1 < m_line.size()
                && QStringView(u"$`\"\\").contains(m_line[m_at + 1])) {
                take(m_line[++m_at]);
            } else {
                noteExpansion();
                take(c);
            }
        }
        return false;
    }

    // A lone dollar sign is a dollar sign to a shell too.
    void noteExpansion()
    {
        const QChar c = m_line[m_at];
        if (c == u'`')
            m_word.expands = true;
        if (c != u'$' || m_at + 1 >= m_line.size())
            return;
        const QChar next = m_line[m_at + 1];
        if (next.isLetterOrNumber() || QStringView(u"_{(@*#?!$-").contains(next))
            m_word.expands = true;
    }

    QStringView m_line;
    qsizetype m_at = 0;
    qsizetype m_quoteAt = 0;
    bool m_open = false;
    ShellWord m_word;
    QList<ShellWord> m_words;
};

bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9')
        || QStringView(u"_-+=:,./@%").contains(c);
}

}

Expected<QList<ShellWord>, ShellError> splitShellWords(QStringView line)
{
    return Splitter(line).run();
}

QString quoteShellWord(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    QString quoted = word;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QString joinShellWords(const QStringList &words)
{
    QStringList quoted;
    quoted.reserve(words.size());
    for (const QString &word : words)
        quoted << quoteShellWord(word);
    return quoted.join(u' ');
}

}
