// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/options.h"

#include "core/shellwords.h"
#include "core/version.h"
#include "ui/argument.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(berth)
};

Expected<QUrl, QString> readUrl(const QString &option, const EnvironmentLookup &environment)
{
    QString text = option;
    if (text.isEmpty())
        text = environment("BERTH_API_URL");
    if (text.isEmpty())
        return QUrl();
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return fail(
            Words::tr("--api-url: “%1” is no address; write it as https://console.vast.ai.").arg(text));
    return url;
}

constexpr const char *withValue[]
    = {"offer", "preset", "state-dir", "api-url", "api-key-file", "rehearse", "self-test", "self-test-url"};

bool takesNext(const QString &word)
{
    return std::any_of(std::begin(withValue), std::end(withValue),
        [&word](const char *name) { return word == QLatin1String("--") + QLatin1String(name); });
}

// A command of the official client may stand there as it is typed; all that follows is a part of it.
QStringList beforeCommand(const QStringList &arguments, QString &command)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("vastai") && !takesNext(arguments[i - 1])) {
            command = joinShellWords(arguments.mid(i));
            return arguments.mid(0, i);
        }
    }
    return arguments;
}

// A file is named by its whole path, for whoever opens it may stand in another folder.
QString presetOption(const QString &option)
{
    const bool isPath = option.contains(u'/') || option.contains(u'\\');
    const QFileInfo file(option);
    return isPath || file.isFile() ? file.absoluteFilePath() : option;
}

Expected<Errand, QString> readErrand(const QCommandLineParser &parser, const QString &command)
{
    Errand errand;
    errand.preset = presetOption(parser.value(QStringLiteral("preset")));
    errand.directory = QDir::currentPath();
    QStringList words = parser.positionalArguments();
    if (!command.isEmpty())
        words << command;
    if (words.size() > 1 || (!words.isEmpty() && !errand.preset.isEmpty()))
        return fail(
            Words::tr("One preset, file, command or link can be opened at a time; “%1” is one too many.")
                .arg(words.last()));
    if (!words.isEmpty()) {
        if (const auto taken = takeArgument(errand, words.first(), errand.directory); !taken)
            return fail(taken.error());
    }
    if (parser.isSet(QStringLiteral("offer"))) {
        bool number = false;
        const QString text = parser.value(QStringLiteral("offer"));
        errand.offerId = text.toLongLong(&number);
        if (!number || errand.offerId <= 0)
            return fail(Words::tr("--offer: “%1” is no offer's number.").arg(text));
    }
    return errand;
}

}

Expected<WindowOptions, QString> readWindowOptions(
    const QStringList &arguments, const EnvironmentLookup &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Rents GPU instances on Vast.ai."));
    parser.addPositionalArgument(QStringLiteral("WHAT"),
        Words::tr("A preset's file, a file or text that can be pasted, such as a “vastai create instance …” "
                  "command or a link to a template, or a berth: link."),
        QStringLiteral("[FILE|COMMAND|LINK]"));
    parser.addOptions({
        {QStringLiteral("sandbox"),
            Words::tr("Open on the built-in sandbox: nothing leaves this computer, nothing is billed.")},
        {QStringLiteral("offer"), Words::tr("Begin with this offer."), QStringLiteral("ID")},
        {QStringLiteral("preset"), Words::tr("Begin with this preset; its file alone does the same."),
            QStringLiteral("NAME|FILE")},
        {QStringLiteral("state-dir"), Words::tr("Folder for settings and the unfinished form."),
            QStringLiteral("DIR")},
        {QStringLiteral("api-url"), Words::tr("Address of the API."), QStringLiteral("URL")},
        {QStringLiteral("api-key-file"), Words::tr("File that holds the API key; else VAST_API_KEY."),
            QStringLiteral("FILE")},
        {QStringLiteral("quit-after-first-paint"),
            Words::tr("End after the first frame, to measure the start.")},
        {QStringLiteral("rehearse"),
            Words::tr("Drive one launch in the sandbox by keys and mouse, print its contract, leave a "
                      "picture, end."),
            QStringLiteral("PICTURE.png")},
        {QStringLiteral("self-test"),
            Words::tr("Check this installation without a window, write what was found as JSON, end. “-” is "
                      "standard output."),
            QStringLiteral("FILE")},
        {QStringLiteral("self-test-url"),
            Words::tr("With --self-test: make a TLS handshake with this https address too."),
            QStringLiteral("URL")},
        {{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this text.")},
        {QStringLiteral("version"), Words::tr("Show the version.")},
    });
    QString command;
    if (!parser.parse(beforeCommand(arguments, command)))
        return fail(parser.errorText());
    WindowOptions options;
    if (parser.isSet(QStringLiteral("version"))) {
        options.answer = QStringLiteral("berth %1").arg(QLatin1String(version));
        return options;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        options.answer = parser.helpText().trimmed();
        return options;
    }
    auto errand = readErrand(parser, command);
    if (!errand)
        return fail(errand.error());
    options.errand = *errand;
    const auto url = readUrl(parser.value(QStringLiteral("api-url")), environment);
    if (!url)
        return fail(url.error());
    options.apiUrl = *url;
    options.rehearseTo = parser.value(QStringLiteral("rehearse"));
    options.selfTestTo = parser.value(QStringLiteral("self-test"));
    if (parser.isSet(QStringLiteral("self-test")) && options.selfTestTo.isEmpty())
        return fail(Words::tr("--self-test needs the name of a file, or “-”."));
    if (parser.isSet(QStringLiteral("self-test-url"))) {
        options.selfTestUrl = QUrl(parser.value(QStringLiteral("self-test-url")), QUrl::StrictMode);
        if (options.selfTestTo.isEmpty() || options.selfTestUrl.scheme() != QLatin1String("https")
            || options.selfTestUrl.host().isEmpty())
            return fail(Words::tr("--self-test-url needs an https address, and --self-test."));
    }
    options.sandbox = parser.isSet(QStringLiteral("sandbox")) || !options.rehearseTo.isEmpty();
    options.stateDir = parser.value(QStringLiteral("state-dir"));
    options.keyFile = parser.value(QStringLiteral("api-key-file"));
    options.quitAfterFirstPaint = parser.isSet(QStringLiteral("quit-after-first-paint"));
    options.mayHandOver = !options.sandbox && !parser.isSet(QStringLiteral("api-url"))
        && options.keyFile.isEmpty() && !options.quitAfterFirstPaint;
    return options;
}

}
