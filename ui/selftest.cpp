// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QImage>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QPluginLoader>
#include <QScreen>
#include <QStyle>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SelfTest)
};

constexpr std::chrono::seconds handshakePatience{15};

// Whether a letter in this font leaves ink.
bool draws(const QFont &font)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.setFont(font);
        painter.setPen(Qt::black);
        painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("B"));
    }
    const QImage blank = [&image] {
        QImage white(image.size(), image.format());
        white.fill(Qt::white);
        return white;
    }();
    return image != blank;
}

QJsonArray textsOf(const QList<QByteArray> &list)
{
    QJsonArray array;
    for (const QByteArray &one : list)
        array << QString::fromLatin1(one);
    return array;
}

// Files in the plugin folders by kind, as "platforms": ["qxcb", …].
QJsonObject pluginFiles()
{
    QJsonObject found;
    for (const char *kind : {"platforms", "styles", "tls", "sqldrivers", "imageformats", "iconengines"}) {
        QStringList names;
        for (const QString &folder : QCoreApplication::libraryPaths()) {
            const QDir dir(folder + u'/' + QLatin1String(kind));
            for (const QFileInfo &file : dir.entryInfoList(QDir::Files)) {
                if (QLibrary::isLibrary(file.fileName()))
                    names << file.baseName();
            }
        }
        names.removeDuplicates();
        found.insert(QLatin1String(kind), QJsonArray::fromStringList(names));
    }
    return found;
}

SelfCheck checkDatabaseInScratch()
{
    const QTemporaryDir scratch;
    if (!scratch.isValid())
        return SelfCheck::failed(QStringLiteral("database"), scratch.errorString());
    return checkDatabase(scratch.path());
}

}

void prepareForNoWindow(int argc, char **argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    constexpr std::string_view without[]{"--self-test", "--help", "-h", "--version"};
    bool noWindow = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        for (const std::string_view one : without)
            noWindow = noWindow || argument.substr(0, argument.find('=')) == one;
    }
    if (noWindow && !qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
#endif
}

SelfCheck checkPlatform()
{
    const QString name = QStringLiteral("platform");
    const QJsonObject facts{
        {QStringLiteral("platform"), QGuiApplication::platformName()},
        {QStringLiteral("system_style"), QApplication::style() ? QApplication::style()->name() : QString()},
        {QStringLiteral("plugins"), pluginFiles()},
    };
    if (QGuiApplication::platformName().isEmpty())
        return SelfCheck::failed(name, Words::tr("Qt has no platform to draw windows on."), facts);
    return SelfCheck::passed(name, facts);
}

SelfCheck checkScreens()
{
    QJsonArray screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens << QJsonObject{
            {QStringLiteral("name"), screen->name()},
            {QStringLiteral("width"), screen->size().width()},
            {QStringLiteral("height"), screen->size().height()},
            {QStringLiteral("scale"), screen->devicePixelRatio()},
            {QStringLiteral("dpi"), screen->logicalDotsPerInch()},
        };
    const QJsonObject facts{{QStringLiteral("screens"), screens}};
    if (screens.isEmpty())
        return SelfCheck::failed(QStringLiteral("screens"), Words::tr("There is no screen."), facts);
    return SelfCheck::passed(QStringLiteral("screens"), facts);
}

SelfCheck checkFonts()
{
    const QFont usual = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QJsonObject facts{
        {QStringLiteral("families"), QFontDatabase::families().size()},
        {QStringLiteral("usual"), QFontInfo(usual).family()},
        {QStringLiteral("fixed"), QFontInfo(fixed).family()},
        {QStringLiteral("is_fixed"), QFontInfo(fixed).fixedPitch()},
    };
    if (QFontDatabase::families().isEmpty() || !draws(usual) || !draws(fixed))
        return SelfCheck::failed(
            QStringLiteral("fonts"), Words::tr("There is no font that can be drawn."), facts);
    return SelfCheck::passed(QStringLiteral("fonts"), facts);
}

SelfCheck checkImages()
{
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    const QJsonObject facts{{QStringLiteral("formats"), textsOf(formats)}};
    if (!formats.contains("png"))
        return SelfCheck::failed(QStringLiteral("images"), Words::tr("Qt cannot read PNG."), facts);
    return SelfCheck::passed(QStringLiteral("images"), facts);
}

SelfTestReport runSelfTest(const QUrl &handshakeUrl, const PracticeMarket &market, const VaultProbe &vault)
{
    return {{checkSystem(), checkPlatform(), checkScreens(), checkFonts(), checkImages(), checkTls(),
        checkHandshake(handshakeUrl, handshakePatience), checkDatabaseInScratch(), checkVault(vault),
        checkLaunch(market)}};
}

Expected<int, QString> writeSelfTest(const SelfTestReport &report, const QString &file)
{
    const QByteArray text = QJsonDocument(report.toJson()).toJson();
    QFile out(file);
    const bool opened
        = file == QLatin1String("-") ? out.open(stdout, QFile::WriteOnly) : out.open(QFile::WriteOnly);
    if (!opened || out.write(text) != text.size() || !out.flush())
        return fail(Words::tr("%1 can't be written: %2").arg(file, out.errorString()));
    return report.exitCode();
}

}
