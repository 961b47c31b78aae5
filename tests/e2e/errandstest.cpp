// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errands.h"

#include "e2e/window.h"
#include "store/builtinpresets.h"
#include "store/preset.h"
#include "support/testcase.h"
#include "ui/pages/rentpage.h"

#include <QApplication>
#include <QFile>
#include <QFileOpenEvent>
#include <QMessageBox>
#include <QSignalSpy>

using namespace berth;
using test::Window;

// What a later start, a link or the system asks of a window that is open.
class ErrandsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void presetAndOffer();
    void unsavedChangesAreAskedAbout();
    void aCommandIsShownFirst();
    void filesByWhatIsInThem();
    void aLinkFillsTheFormOnlyWhenAsked();
    void aLinkWithAPreset();
    void oneAfterTheOther();
    void nothingChangesBehindAQuestion();
    void bySystemEvent();
};

namespace {

struct ErrandsBench
{
    ErrandsBench()
    {
        errands->watch(QCoreApplication::instance());
        errands->start();
    }
    Window berth;
    Errands *errands = new Errands(berth.window(), berth.engine().services());
};

Errand errand(QString Errand::*part, const QString &text)
{
    Errand one;
    one.*part = text;
    return one;
}

}

void ErrandsTest::presetAndOffer()
{
    ErrandsBench bench;
    QTest::keyClick(&bench.berth.window(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(!bench.berth.isShown("image"));
    bench.errands->takeHandedOver({}); // a bare second start leaves the page as it is
    QVERIFY(!bench.berth.isShown("image"));
    Errand one = errand(&Errand::preset, QStringLiteral("plain SSH"));
    one.offerId = 7;
    one.activation = QStringLiteral("token");
    bench.errands->takeHandedOver(one);
    QTRY_COMPARE(bench.berth.draft().fields(), builtInPreset(QStringLiteral("builtin:ssh"))->fields);
    QCOMPARE(bench.berth.draft().offerId(), 7);
    QVERIFY(bench.berth.isShown("image"));
    QVERIFY(qEnvironmentVariableIsEmpty("XDG_ACTIVATION_TOKEN"));
}

void ErrandsTest::unsavedChangesAreAskedAbout()
{
    ErrandsBench bench;
    bench.berth.type("image", QStringLiteral("mine"));
    bench.errands->takeHandedOver(errand(&Errand::preset, QStringLiteral("plain SSH")));
    bench.berth.click("preset.unsaved.cancel");
    QCOMPARE(bench.berth.draft().fields().text(FieldId::Image), QStringLiteral("mine"));
}

void ErrandsTest::aCommandIsShownFirst()
{
    ErrandsBench bench;
    bench.errands->takeHandedOver(
        errand(&Errand::text, QStringLiteral("vastai create instance 7 --image ubuntu:22.04")));
    QTRY_VERIFY(bench.berth.isShown("paste.apply"));
    QCOMPARE(bench.berth.draft().offerId(), 0);
    bench.berth.click("paste.apply");
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    QCOMPARE(bench.berth.draft().fields().text(FieldId::Image), QStringLiteral("ubuntu:22.04"));
    bench.errands->take(errand(&Errand::text, QStringLiteral("https://cloud.vast.ai/?template_id=99")));
    bench.berth.click("paste.apply");
    QTRY_COMPARE(*bench.berth.draft().fields().get<qint64>(FieldId::TemplateId), 99);
}

void ErrandsTest::filesByWhatIsInThem()
{
    ErrandsBench bench;
    QTemporaryDir dir;
    const auto write = [&dir](const char *name, const QByteArray &bytes) {
        QFile file(dir.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write %s", name);
        return file.fileName();
    };
    Preset preset;
    preset.name = QStringLiteral("shared");
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:24.04"));
    bench.errands->take(errand(&Errand::file, write("renamed.json", presetToJson(preset))));
    QTRY_COMPARE(bench.berth.draft().fields(), preset.fields);
    bench.errands->take(errand(&Errand::file, write("run.sh", "vastai create instance 8 --image x\n")));
    bench.berth.click("paste.apply");
    QTRY_COMPARE(bench.berth.draft().offerId(), 8);
    for (const QByteArray &bytes : {QByteArray("\x7f"
                                               "ELF\0",
                                        5),
             QByteArray(2 << 20, 'a')}) {
        bench.errands->take(errand(&Errand::file, write("odd", bytes)));
        QTRY_VERIFY(bench.berth.isShown("errand.problem"));
        bench.berth.find<QMessageBox>("errand.problem")->close();
        QTRY_VERIFY(!bench.berth.isShown("errand.problem"));
    }
    bench.errands->take(errand(&Errand::file, dir.filePath(QStringLiteral("gone"))));
    QTRY_VERIFY(bench.berth.isShown("errand.problem"));
}

void ErrandsTest::aLinkFillsTheFormOnlyWhenAsked()
{
    ErrandsBench bench;
    bench.berth.type("image", QStringLiteral("mine"));
    const Errand link = errand(&Errand::link, QStringLiteral("berth:rent?offer=7&template=99"));
    bench.errands->takeHandedOver(link);
    bench.berth.click("link.cancel");
    QCOMPARE(bench.berth.draft().offerId(), 0);
    bench.errands->takeHandedOver(link);
    bench.berth.click("link.fill");
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    QCOMPARE(*bench.berth.draft().fields().get<qint64>(FieldId::TemplateId), 99);
    QCOMPARE(bench.berth.draft().fields().text(FieldId::Image), QStringLiteral("mine"));
    QVERIFY(bench.berth.sandbox().creates().isEmpty());
}

void ErrandsTest::aLinkWithAPreset()
{
    ErrandsBench bench;
    bench.berth.type("image", QStringLiteral("mine"));
    bench.errands->takeHandedOver(
        errand(&Errand::link, QStringLiteral("berth:preset/Plain%20SSH?template=99&offer=7")));
    bench.berth.click("link.fill");
    QCOMPARE(bench.berth.draft().offerId(), 0); // the rest waits for the answer
    bench.berth.click("preset.unsaved.discard");
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    RequestFields wanted = builtInPreset(QStringLiteral("builtin:ssh"))->fields;
    wanted.set(FieldId::TemplateId, qint64(99));
    QCOMPARE(bench.berth.draft().fields(), wanted);
}

void ErrandsTest::oneAfterTheOther()
{
    ErrandsBench bench;
    for (const char *link : {"berth:offer/7", "berth:offer/8", "berth:nonsense"})
        bench.errands->takeHandedOver(errand(&Errand::link, QString::fromLatin1(link)));
    bench.berth.click("link.fill");
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    bench.berth.click("link.fill");
    QTRY_COMPARE(bench.berth.draft().offerId(), 8);
    bench.berth.click("link.cancel");
    QTRY_VERIFY(!bench.berth.isShown("link"));
}

void ErrandsTest::nothingChangesBehindAQuestion()
{
    ErrandsBench bench;
    bench.berth.type("image", QStringLiteral("ubuntu:22.04"));
    bench.berth.takeOffer(bench.berth.sandbox().anyOffer());
    bench.berth.click("rent");
    QTRY_VERIFY(bench.berth.isShown("confirm.rent"));
    Errand other;
    other.offerId = 7;
    bench.errands->takeHandedOver(other);
    QTest::qWait(50);
    QCOMPARE(bench.berth.draft().offerId(), bench.berth.sandbox().anyOffer());
    QTest::keyClick(bench.berth.find("confirm.rent")->window(), Qt::Key_Escape);
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    QVERIFY(bench.berth.sandbox().creates().isEmpty());
}

void ErrandsTest::bySystemEvent()
{
    ErrandsBench bench;
    QFileOpenEvent link(QUrl(QStringLiteral("berth:offer/7")));
    QVERIFY(QCoreApplication::sendEvent(QCoreApplication::instance(), &link));
    bench.berth.click("link.fill");
    QTRY_COMPARE(bench.berth.draft().offerId(), 7);
    QTemporaryDir dir;
    Preset preset;
    preset.name = QStringLiteral("shared");
    preset.fields.set(FieldId::Image, QStringLiteral("ubuntu:24.04"));
    const QString path = dir.filePath(QStringLiteral("shared.berth.json"));
    QVERIFY(writePresetFile(path, preset));
    QFileOpenEvent file(path);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &file);
    QTRY_COMPARE(bench.berth.draft().fields(), preset.fields);
}

BERTH_TEST(ErrandsTest)
#include "errandstest.moc"
