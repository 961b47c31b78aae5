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
            } else if (c == u'$' && m_at + 1 < m_line.size() && m_line[m_at + 1] == u'\'') {
                if (!dollarQuoted())
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
                if (!takeExpansion())
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
                if (!takeExpansion())
                    take(c);
            }
        }
        return false;
    }

    // Takes $(…), ${…} or `…` whole, blanks, quotes and all, and stops on its last character.
    bool takeExpansion()
    {
        const QChar c = m_line[m_at];
        const QChar next = m_at + 1 < m_line.size() ? m_line[m_at + 1] : QChar();
        const bool command = c == u'`';
        if (m_unclosed || !(command || (c == u'$' && (next == u'(' || next == u'{'))))
            return false;
        const QChar opening = command ? QChar() : next;
        const QChar closing = command ? QChar(u'`') : next == u'(' ? QChar(u')') : QChar(u'}');
        int depth = command ? 1 : 0;
        QChar quote;
        for (qsizetype at = m_at + 1; at < m_line.size(); ++at) {
            const QChar one = m_line[at];
            if (one == u'\\' && quote != u'\'')
                ++at;
            else if (!quote.isNull())
                quote = one == quote ? QChar() : quote;
            else if (!command && (one == u'\'' || one == u'"'))
                quote = one;
            else if (one == closing && --depth == 0) {
                m_word.text += m_line.sliced(m_at, at + 1 - m_at);
                m_at = at;
                return true;
            } else if (one == opening)
                ++depth;
        }
        m_unclosed = true; // looking again at each of the following would take quadratic time
        return false;
    }

    // $'…', with C's escapes (IEEE 1003.1-2024, 2.2.4); browsers copy requests so.
    bool dollarQuoted()
    {
        open();
        m_word.quoted = true;
        m_quoteAt = m_at++;
        while (++m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            if (c == u'\\' && m_at + 1 < m_line.size()) {
                ++m_at;
                escape();
                continue;
            }
            flushBytes();
            if (c == u'\'')
                return true;
            take(c);
        }
        return false;
    }

    void escape()
    {
        static constexpr QStringView letters = u"abefnrtvE";
        static constexpr QStringView codes = u"\a\b\x1b\f\n\r\t\v\x1b";
        const QChar c = m_line[m_at];
        if (c >= u'0' && c <= u'7') {
            --m_at;
            takeByte(number(3, 8));
        } else if (c == u'x') {
            takeByte(number(2, 16));
        } else {
            flushBytes();
            if (c == u'u' || c == u'U')
                takeCode(number(c == u'u' ? 4 : 8, 16));
            else if (const qsizetype known = letters.indexOf(c); known >= 0)
                take(codes[known]);
            else {
                if (!QStringView(u"\\'\"?").contains(c))
                    take(u'\\');
                take(c);
            }
        }
    }

    // The digits behind m_at, at most so many; stops on the last of them.
    char32_t number(int most, int base)
    {
        char32_t value = 0;
        for (; most > 0 && m_at + 1 < m_line.size(); --most) {
            bool digit = false;
            const uint next = m_line.sliced(m_at + 1, 1).toUInt(&digit, base);
            if (!digit)
                break;
            value = value * char32_t(base) + next;
            ++m_at;
        }
        return value;
    }

    // Some programs write one character as the two halves that UTF-16 has for it.
    void takeCode(char32_t code)
    {
        if (code > QChar::LastValidCodePoint || code == 0)
            return;
        if (code <= 0xffff)
            take(QChar(char16_t(code)));
        else
            m_word.text += QString::fromUcs4(&code, 1);
    }

    // Bytes may be the parts of one character in UTF-8. No word can hold a NUL.
    void takeByte(char32_t byte)
    {
        if (byte != 0)
            m_bytes += char(byte & 0xff);
    }

    void flushBytes()
    {
        m_word.text += QString::fromUtf8(m_bytes);
        m_bytes.clear();
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
    bool m_unclosed = false; // an expansion that never ends was met
    ShellWord m_word;
    QByteArray m_bytes;
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
