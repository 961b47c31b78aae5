// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/commandline.h"
#include "interop/curlcommand.h"
#include "interop/envtext.h"
#include "interop/optionreader.h"
#include "interop/requestjson.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace berth {
namespace {

struct Curl
{
    Q_DECLARE_TR_FUNCTIONS(CurlCommand)
};

enum Option : int { Method, Url, Header, Data, RawData, Json, OtherBody, Login, Silent };

constexpr auto one = OptionTakes::One;
constexpr auto nothing = OptionTakes::Nothing;

// Those that matter here, and those that people copy along. How the transfer is made (Silent) is Berth's own
// matter.
constexpr std::array<OptionSpec, 66> specs{{
    {"-X", one, Method},
    {"--request", one, Method},
    {"--url", one, Url},
    {"-H", one, Header},
    {"--header", one, Header},
    {"-d", one, Data},
    {"--data", one, Data},
    {"--data-ascii", one, Data},
    {"--data-binary", one, Data},
    {"--data-raw", one, RawData},
    {"--json", one, Json},
    {"--data-urlencode", one, OtherBody},
    {"-F", one, OtherBody},
    {"--form", one, OtherBody},
    {"--form-string", one, OtherBody},
    {"-T", one, OtherBody},
    {"--upload-file", one, OtherBody},
    {"-G", nothing, OtherBody},
    {"--get", nothing, OtherBody},
    {"-u", one, Login},
    {"--user", one, Login},
    {"--oauth2-bearer", one, Login},
    {"-b", one, Login},
    {"--cookie", one, Login},
    {"-s", nothing, Silent},
    {"--silent", nothing, Silent},
    {"-S", nothing, Silent},
    {"--show-error", nothing, Silent},
    {"-L", nothing, Silent},
    {"--location", nothing, Silent},
    {"-k", nothing, Silent},
    {"--insecure", nothing, Silent},
    {"-v", nothing, Silent},
    {"--verbose", nothing, Silent},
    {"-i", nothing, Silent},
    {"--include", nothing, Silent},
    {"-f", nothing, Silent},
    {"--fail", nothing, Silent},
    {"--fail-with-body", nothing, Silent},
    {"-g", nothing, Silent},
    {"--globoff", nothing, Silent},
    {"-N", nothing, Silent},
    {"--no-buffer", nothing, Silent},
    {"--compressed", nothing, Silent},
    {"--http1.1", nothing, Silent},
    {"--http2", nothing, Silent},
    {"-4", nothing, Silent},
    {"-6", nothing, Silent},
    {"-#", nothing, Silent},
    {"--progress-bar", nothing, Silent},
    {"-o", one, Silent},
    {"--output", one, Silent},
    {"-w", one, Silent},
    {"--write-out", one, Silent},
    {"-A", one, Silent},
    {"--user-agent", one, Silent},
    {"-e", one, Silent},
    {"--referer", one, Silent},
    {"-x", one, Silent},
    {"--proxy", one, Silent},
    {"-m", one, Silent},
    {"--max-time", one, Silent},
    {"--connect-timeout", one, Silent},
    {"--retry", one, Silent},
    {"-D", one, Silent},
    {"--dump-header", one, Silent},
}};

class Reader
{
public:
    explicit Reader(ImportResult &result)
        : m_result(result)
    {
    }

    void run(const ShellCommand &command)
    {
        const OptionLine line
            = readOptions(command.sliced(1), {.specs = specs, .valuesMayBeginWithDash = true});
        m_result.problems << line.problems;
        for (const OptionWord &option : line.options)
            read(option);
        for (const ShellWord &word : line.others)
            readUrl(word.text, word.begin);
        conclude();
    }

private:
    void problem(const OptionWord &option, const QString &text, const QString &reason)
    {
        m_result.problems.append({text, option.position, reason});
    }

    void passOver(const OptionWord &option, const QString &text, const QString &reason)
    {
        m_result.passedOver.append({text, option.position, reason});
    }

    void read(const OptionWord &option)
    {
        switch (Option(option.id)) {
        case Method:
            m_method = option.value;
            break;
        case Url:
            readUrl(option.value, option.position);
            break;
        case Header:
            readHeader(option);
            break;
        case Data:
        case RawData:
        case Json:
            readBody(option);
            break;
        case OtherBody:
            problem(option, option.name, Curl::tr("The body of a create call is JSON, given with -d."));
            break;
        case Login:
            m_result.notes.append({option.name, option.position,
                Curl::tr("Keys and cookies are not taken over. Enter the key in the "
                         "settings.")});
            break;
        case Silent:
            passOver(option, option.name, Curl::tr("This only tells curl how to work."));
            break;
        }
    }

