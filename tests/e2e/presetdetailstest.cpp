// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAction>
#include <QDir>
#include <QJsonDocument>
#include <QPlainTextEdit>

using namespace berth;
using test::Window;

// What a preset holds besides the form's fields, and what its price ceiling does.
class PresetDetailsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void rentIsOffAboveTheCeiling();
    void aBrokenQueryIsNotSaved();

private:
    static void prepare(Window &berth);
    static void openDetails(Window &berth);
    static QJsonObject onlyFile(const Window &berth);
};

void PresetDetailsTest::prepare(Window &berth)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.press(Qt::Key_S, Qt::ControlModifier);
    berth.type("preset.naming.name", QStringLiteral("mine"));
    berth.click("preset.naming.yes");
    QTRY_VERIFY(!berth.isShown("preset.naming"));
}

void PresetDetailsTest::openDetails(Window &berth)
{
    berth.window().findChild<QAction *>(QStringLiteral("preset.details"))->trigger();
    QTRY_VERIFY(berth.isShown("preset.details.dialog"));
}

QJsonObject PresetDetailsTest::onlyFile(const Window &berth)
{
    QDir folder(berth.stateDir() + QLatin1String("/presets"));
    const QStringList files = folder.entryList({QStringLiteral("*.berth.json")}, QDir::Files);
    QFile file(folder.filePath(files.value(0)));
    if (files.size() != 1 || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

void PresetDetailsTest::rentIsOffAboveTheCeiling()
{
    Window berth;
    prepare(berth);
    berth.takeOffer(berth.sandbox().anyOffer());
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    QTRY_VERIFY(berth.draft().offer().has_value());
    berth.type("label", QStringLiteral("not saved"));

    openDetails(berth);
    berth.type("preset.details.ceiling", QStringLiteral("0.001"));
    auto *notes = berth.find<QPlainTextEdit>("preset.details.notes");
    notes->setFocus();
    QTest::keyClicks(notes, QStringLiteral("for nights"));
    berth.click("preset.details.save");
    QTRY_VERIFY(!berth.isShown("preset.details.dialog"));
    QVERIFY(!berth.find("rent")->isEnabled());
    QVERIFY2(berth.text("rent.why").contains(QStringLiteral("“mine”")), qPrintable(berth.text("rent.why")));
    const QByteArray file = QJsonDocument(onlyFile(berth)).toJson();
    QVERIFY2(file.contains("0.001") && file.contains("for nights") && !file.contains("not saved"), file);
    QVERIFY(berth.isShown("preset.modified")); // the label is still unsaved

    openDetails(berth);
    berth.type("preset.details.ceiling", QString());
    berth.click("preset.details.save");
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    QVERIFY(!QJsonDocument(onlyFile(berth)).toJson().contains("0.001"));
    QCOMPARE(berth.sandbox().creates().size(), 0);
}

void PresetDetailsTest::aBrokenQueryIsNotSaved()
{
    Window berth;
    prepare(berth);
    openDetails(berth);
    berth.type("preset.details.query", QStringLiteral("num_gpus>="));
    berth.click("preset.details.save");
    QVERIFY(berth.isShown("preset.details.dialog"));
    QVERIFY(berth.text("preset.details.problem").startsWith(QStringLiteral("Offer query:")));
    berth.type("preset.details.query", QStringLiteral("num_gpus>=2"));
    berth.click("preset.details.save");
    QTRY_VERIFY(!berth.isShown("preset.details.dialog"));
    QVERIFY(QJsonDocument(onlyFile(berth)).toJson().contains("num_gpus>=2"));
}

BERTH_TEST(PresetDetailsTest)
#include "presetdetailstest.moc"
