// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/foreigntext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace berth {
namespace {

struct Foreign
{
    Q_DECLARE_TR_FUNCTIONS(ForeignText)
};

bool has(const QString &text, const char *pattern)
{
    return text.contains(
        QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption));
}

}

QString withPosixContinuation(const QString &text, QList<ImportProblem> &notes)
{
    QString changed = text;
    bool single = false;
    bool twice = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'\\' && !single) {
            ++at;
            continue;
        }
        single = c == u'\'' && !twice ? !single : single;
        twice = c == u'"' && !single ? !twice : twice;
        if (single || twice || (c != u'^' && c != u'`') || at == 0 || !text[at - 1].isSpace())
            continue;
        const bool atEnd = QStringView(text).sliced(at + 1).startsWith(u'\n')
            || QStringView(text).sliced(at + 1).startsWith(QLatin1String("\r\n"));
        if (!atEnd)
            continue;
        changed[at] = u'\\';
        notes.append({QString(c), at,
            c == u'^' ? Foreign::tr("cmd continues a line so; quotes are read as a POSIX shell reads them.")
                      : Foreign::tr(
                          "PowerShell continues a line so; quotes are read as a POSIX shell reads them.")});
    }
    return changed;
}

// The address comes first in them. Behind a single quote the two characters are somebody's value.
bool isQuotedForCmd(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("\\s\\^\""));
    return text.left(text.indexOf(u'\'')).contains(word);
}

QString whatItSeems(const QString &text)
{
    if (text.trimmed().isEmpty())
        return Foreign::tr("There is no text here.");
    if (has(text, R"(\b(Invoke-RestMethod|Invoke-WebRequest|iwr|irm)\b)"))
        return Foreign::tr("This is PowerShell, which can't be read. Paste the JSON of the body, or curl.");
    if (isQuotedForCmd(text))
        return Foreign::tr(
            "This is curl as cmd quotes it, which can't be read. Copy it “as cURL (bash)” instead.");
    if (has(text, R"(\brequests\.(put|post|request)\s*\(|\bimport\s+requests\b|\bVastAI\s*\()"))
        return Foreign::tr("This is Python, which can't be read. Paste what json.dumps() makes of the body.");
    if (has(text, R"(\bfetch\s*\(|\baxios\b)"))
        return Foreign::tr(
            "This is JavaScript, which can't be read. Paste the JSON of the body, or copy it as cURL.");
    if (has(text, R"(^\s*\{\s*'|:\s*(True|False|None)\b)"))
        return Foreign::tr(
            "This seems to be a Python dict; it is no JSON. Paste what json.dumps() makes of it.");
    if (has(text, R"(^\s*(version|services)\s*:)") || has(text, R"(\bdocker(-|\s+)compose\b)"))
        return Foreign::tr("Compose files can't be read. Paste a “docker run” command.");
    if (has(text, R"(^\s*FROM\s+\S+)"))
        return Foreign::tr("This is a Dockerfile. Build the image, push it, and enter its name as image.");
    if (has(text, R"((^|\s)(vastai|vast\.py|vast)\s)"))
        return Foreign::tr("Only “vastai create instance” and “vastai launch instance” can be read.");
    return Foreign::tr("This is neither a “vastai create instance” command, nor curl, nor the JSON of a "
                       "request, nor “docker "
                       "run”, nor NAME=VALUE lines, nor a link to a template or an offer.");
}

}
