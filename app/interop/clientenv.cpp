// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clientenv.h"

#include "interop/envtext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace berth {
namespace {

struct ClientEnv
{
    Q_DECLARE_TR_FUNCTIONS(ClientEnv)
};

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"';
}

struct Splitting
{
    QList<ShellWord> words; // quotes and all
    bool open = false; // a quote was left open
};

// Both kinds of quotes are counted for themselves: one does not protect the other.
template <typename Separator> Splitting split(QStringView text, Separator separates)
{
    Splitting result;
    bool inSingle = false;
    bool inDouble = false;
    ShellWord word;
    const auto finish = [&](qsizetype at) {
        word.end = at;
        result.words << word;
        word = ShellWord{};
        word.begin = at + 1;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (separates(c) && !inSingle && !inDouble) {
            finish(at);
            continue;
        }
        inSingle = c == u'\'' ? !inSingle : inSingle;
        inDouble = c == u'"' ? !inDouble : inDouble;
        word.text += c;
    }
    finish(text.size());
    result.open = inSingle || inDouble;
    return result;
}

QString withoutQuotes(QStringView text)
{
    while (!text.isEmpty() && isQuote(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isQuote(text.back()))
        text.chop(1);
    return text.toString();
}

bool consistsOf(QStringView text, QStringView allowed)
{
    return std::all_of(text.begin(), text.end(), [allowed](QChar c) { return allowed.contains(c); });
}

bool isClientFlag(QStringView word)
{
    return word.size() == 2 && word[0] == u'-' && QStringView(u"ephvn").contains(word[1]);
}

constexpr QStringView letters = u"abcdefghijklmnopqrstuvwxyz";
constexpr QStringView capitals = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr QStringView digits = u"0123456789";

// The pair that a flag and the word behind it make there; nothing when it is dropped.
std::optional<std::pair<QString, QString>> clientPair(const QString &flag, const QString &word)
{
    if (flag == QLatin1String("-h"))
        return std::pair(flag, word);
    if (flag == QLatin1String("-e")) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 0)
            return std::nullopt;
        return std::pair(word.left(equals), withoutQuotes(QStringView(word).sliced(equals + 1)));
    }
    const auto joined = std::pair(flag + u' ' + word, QStringLiteral("1"));
    const auto allowed = [&word](QStringView more, auto... rest) {
        return std::all_of(
            word.begin(), word.end(), [&](QChar c) { return more.contains(c) || (rest.contains(c) || ...); });
    };
    if (flag == QLatin1String("-p"))
        return consistsOf(word, u"0123456789:tcp/udp") ? std::optional(joined) : std::nullopt;
    if (flag == QLatin1String("-v"))
        return allowed(QStringView(u":./_"), letters, capitals, digits) ? std::optional(joined)
                                                                        : std::nullopt;
    return allowed(QStringView(u"-"), letters, digits) ? std::optional(joined) : std::nullopt;
}

bool isSpace(QChar c)
{
    return c.isSpace();
}

// Docker's reading of the same words, so far as the client understands them at all.
class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
        , m_split(split(text, isSpace))
    {
    }

    DockerFlags run()
    {
        bool afterFlag = false;
        for (ShellWord word : m_split.words) {
            if (word.text.isEmpty() || isContinuation(word))
                continue;
            const bool flag = isClientFlag(word.text);
            if (!afterFlag && !flag && word.text.startsWith(u'-'))
                note(word,
                    ClientEnv::tr("The official client would drop this: it takes only -e, -p, -h, -v and "
                                  "-n, each with a space behind it."));
            if (afterFlag)
                unquote(word);
            afterFlag = !afterFlag && flag;
            m_words << word;
        }
        DockerFlags flags = readDockerFlags(m_words);
        if (m_split.open && !m_words.isEmpty())
            flags.problems.append({shownEnvText(m_words.last().text), m_words.last().begin,
                ClientEnv::tr("A quote is never closed; all that follows it became part of the value.")});
        flags.notes = m_notes + flags.notes;
        keepLast(flags);
        return flags;
    }

