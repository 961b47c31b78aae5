// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/options.h"

#include "core/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

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

// A file is named by its whole path, for whoever opens it may stand in another folder.
Expected<QString, QString> readPreset(const QString &option, const QStringList &files)
{
    if (files.isEmpty()) {
        const bool isPath = option.contains(u'/') || option.contains(u'\\');
        const QFileInfo file(option);
        return isPath || file.isFile() ? file.absoluteFilePath() : option;
    }
    if (files.size() > 1 || !option.isEmpty())
        return fail(Words::tr("One preset can be opened at a time; “%1” is one too many.").arg(files.last()));
    const QFileInfo file(files.first());
    if (!file.isFile())
        return fail(Words::tr("“%1” is neither an option nor a preset's file.").arg(files.first()));
    return file.absoluteFilePath();
}

}

Expected<WindowOptions, QString> readWindowOptions(
    const QStringList &arguments, const EnvironmentLookup &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Rents GPU instances on Vast.ai."));
    parser.addPositionalArgument(
        QStringLiteral("FILE"), Words::tr("A preset's file to begin with."), QStringLiteral("[FILE]"));
    parser.addOptions({
        {QStringLiteral("sandbox"),
            Words::tr("Open on the built-in sandbox: nothing leaves this computer, nothing is billed.")},
        {QStringLiteral("offer"), Words::tr("Begin with this offer."), QStringLiteral("ID")},
        {QStringLiteral("preset"), Words::tr("Begin with this preset; FILE alone does the same."),
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
    if (!parser.parse(arguments))
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
    const auto preset = readPreset(parser.value(QStringLiteral("preset")), parser.positionalArguments());
    if (!preset)
        return fail(preset.error());
    options.preset = *preset;
    if (parser.isSet(QStringLiteral("offer"))) {
        bool number = false;
        options.offerId = parser.value(QStringLiteral("offer")).toLongLong(&number);
        if (!number || options.offerId <= 0)
            return fail(
                Words::tr("--offer: “%1” is no offer's number.").arg(parser.value(QStringLiteral("offer"))));
    }
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
    return options;
}

}
