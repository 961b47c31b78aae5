// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/linkdialog.h"

#include "launch/launchdraft.h"
#include "support/testcase.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace berth;

class LinkDialogTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWouldChange();
    void aPresetReplacesTheForm();
    void whatCannotBeOpened_data();
    void whatCannotBeOpened();
    void whatIsSoAlready();
    void theTemplateIsPutInOneWay();
};

namespace {

QStringList rows(const LinkDialog &dialog)
{
    const auto *list = dialog.findChild<QTreeWidget *>(QStringLiteral("link.changes"));
    QStringList all;
    for (int i = 0; list && i < list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem &item = *list->topLevelItem(i);
        all << item.text(0) + u'|' + item.text(1) + u'|' + item.text(2);
    }
    return all;
}

struct LinkBench
{
    LinkBench()
        : presets(state.path())
    {
        QSignalSpy loaded(&presets, &PresetLibrary::loaded);
        presets.start();
        if (!loaded.wait())
            qFatal("the presets are not read");
    }
    QTemporaryDir state;
    LaunchDraft draft;
    PresetLibrary presets;
};

}

void LinkDialogTest::showsWhatWouldChange()
{
    LinkBench bench;
    bench.draft.set(FieldId::Image, QStringLiteral("mine"));
    bench.draft.setOfferId(5);
    LinkDialog dialog(QStringLiteral("berth:rent?offer=7&template=99"), bench.draft, bench.presets, nullptr);
    QCOMPARE(rows(dialog).size(), 2);
    QCOMPARE(rows(dialog).first(), QStringLiteral("Offer|#5|#7"));
    QVERIFY(rows(dialog).last().endsWith(QLatin1String("left alone|99")));
    QCOMPARE(bench.draft.offerId(), 5); // nothing has changed
    QVERIFY(dialog.presetFile().isEmpty());
}

void LinkDialogTest::aPresetReplacesTheForm()
{
    LinkBench bench;
    bench.draft.set(FieldId::Label, QStringLiteral("mine"));
    LinkDialog dialog(
        QStringLiteral("berth:preset/plain%20ssh?offer=7"), bench.draft, bench.presets, nullptr);
    QCOMPARE(dialog.presetFile(), QStringLiteral("builtin:ssh"));
    const QStringList all = rows(dialog);
    QVERIFY(all.contains(QStringLiteral("Label|mine|left alone")));
    QVERIFY(all.contains(QStringLiteral("Offer|left alone|#7")));
    QVERIFY(all.first().startsWith(QLatin1String("Preset|")));
}

void LinkDialogTest::whatCannotBeOpened_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("berth:preset/nobody%20has%20this") << QStringLiteral("nobody has this");
    QTest::newRow("berth:preset/%2Fetc%2Fpasswd") << QStringLiteral("/etc/passwd"); // a name, never a path
    QTest::newRow("berth:launch/5") << QStringLiteral("launch");
    QTest::newRow("berth:rent?offer=5&onstart=x") << QStringLiteral("onstart");
}

void LinkDialogTest::whatCannotBeOpened()
{
    QFETCH(QString, says);
    LinkBench bench;
    LinkDialog dialog(QString::fromUtf8(QTest::currentDataTag()), bench.draft, bench.presets, nullptr);
    const auto *summary = dialog.findChild<QLabel *>(QStringLiteral("link.summary"));
    QVERIFY2(summary->text().contains(says), qPrintable(summary->text()));
    QVERIFY(!dialog.findChild<QPushButton *>(QStringLiteral("link.fill")));
    QVERIFY(rows(dialog).isEmpty());
}

void LinkDialogTest::whatIsSoAlready()
{
    LinkBench bench;
    bench.draft.setOfferId(7);
    LinkDialog dialog(QStringLiteral("berth:offer/7"), bench.draft, bench.presets, nullptr);
    QVERIFY(!dialog.findChild<QPushButton *>(QStringLiteral("link.fill")));
}

void LinkDialogTest::theTemplateIsPutInOneWay()
{
    const QString hash = QStringLiteral("661d064bbda1f2a133816b6d55da07c3");
    RequestFields fields;
    fields.set(FieldId::TemplateId, qint64(5));
    setLinkTemplate(fields, {});
    QVERIFY(fields.isSet(FieldId::TemplateId));
    setLinkTemplate(fields, {0, hash});
    QVERIFY(!fields.isSet(FieldId::TemplateId));
    QCOMPARE(fields.text(FieldId::TemplateHash), hash);
}

BERTH_TEST(LinkDialogTest)
#include "linkdialogtest.moc"