private:
    // A backslash at the end of a line, copied along.
    bool isContinuation(const ShellWord &word) const
    {
        return word.text == QLatin1String("\\") && word.end < m_text.size()
            && (m_text[word.end] == u'\n' || m_text[word.end] == u'\r');
    }

    void note(const ShellWord &word, const QString &reason)
    {
        m_notes.append({shownEnvText(word.text), word.begin, reason});
    }

    void unquote(ShellWord &word)
    {
        const qsizetype equals = word.text.indexOf(u'=');
        const bool around = isQuote(word.text.front());
        if (around) {
            word.text.remove(0, 1);
            if (!word.text.isEmpty() && isQuote(word.text.back()))
                word.text.chop(1);
            note(word,
                ClientEnv::tr("The official client would keep these quotes; here they only hold the value "
                              "together."));
        } else if (equals > 0) {
            word.text = word.text.left(equals + 1) + withoutQuotes(QStringView(word.text).sliced(equals + 1));
        }
    }

    static void keepLast(DockerFlags &flags)
    {
        QSet<QString> later;
        EnvRows kept;
        for (qsizetype i = flags.rows.size() - 1; i >= 0; --i) {
            const QString key = envKey(flags.rows[i]);
            if (!later.contains(key))
                kept.prepend(flags.rows[i]);
            else if (flags.rows[i].kind == EnvKind::Variable)
                flags.notes.append(
                    {key, 0, ClientEnv::tr("This is given more than once; the last one counts.")});
            later.insert(key);
        }
        flags.rows = kept;
    }

    QStringView m_text;
    Splitting m_split;
    QList<ShellWord> m_words;
    QList<FlagRemark> m_notes;
};

// Nothing when no way of quoting brings the row through.
std::optional<QString> clientRow(const EnvRow &row)
{
    const QString key = envKey(row);
    const QString value = envWireValue(row);
    QStringList candidates;
    // There would be a way for some of these with the client, but no other reader would understand it.
    const bool oddName
        = std::any_of(row.name.begin(), row.name.end(), [](QChar c) { return isQuote(c) || isSpace(c); });
    if (oddName)
        return std::nullopt;
    if (row.kind == EnvKind::Variable) {
        // Quotes also where the client needs none, so that other readers understand the text too.
        const bool bare = std::none_of(value.begin(), value.end(), isSpace);
        for (const QLatin1String quote : {QLatin1String(""), QLatin1String("'"), QLatin1String("\"")}) {
            if (bare || !quote.isEmpty())
                candidates << QLatin1String("-e ") + key + u'=' + quote + value + quote;
        }
    } else if (row.kind == EnvKind::Port) {
        candidates << QLatin1String("-p ") + row.name;
    } else {
        candidates << row.name + u' ' + row.value.reveal();
    }
    const QHash<QString, QString> wanted{{key, value}};
    for (const QString &candidate : candidates) {
        const Splitting words = split(candidate, isSpace);
        if (words.words.size() == 2 && !words.words[1].text.isEmpty() && !words.open
            && clientEnvMeaning(candidate) == wanted)
            return candidate;
    }
    return std::nullopt;
}

}

QHash<QString, QString> clientEnvMeaning(QStringView text)
{
    QHash<QString, QString> result;
    QString flag;
    for (const ShellWord &word : split(text, [](QChar c) { return c == u' '; }).words) {
        if (flag.isEmpty()) {
            flag = isClientFlag(word.text) ? word.text : QString();
            continue;
        }
        if (const auto pair = clientPair(flag, word.text))
            result.insert(pair->first, pair->second);
        flag.clear();
    }
    return result;
}

DockerFlags readClientEnv(QStringView text)
{
    return Reader(text).run();
}

ClientEnvText clientEnvText(const EnvRows &rows)
{
    ClientEnvText result;
    QStringList parts;
    for (const EnvRow &row : rows) {
        if (const auto part = clientRow(row))
            parts << *part;
        else
            result.left << row;
    }
    result.text = parts.join(u' ');
    return result;
}

}
