// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/commandline.h"

#include <algorithm>

namespace berth {
namespace {

bool isOperator(const ShellWord &word)
{
    return !word.quoted && word.text.size() == 1 && QStringView(u"|&;<>()").contains(word.text.front());
}

bool isRedirection(const ShellWord &word)
{
    return isOperator(word) && (word.text.front() == u'<' || word.text.front() == u'>');
}

// "$", "%", "!" and "me@host:~/x$" before a command.
bool isPrompt(const ShellWord &word)
{
    if (word.quoted || word.text.isEmpty() || !QStringView(u"$%!#").contains(word.text.back()))
        return false;
    return word.text.size() == 1 || word.text.contains(u'@') || word.text.startsWith(u'~');
}

// Whether the text between two words ends a line. Continued lines and comments are part of such a text.
bool endsLine(QStringView gap)
{
    bool comment = false;
    for (qsizetype i = 0; i < gap.size(); ++i) {
        if (gap[i] == u'#')
            comment = true;
        else if (gap[i] == u'\\' && !comment)
            i += i + 1 < gap.size() && gap[i + 1] == u'\r' ? 2 : 1;
        else if (gap[i] == u'\n')
            return true;
    }
    return false;
}

class Commands
{
public:
    explicit Commands(QStringView text)
        : m_text(text)
    {
    }

    QList<ShellCommand> run(const QList<ShellWord> &words)
    {
        for (const ShellWord &word : words) {
            if (!m_command.isEmpty() || m_cut) {
                const bool newLine = endsLine(m_text.sliced(m_end, word.begin - m_end));
                if (newLine && !word.text.startsWith(u'-'))
                    finish();
            }
            // "2>&1": this ampersand separates nothing.
            const bool duplicates = m_redirects && word.begin == m_end && word.text == QLatin1String("&");
            m_end = word.end;
            m_redirects = isRedirection(word);
            if (duplicates)
                continue;
            if (m_redirects)
                cut(word);
            else if (isOperator(word))
                finish();
            else if (!m_cut)
                m_command << word;
        }
        finish();
        return m_all;
    }

private:
    // "2>&1": the digit belongs to the redirection.
    void cut(const ShellWord &word)
    {
        if (!m_command.isEmpty() && m_command.last().end == word.begin && m_command.last().text.size() == 1
            && m_command.last().text.front().isDigit())
            m_command.removeLast();
        m_cut = true;
    }

    void finish()
    {
        m_cut = false;
        while (!m_command.isEmpty() && isPrompt(m_command.first()))
            m_command.removeFirst();
        if (!m_command.isEmpty() && m_command.first().text.startsWith(u'!') && !m_command.first().quoted)
            m_command.first().text.remove(0, 1);
        if (!m_command.isEmpty())
            m_all << m_command;
        m_command.clear();
    }

    QStringView m_text;
    qsizetype m_end = 0;
    bool m_cut = false;
    bool m_redirects = false; // the word before was < or >
    ShellCommand m_command;
    QList<ShellCommand> m_all;
};

}

Expected<QList<ShellCommand>, ShellError> splitShellCommands(QStringView text)
{
    const auto words = splitShellWords(text);
    if (!words)
        return fail(words.error());
    return Commands(text).run(*words);
}

qsizetype shellLineEnd(QStringView text, qsizetype begin)
{
    QChar quote; // the one that is open; $ for $'…'
    for (qsizetype at = begin; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'\\' && quote != u'\'')
            at += at + 2 < text.size() && text[at + 1] == u'\r' && text[at + 2] == u'\n' ? 2 : 1;
        else if (!quote.isNull())
            quote = c == (quote == u'$' ? QChar(u'\'') : quote) ? QChar() : quote;
        else if (c == u'$' && at + 1 < text.size() && text[at + 1] == u'\'') {
            quote = c;
            ++at;
        } else if (c == u'\'' || c == u'"')
            quote = c;
        else if (c == u'#' && (at == begin || text[at - 1].isSpace())) {
            const qsizetype end = text.indexOf(u'\n', at);
            return end < 0 ? text.size() : end + 1;
        } else if (c == u'\n')
            return at + 1;
    }
    return text.size();
}

QString programName(const QString &word)
{
    QString name = word.mid(std::max(word.lastIndexOf(u'/'), word.lastIndexOf(u'\\')) + 1);
    if (name.endsWith(QLatin1String(".exe"), Qt::CaseInsensitive))
        name.chop(4);
    return name;
}

bool isAssignment(const ShellWord &word)
{
    const qsizetype equals = word.text.indexOf(u'=');
    return equals > 0 && !word.text.front().isDigit()
        && std::all_of(word.text.begin(), word.text.begin() + equals,
            [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
}

}
