// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/optionreader.h"

#include "catalog/envrow.h"
#include "interop/envtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Options
{
    Q_DECLARE_TR_FUNCTIONS(OptionReader)
};

bool isNumber(const QString &word)
{
    bool good = false;
    word.toDouble(&good);
    return good;
}

class Reader
{
public:
    Reader(const QList<ShellWord> &words, const OptionRules &rules)
        : m_words(words)
        , m_rules(rules)
    {
    }

    OptionLine run()
    {
        bool optionsEnded = false;
        while (m_at < m_words.size()) {
            const ShellWord &word = m_words[m_at++];
            if (optionsEnded || word.text.size() < 2 || !word.text.startsWith(u'-') || isNumber(word.text)) {
                m_line.others << word;
                optionsEnded = optionsEnded || m_rules.dockersWay;
            } else if (word.text == QLatin1String("--"))
                optionsEnded = true;
            else if (word.text.startsWith(QLatin1String("--")))
                readLong(word);
            else
                readShort(word);
        }
        return m_line;
    }

private:
    QString normal(QString name) const
    {
        return m_rules.underscoresAreDashes ? name.replace(u'_', u'-') : name;
    }

    void problem(const ShellWord &word, const QString &text, const QString &reason)
    {
        m_line.problems.append({shownEnvText(text), word.begin, reason});
    }

    void readLong(const ShellWord &word)
    {
        const qsizetype equals = word.text.indexOf(u'=');
        const QString written = word.text.left(equals < 0 ? word.text.size() : equals);
        const QString name = normal(written);
        QList<const OptionSpec *> found;
        for (const OptionSpec &spec : m_rules.specs) {
            const QString known = normal(QString::fromLatin1(spec.name));
            if (known == name) {
                found = {&spec};
                break;
            }
            if (!m_rules.dockersWay && name.size() > 2 && known.startsWith(name))
                found << &spec;
        }
        if (found.isEmpty()) {
            unknown(word, written, equals >= 0);
        } else if (found.size() > 1) {
            QStringList names;
            for (const OptionSpec *spec : found)
                names << QString::fromLatin1(spec->name);
            problem(word, written,
                Options::tr("This may mean %1. Write it in full.").arg(names.join(QStringLiteral(", "))));
        } else if (equals >= 0 && found.first()->takes == OptionTakes::Nothing) {
            problem(word, written, Options::tr("This option takes no value."));
        } else if (equals >= 0) {
            add(*found.first(), word, word.text.mid(equals + 1), word.expands);
        } else {
            readValue(*found.first(), word);
        }
    }

    void readShort(const ShellWord &word)
    {
        for (qsizetype at = 1; at < word.text.size(); ++at) {
            const QString name = QString(u'-') + word.text[at];
            const auto spec = std::find_if(m_rules.specs.begin(), m_rules.specs.end(),
                [&name](const OptionSpec &one) { return name == QLatin1String(one.name); });
            if (spec == m_rules.specs.end()) {
                unknown(word, at == 1 ? word.text.left(2) : name, at + 1 < word.text.size());
                return;
            }
            if (spec->takes == OptionTakes::Nothing) {
                add(*spec, word, QString(), false);
                continue;
            }
            const bool equals = m_rules.dockersWay && at + 1 < word.text.size() && word.text[at + 1] == u'=';
            const QString attached = word.text.mid(at + (equals ? 2 : 1));
            if (attached.isEmpty() && !equals)
                readValue(*spec, word);
            else
                add(*spec, word, attached, word.expands);
            return;
        }
    }

    void unknown(const ShellWord &word, const QString &name, bool hasValue)
    {
        QString shown = shownEnvText(name);
        const bool takesNext = !hasValue && m_at < m_words.size() && !m_words[m_at].text.startsWith(u'-')
            && !isNumber(m_words[m_at].text);
        if (takesNext) {
            shown += u' ' + (looksSecret(name) ? maskedText() : shownEnvText(m_words[m_at].text));
            ++m_at;
        }
        problem(word, shown, Options::tr("No such option is known."));
    }

    bool mayBeValue(const ShellWord &word) const
    {
        return m_rules.valuesMayBeginWithDash || word.text.size() < 2 || !word.text.startsWith(u'-')
            || word.text.contains(u' ') || isNumber(word.text);
    }

    void readValue(const OptionSpec &spec, const ShellWord &word)
    {
        if (spec.takes == OptionTakes::Rest) {
            add(spec, word, QString(), false);
            m_line.options.last().rest = m_words.sliced(m_at);
            m_at = m_words.size();
        } else if (spec.takes == OptionTakes::Nothing) {
            add(spec, word, QString(), false);
        } else if (m_at < m_words.size() && mayBeValue(m_words[m_at])) {
            const ShellWord &value = m_words[m_at++];
            add(spec, word, value.text, value.expands);
        } else {
            problem(
                word, QString::fromLatin1(spec.name), Options::tr("The value of this option is missing."));
        }
    }

    void add(const OptionSpec &spec, const ShellWord &word, const QString &value, bool expands)
    {
        m_line.options.append({spec.id, QString::fromLatin1(spec.name), value, {}, word.begin, expands});
    }

    const QList<ShellWord> &m_words;
    const OptionRules &m_rules;
    qsizetype m_at = 0;
    OptionLine m_line;
};

}

OptionLine readOptions(const QList<ShellWord> &words, const OptionRules &rules)
{
    return Reader(words, rules).run();
}

}
