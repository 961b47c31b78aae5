// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importtext.h"

#include "interop/berthlink.h"
#include "interop/curlcommand.h"
#include "interop/dockerrun.h"
#include "interop/envpaste.h"
#include "interop/foreigntext.h"
#include "interop/links.h"
#include "interop/vastaicommand.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace berth {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ImportText)
};

// Where the pattern is first found outside a line that is a comment; -1: nowhere.
qsizetype find(const QString &text, const QRegularExpression &pattern)
{
    QRegularExpressionMatchIterator matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const qsizetype at = matches.next().capturedStart(1);
        const qsizetype lineBegin = at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
        if (!QStringView(text).sliced(lineBegin).trimmed().startsWith(u'#'))
            return at;
    }
    return -1;
}

// The command that comes first: one may hold another in its quotes.
ImportKind commandKind(const QString &text)
{
    static const QRegularExpression vastai(
        QStringLiteral("(?:^|[\\s/!;&|(])((?:vastai|vast|vast\\.py|vastai\\.exe)[ \\t\\\\]+(?:\\S[^\\n]*\\s)?"
                       "(?:create|launch)\\s+instances?\\b)"));
    static const QRegularExpression curl(
        QStringLiteral("(?:^|[\\s/;&|(])(curl(?:\\.exe)?\\s[\\s\\S]*?/asks/)"));
    static const QRegularExpression docker(QStringLiteral(
        "(?:^|[\\s/;&|(])((?:docker|podman|nerdctl|nvidia-docker)\\s+(?:-[^\\n]*\\s|container\\s+)*"
        "(?:run|create)\\s)"));
    static const QRegularExpression anyCurl(QStringLiteral("(?:^|[\\s/;&|(])(curl(?:\\.exe)?\\s)"));
    ImportKind kind = ImportKind::Unknown;
    qsizetype first = text.size();
    const auto consider = [&](const QRegularExpression &pattern, ImportKind candidate) {
        const qsizetype at = find(text, pattern);
        if (at >= 0 && at < first) {
            first = at;
            kind = candidate;
        }
    };
    consider(vastai, ImportKind::VastaiCommand);
    consider(curl, ImportKind::CurlCommand);
    consider(docker, ImportKind::DockerRun);
    if (kind == ImportKind::Unknown)
        consider(anyCurl, ImportKind::CurlCommand);
    return kind;
}

// By its first line that says anything.
bool isEnv(const QString &text)
{
    static const QRegularExpression variable(
        QStringLiteral("^(?:(?:export|declare -x)\\s+)?[A-Za-z_][A-Za-z0-9_.-]*\\s*="));
    static const QRegularExpression flag(
        QStringLiteral("^(?:-[epvh]\\s*\\S|--(?:env|publish|volume|hostname)[\\s=])"));
    for (QStringView line : QStringView(text).split(u'\n')) {
        line = line.trimmed();
        if (line.startsWith(QChar::ByteOrderMark))
            line = line.sliced(1).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        return variable.match(line).hasMatch() || flag.match(line).hasMatch();
    }
    return false;
}

