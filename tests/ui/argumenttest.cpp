// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/argument.h"

#include "support/testcase.h"
#include "ui/options.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

using namespace berth;

class ArgumentTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void filesCommandsAndLinks();
    void byTheSystem();
    void onTheCommandLine();
    void theClientsCommandAsItIsTyped();
    void refused_data();
    void refused();
    void whoHandsOver_data();
    void whoHandsOver();
};

namespace {

Expected<WindowOptions, QString> options(const QStringList &words, const EnvironmentLookup &environment = {})
{
    const EnvironmentLookup none = [](const char *) { return QString(); };
    return readWindowOptions(QStringList{QStringLiteral("berth")} + words, environment ? environment : none);
}

Errand withPreset(const QString &preset)
{
    Errand errand;
    errand.preset = preset;
    return errand;
}

void touch(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("can't write %s", qPrintable(path));
}

}

void ArgumentTest::filesCommandsAndLinks()
{
    const QTemporaryDir dir;
    const QString preset = dir.filePath(QStringLiteral("a b.berth.json"));
    const QString env = dir.filePath(QStringLiteral(".env"));
    touch(preset);
    touch(env);
    const auto read = [&dir](const QString &word) {
        Errand errand;
        return takeArgument(errand, word, dir.path()) ? errand : withPreset(QStringLiteral("refused"));
    };
    QCOMPARE(read(QStringLiteral("a b.berth.json")), withPreset(preset));
    QCOMPARE(read(preset), withPreset(preset));
    QCOMPARE(
        read(QUrl::fromLocalFile(preset).toString(QUrl::FullyEncoded)), withPreset(preset)); // as %u gives it
    QCOMPARE(read(QStringLiteral(".env")).file, env);
    const QString command = QStringLiteral("vastai create instance 5 --image a");
    QCOMPARE(read(command).text, command);
    const QString link = QStringLiteral("https://cloud.vast.ai/?template_id=99");
    QCOMPARE(read(link).text, link);
    QCOMPARE(read(QStringLiteral("berth:offer/5")).link, QStringLiteral("berth:offer/5"));
    QCOMPARE(
        read(QStringLiteral("berth:nonsense")).link, QStringLiteral("berth:nonsense")); // the window says why
    QCOMPARE(read(QStringLiteral("none.berth.json")).preset, QStringLiteral("refused"));
    QCOMPARE(read(QString()).preset, QStringLiteral("refused"));
}

void ArgumentTest::byTheSystem()
{
    const QTemporaryDir dir;
    const QString preset = dir.filePath(QStringLiteral("a b.berth.json"));
    touch(preset);
    QCOMPARE(errandFor(QUrl::fromLocalFile(preset))->preset, preset);
    QCOMPARE(
        errandFor(QUrl(QStringLiteral("berth:preset/a%20b")))->link, QStringLiteral("berth:preset/a%20b"));
    QVERIFY(!errandFor(QUrl::fromLocalFile(dir.filePath(QStringLiteral("gone")))));
}

void ArgumentTest::onTheCommandLine()
{
    const auto read = options({QStringLiteral("--offer"), QStringLiteral("5"), QStringLiteral("--preset"),
        QStringLiteral("PyTorch development")});
    QVERIFY(read);
    QCOMPARE(read->errand.offerId, 5);
    QCOMPARE(read->errand.preset, QStringLiteral("PyTorch development"));
    QCOMPARE(read->errand.directory, QDir::currentPath());
    const auto path = options({QStringLiteral("--preset"), QStringLiteral("./x.berth.json")});
    QCOMPARE(path->errand.preset, QDir::current().filePath(QStringLiteral("x.berth.json")));
}

void ArgumentTest::theClientsCommandAsItIsTyped()
{
    const auto read = options(
        {QStringLiteral("--offer"), QStringLiteral("7"), QStringLiteral("vastai"), QStringLiteral("create"),
            QStringLiteral("instance"), QStringLiteral("5"), QStringLiteral("--image"), QStringLiteral("a"),
            QStringLiteral("--env"), QStringLiteral("-e A='b c'"), QStringLiteral("--help")});
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QCOMPARE(read->errand.offerId, 7);
    QVERIFY(read->answer.isEmpty()); // that --help is not for Berth
    QCOMPARE(read->errand.text,
        QStringLiteral("vastai create instance 5 --image a --env '-e A='\\''b c'\\''' --help"));
    // A preset may be called so.
    QCOMPARE(options({QStringLiteral("--preset"), QStringLiteral("vastai")})->errand.preset,
        QStringLiteral("vastai"));
}

void ArgumentTest::refused_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words) { QTest::newRow(name) << words; };
    row("nothing known", {QStringLiteral("hello")});
    row("two", {QStringLiteral("berth:offer/5"), QStringLiteral("berth:offer/6")});
    row("preset and link",
        {QStringLiteral("--preset"), QStringLiteral("a"), QStringLiteral("berth:offer/6")});
    row("offer", {QStringLiteral("--offer"), QStringLiteral("x")});
    row("another command of the client",
        {QStringLiteral("vastai"), QStringLiteral("destroy"), QStringLiteral("instance"),
            QStringLiteral("5")});
}

void ArgumentTest::refused()
{
    QFETCH(QStringList, words);
    const auto read = options(words);
    QVERIFY(!read);
    QVERIFY(!read.error().isEmpty());
}

void ArgumentTest::whoHandsOver_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("may");
    const auto row
        = [](const char *words, bool may) { QTest::newRow(words) << QString::fromLatin1(words) << may; };
    row("", true);
    row("--offer 5", true);
    row("--state-dir /tmp/x", true); // to the window of that folder
    row("--sandbox", false);
    row("--rehearse a.png", false);
    row("--quit-after-first-paint", false);
    row("--api-url https://a.example", false);
    row("--api-key-file /tmp/key", false);
}

void ArgumentTest::whoHandsOver()
{
    QFETCH(QString, words);
    QFETCH(bool, may);
    const auto read = options(words.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(read);
    QCOMPARE(read->mayHandOver, may);
    const auto ambient = options({}, [](const char *) { return QStringLiteral("https://a.example"); });
    QVERIFY(ambient && ambient->mayHandOver); // variables are every start's
}

BERTH_TEST(ArgumentTest)
#include "argumenttest.moc"
