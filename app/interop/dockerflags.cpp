// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockerflags.h"

#include "interop/envtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Docker
{
    Q_DECLARE_TR_FUNCTIONS(DockerFlags)
};

// Docker's flags without a value, so that the word after one is not taken for its value.
const QStringList &switches()
{
    static const QStringList all = QStringLiteral(
        "-d --detach --rm -i -t -it -ti -dit -itd --interactive --tty --privileged --init --no-healthcheck "
        "-P --publish-all --read-only --oom-kill-disable --sig-proxy --disable-content-trust")
                                       .split(u' ');
    return all;
}

struct Flag
{
    char16_t letter = 0; // of the flag as the create call writes it; 0: not known there
    QString name; // as it was written, without an attached value
    QString value;
    bool hasValue = false;
};

Flag longFlag(const QString &word)
{
    Flag flag;
    const qsizetype equals = word.indexOf(u'=');
    flag.hasValue = equals >= 0;
    flag.name = flag.hasValue ? word.left(equals) : word;
    flag.value = flag.hasValue ? word.mid(equals + 1) : QString();
    static const std::pair<QLatin1String, char16_t> names[]
        = {{QLatin1String("--env"), u'e'}, {QLatin1String("--publish"), u'p'},
            {QLatin1String("--hostname"), u'h'}, {QLatin1String("--volume"), u'v'}};
    for (const auto &[name, letter] : names) {
        if (flag.name == name)
            flag.letter = letter;
    }
    return flag;
}

Flag shortFlag(const QString &word)
{
    Flag flag;
    flag.name = word.left(2);
    const QChar letter = word[1];
    if (!QStringView(u"ephvn").contains(letter)) {
        flag.name = word;
        return flag;
    }
    flag.letter = letter.unicode();
    flag.hasValue = word.size() > 2;
    if (flag.hasValue)
        flag.value = word.mid(word[2] == u'=' ? 3 : 2);
    return flag;
}

class Reader
{
public:
    explicit Reader(const QList<ShellWord> &words)
        : m_words(words)
    {
    }

    DockerFlags run()
    {
        skipCommand();
        while (m_at < m_words.size()) {
            const ShellWord &word = m_words[m_at++];
            if (word.text.size() > 1 && word.text.startsWith(u'-'))
                readFlag(word);
            else if (!m_command) {
                problem(shownEnvText(word.text), word,
                    Docker::tr("This belongs to no flag. Put quotes around a value with spaces."));
            } else {
                problem(shownEnvText(word.text), word,
                    Docker::tr(
                        "An image and its command are not part of the environment. Enter them as image and "
                        "arguments."));
                break;
            }
        }
        return m_result;
    }

private:
    void problem(const QString &text, const ShellWord &word, const QString &reason)
    {
        m_result.problems.append({text, word.begin, reason});
    }

    bool nextIs(const char *word) const
    {
        return m_at < m_words.size() && m_words[m_at].text == QLatin1String(word);
    }

    void skipCommand()
    {
        if (nextIs("$"))
            ++m_at;
        if (nextIs("sudo"))
            ++m_at;
        if (!nextIs("docker") && !nextIs("podman"))
            return;
        m_command = true;
        ++m_at;
        if (nextIs("container"))
            ++m_at;
        if (nextIs("run") || nextIs("create"))
            ++m_at;
    }

    void readFlag(const ShellWord &word)
    {
        Flag flag = word.text.startsWith(QLatin1String("--")) ? longFlag(word.text) : shortFlag(word.text);
        if (flag.letter == 0) {
            refuse(word, flag);
            return;
        }
        bool expands = word.expands;
        if (!flag.hasValue) {
            if (m_at >= m_words.size()) {
                problem(flag.name, word, Docker::tr("The value of this flag is missing."));
                return;
            }
            expands = m_words[m_at].expands;
            flag.value = m_words[m_at++].text;
        }
        take(word, flag, expands);
    }

    void refuse(const ShellWord &word, const Flag &flag)
    {
        QString shown = shownEnvText(word.text);
        const bool takesNext = !flag.hasValue && !switches().contains(word.text) && m_at < m_words.size()
            && !m_words[m_at].text.startsWith(u'-');
        if (takesNext)
            shown += u' ' + shownEnvText(m_words[m_at++].text);
        problem(shown, word,
            flag.name == QLatin1String("--env-file")
                ? Docker::tr("The file is not read. Open it and paste what it holds.")
                : Docker::tr("Vast.ai knows no such flag; it takes -e, -p, -h, -v and -n."));
    }

    void take(const ShellWord &word, const Flag &flag, bool expands)
    {
        const QString shown = flag.name + u' ' + shownEnvText(flag.value);
        if (flag.letter == u'e') {
            const qsizetype equals = flag.value.indexOf(u'=');
            if (equals <= 0) {
                problem(shown, word,
                    equals < 0 ? Docker::tr(
                        "A variable without a value takes it from your own computer, which Vast.ai "
                        "can't see. Write NAME=VALUE.")
                               : Docker::tr("The variable has no name. Write NAME=VALUE."));
                return;
            }
            const QString name = flag.value.left(equals);
            m_result.rows << envVariable(name, flag.value.mid(equals + 1), looksSecret(name));
        } else if (flag.letter == u'p') {
            if (!parsePort(flag.value)) {
                problem(shown, word,
                    Docker::tr(
                        "This is no port mapping. Write OUTSIDE:INSIDE, such as 8000:8000 or 53:53/udp; "
                        "numbers are 1 to 65535, or 70000 and above for the same port outside."));
                return;
            }
            m_result.rows << envPort(flag.value);
        } else {
            m_result.rows << envFlag(QString(u'-') + QChar(flag.letter), flag.value);
        }
        if (expands)
            m_result.notes.append({shown, word.begin,
                Docker::tr(
                    "A shell would replace what begins with $ or a backquote; here it stays as text.")});
    }

    const QList<ShellWord> &m_words;
    qsizetype m_at = 0;
    bool m_command = false;
    DockerFlags m_result;
};

}

DockerFlags readDockerFlags(const QList<ShellWord> &words)
{
    return Reader(words).run();
}

}
