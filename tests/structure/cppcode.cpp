// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/cppcode.h"

namespace berth::test {
namespace {

class Blanker
{
public:
    Blanker(const QString &text, Blank what)
        : m_text(text)
        , m_strings(what == Blank::CommentsAndStrings)
    {
    }

    QString run()
    {
        while (m_at < m_text.size()) {
            if (startsWith(u"//"))
                skipUntil(u"\n", true);
            else if (startsWith(u"/*"))
                skipUntil(u"*/", true);
            else if (startsWith(u"R\"") && !inWord())
                skipRaw();
            else if (current() == u'"')
                skipQuoted(u'"');
            // 1'000'000 is a number, not a character.
            else if (current() == u'\'' && !inWord())
                skipQuoted(u'\'');
            else
                m_out += m_text[m_at++];
        }
        return m_out;
    }

private:
    QChar current() const { return m_text[m_at]; }
    bool startsWith(QStringView what) const { return QStringView(m_text).sliced(m_at).startsWith(what); }
    bool inWord() const
    {
        return m_at > 0 && (m_text[m_at - 1].isLetterOrNumber() || m_text[m_at - 1] == u'_');
    }

    void take(bool blank)
    {
        const QChar c = m_text[m_at++];
        m_out += blank && c != u'\n' ? QChar(u' ') : c;
    }

    void skipUntil(QStringView end, bool blank)
    {
        const qsizetype found = m_text.indexOf(end, m_at);
        const bool line = end == QStringView(u"\n");
        const qsizetype stop = found < 0 ? m_text.size() : (line ? found : found + end.size());
        while (m_at < stop)
            take(blank);
    }

    void skipQuoted(QChar quote)
    {
        take(false);
        while (m_at < m_text.size() && current() != quote && current() != u'\n') {
            if (current() == u'\\' && m_at + 1 < m_text.size())
                take(m_strings);
            take(m_strings);
        }
        if (m_at < m_text.size())
            take(false);
    }

    void skipRaw()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0) {
            take(false);
            return;
        }
        const QString end = u')' + m_text.sliced(m_at + 2, open - m_at - 2) + u'"';
        while (m_at <= open)
            take(false);
        skipUntil(end, m_strings);
    }

    const QString &m_text;
    bool m_strings;
    qsizetype m_at = 0;
    QString m_out;
};

}

QString blanked(const QString &text, Blank what)
{
    return Blanker(text, what).run();
}

}