    void readUrl(const QString &url, qsizetype position)
    {
        const qint64 id = offerIdInPath(url);
        if (id == 0) {
            // Without the query, which may hold a key.
            m_result.problems.append(
                {shownEnvText(url.left(url.indexOf(u'?') < 0 ? url.size() : url.indexOf(u'?'))), position,
                    Curl::tr("This is not the address of a create call, …/api/v0/asks/OFFER/.")});
            return;
        }
        if (m_result.offerId != 0)
            m_result.problems.append({QString::number(id), position,
                Curl::tr("A request is for one offer only; the first one was taken.")});
        else
            m_result.offerId = id;
        if (url.contains(QLatin1String("api_key=")))
            m_result.notes.append({QStringLiteral("api_key"), position,
                Curl::tr("Keys and cookies are not taken over. Enter the key in the settings.")});
    }

    void readHeader(const OptionWord &option)
    {
        const QString name = option.value.section(u':', 0, 0).trimmed();
        if (name.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0)
            m_result.notes.append({name, option.position,
                Curl::tr("Keys and cookies are not taken over. Enter the key in the settings.")});
        else if (option.value.startsWith(u'@'))
            problem(
                option, shownEnvText(option.value), Curl::tr("The headers are in a file that is not read."));
        else // the name alone: the value may be a secret
            passOver(
                option, shownEnvText(option.name + u' ' + name), Curl::tr("Berth sends its own headers."));
    }

    void readBody(const OptionWord &option)
    {
        if (option.expands)
            m_result.notes.append({option.name, option.position,
                Curl::tr("A shell would replace what begins with $ or a backquote; here it stays as text.")});
        if (option.id != RawData && option.value.startsWith(u'@'))
            problem(option, shownEnvText(option.value),
                Curl::tr("The body is in a file that is not read here. Open it as JSON."));
        else if (m_body)
            problem(option, option.name, Curl::tr("There is more than one body; the first one was taken."));
        else
            m_body = option;
    }

    void conclude()
    {
        const QString method = !m_method.isEmpty() ? m_method.toUpper() : QStringLiteral("POST");
        if (m_body)
            applyRequestJson(m_body->value, -1, m_result);
        else
            m_result.problems.append({QString(), -1, Curl::tr("The command has no JSON body.")});
        if (m_result.offerId == 0)
            m_result.problems.append({QString(), -1, Curl::tr("The command names no offer.")});
        else if (method != QLatin1String("PUT"))
            m_result.notes.append({shownEnvText(method), -1,
                Curl::tr("An instance is created with PUT; that is what Berth sends.")});
    }

    ImportResult &m_result;
    QString m_method;
    std::optional<OptionWord> m_body;
};

const QLatin1String sudo("sudo");

// By name only: the value of a variable may be a key.
void remarkOnPrefix(const ShellCommand &words, ImportResult &result)
{
    for (const ShellWord &word : words) {
        if (word.text == sudo)
            result.passedOver.append({word.text, word.begin, Curl::tr("This only tells curl how to work.")});
        else
            result.notes.append({word.text.left(word.text.indexOf(u'=')), word.begin,
                Curl::tr("This sets a variable for the command and is not taken over.")});
    }
}

}

ImportResult readCurlCommand(const QString &text)
{
    ImportResult result;
    const auto commands = splitShellCommands(text);
    if (!commands) {
        result.problems.append({QString(), commands.error().position,
            Curl::tr("The command can't be read: %1.").arg(commands.error().message)});
        return result;
    }
    bool done = false;
    for (ShellCommand command : *commands) {
        const QString first = shownEnvText(command.first().text);
        const qsizetype begin = command.first().begin;
        ShellCommand before;
        while (!command.isEmpty() && (isAssignment(command.first()) || command.first().text == sudo))
            before << command.takeFirst();
        if (!done && !command.isEmpty() && programName(command.first().text) == QLatin1String("curl")) {
            done = true;
            remarkOnPrefix(before, result);
            Reader(result).run(command);
        } else {
            result.problems.append({first, begin,
                done ? Curl::tr("Only the first command is read; this one is another.")
                     : Curl::tr("This is no curl command.")});
        }
    }
    if (!done && commands->isEmpty())
        result.problems.append({QString(), -1, Curl::tr("This is no curl command.")});
    return result;
}

}