bool isLink(const QString &text)
{
    static const QRegularExpression link(
        QStringLiteral("^[<(\\[]?(?:https?://|(?:cloud|console|www)\\.vast\\.ai/|vast\\.ai/)\\S+$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hosted(
        QStringLiteral("\\bvast\\.ai/|/asks/"), QRegularExpression::CaseInsensitiveOption);
    const QString bare = text.trimmed();
    if (isBerthLink(bare))
        return true;
    if (link.match(bare).hasMatch())
        return bare.contains(hosted);
    // A bare number or hash. In longer texts the two would find a link wherever it stands.
    static const QRegularExpression word(QStringLiteral("^#?[0-9a-fA-F]+$"));
    return bare.contains(word) && (readOfferLink(bare) || readTemplateLink(bare));
}

void setTemplate(RequestFields &fields, const TemplateLink &named)
{
    if (!named.hash.isEmpty())
        fields.set(FieldId::TemplateHash, named.hash);
    else if (named.id > 0)
        fields.set(FieldId::TemplateId, named.id);
}

ImportResult readOwnLink(const QString &text)
{
    ImportResult result;
    const auto link = readBerthLink(text);
    if (!link) {
        result.problems.append({QString(), 0, link.error()});
        return result;
    }
    setTemplate(result.fields, link->vastTemplate);
    result.offerId = link->offerId;
    if (!link->preset.isEmpty())
        result.problems.append({link->preset, text.indexOf(QLatin1String("preset")),
            Texts::tr("A preset is not opened from here. Choose it above the form.")});
    return result;
}

ImportResult readLink(const QString &text)
{
    if (isBerthLink(text))
        return readOwnLink(text);
    ImportResult result;
    const auto named = readTemplateLink(text);
    const auto offer = readOfferLink(text);
    const bool number = offer && !text.contains(u'/'); // a bare number is an offer's
    if (named && !number)
        setTemplate(result.fields, *named);
    if (offer)
        result.offerId = *offer;
    if (!named && !offer) {
        const bool aboutTemplates = text.contains(QLatin1String("template"), Qt::CaseInsensitive)
            || text.contains(QLatin1String("ref_id"), Qt::CaseInsensitive)
            || text.contains(QLatin1String("creator_id"), Qt::CaseInsensitive);
        result.problems.append({QString(), 0, aboutTemplates ? named.error() : offer.error()});
    }
    return result;
}

// Where line `line` (from 1) begins.
qsizetype lineBegin(const QString &text, int line)
{
    qsizetype at = 0;
    for (; line > 1; --line)
        at = text.indexOf(u'\n', at) + 1;
    return at;
}

ImportResult readEnvLines(const QString &text)
{
    const EnvPaste paste = readEnvPaste(text);
    ImportResult result;
    if (!paste.rows.isEmpty()) {
        EnvRows rows;
        for (const EnvRow &row : paste.rows) {
            const qsizetype before
                = rows.removeIf([&row](const EnvRow &other) { return envKey(other) == envKey(row); });
            if (before > 0)
                result.notes.append(
                    {envKey(row), -1, Texts::tr("This is given more than once; the last one counts.")});
            rows << row;
        }
        result.fields.set(FieldId::Env, rows);
    }
    for (const PasteProblem &one : paste.problems)
        result.problems.append({one.text, lineBegin(text, one.line), one.reason});
    for (const PasteProblem &one : paste.notes)
        result.notes.append({one.text, lineBegin(text, one.line), one.reason});
    return result;
}

ImportResult readKind(ImportKind kind, const QString &text)
{
    switch (kind) {
    case ImportKind::VastaiCommand:
        return readVastaiCommand(text);
    case ImportKind::CurlCommand:
        return readCurlCommand(text);
    case ImportKind::Json:
        return readRequestJson(text);
    case ImportKind::DockerRun:
        return readDockerRun(text);
    case ImportKind::EnvLines:
        return readEnvLines(text);
    case ImportKind::Link:
        return readLink(text);
    case ImportKind::Unknown:
        break;
    }
    ImportResult result;
    result.problems.append({QString(), -1, whatItSeems(text)});
    return result;
}

}

ImportKind importKind(const QString &text)
{
    const QString bare = text.trimmed();
    if (bare.startsWith(u'{'))
        return bare.size() > 1 && QStringView(bare).sliced(1).trimmed().startsWith(u'\'')
            ? ImportKind::Unknown
            : ImportKind::Json;
    const ImportKind command = commandKind(text);
    if (command == ImportKind::CurlCommand && isQuotedForCmd(text))
        return ImportKind::Unknown;
    if (command != ImportKind::Unknown)
        return command;
    if (isLink(text))
        return ImportKind::Link;
    return isEnv(text) ? ImportKind::EnvLines : ImportKind::Unknown;
}

QString importKindName(ImportKind kind)
{
    switch (kind) {
    case ImportKind::VastaiCommand:
        return Texts::tr("A “vastai” command");
    case ImportKind::CurlCommand:
        return Texts::tr("A curl command");
    case ImportKind::Json:
        return Texts::tr("The JSON of a request");
    case ImportKind::DockerRun:
        return Texts::tr("A “docker run” command");
    case ImportKind::EnvLines:
        return Texts::tr("Environment variables");
    case ImportKind::Link:
        return Texts::tr("A link");
    case ImportKind::Unknown:
        break;
    }
    return Texts::tr("Not understood");
}

ImportResult readAnything(const QString &text)
{
    QList<ImportProblem> notes;
    const ImportKind kind = importKind(text);
    const bool command = kind == ImportKind::VastaiCommand || kind == ImportKind::CurlCommand
        || kind == ImportKind::DockerRun;
    ImportResult result = readKind(kind, command ? withPosixContinuation(text, notes) : text);
    result.kind = kind;
    result.notes = notes + result.notes;
    return result;
}

}
