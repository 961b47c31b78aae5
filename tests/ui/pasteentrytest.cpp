// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pasteentry.h"

#include "launch/launchdraft.h"
#include "support/testcase.h"
#include "ui/dialogs/pastedialog.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;

class PasteEntryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void byKeysFromTheClipboard();
    void cancelChangesNothing();
    void textThatIsDropped();
    void filesAreLeftToOthers();
    void namedFilesAreLookedForInTheDirectory();

private:
    static PasteDialog *dialogOf(PasteEntry &entry) { return entry.findChild<PasteDialog *>(); }
};

namespace {

const char command[] = "vastai create instance 4242 --image ubuntu:22.04 --disk 32 --env '-e A=b'";

bool drop(QWidget &target, const QMimeData &data)
{
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&target, &enter);
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    QCoreApplication::sendEvent(&target, &event);
    return event.isAccepted();
}

}

void PasteEntryTest::byKeysFromTheClipboard()
{
    LaunchDraft draft;
    draft.set(FieldId::Label, QStringLiteral("mine"));
    QWidget window;
    PasteEntry entry(draft, &window);
    QSignalSpy applied(&entry, &PasteEntry::applied);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QGuiApplication::clipboard()->setText(QString::fromLatin1(command));
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    PasteDialog *dialog = dialogOf(entry);
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->plan().changesAnything());
    auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("paste.apply"));
    QVERIFY(apply && apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QTRY_COMPARE(applied.size(), 1);
    QCOMPARE(draft.fields().text(FieldId::Image), QStringLiteral("ubuntu:22.04"));
    QCOMPARE(draft.fields().text(FieldId::Label), QStringLiteral("mine")); // what is not named stays
    QCOMPARE(draft.offerId(), 4242);
}

void PasteEntryTest::cancelChangesNothing()
{
    LaunchDraft draft;
    QWidget window;
    PasteEntry entry(draft, &window);
    entry.paste(QString::fromLatin1(command));
    QVERIFY(dialogOf(entry));
    dialogOf(entry)->reject();
    QTRY_VERIFY(!dialogOf(entry));
    QCOMPARE(draft.fields(), RequestFields());
    QCOMPARE(draft.offerId(), 0);
}

void PasteEntryTest::textThatIsDropped()
{
    LaunchDraft draft;
    QWidget window;
    PasteEntry entry(draft, &window);
    entry.acceptDropsOn(&window);
    QMimeData data;
    data.setText(QString::fromLatin1(command));
    QVERIFY(drop(window, data));
    QVERIFY(dialogOf(entry));
}

void PasteEntryTest::filesAreLeftToOthers()
{
    LaunchDraft draft;
    QWidget window;
    PasteEntry entry(draft, &window);
    entry.acceptDropsOn(&window);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x.berth.json"))});
    QVERIFY(!drop(window, data));
    QVERIFY(!dialogOf(entry));
}

void PasteEntryTest::namedFilesAreLookedForInTheDirectory()
{
    LaunchDraft draft;
    QWidget window;
    PasteEntry entry(draft, &window);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("start.sh")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("echo hi") == 7);
    file.close();
    entry.paste(QStringLiteral("vastai create instance 5 --onstart start.sh"), folder.path());
    auto *read = dialogOf(entry)->findChild<QPushButton *>(QStringLiteral("paste.readScript"));
    QVERIFY(read);
    read->click();
    QCOMPARE(dialogOf(entry)->plan().result.text(FieldId::Onstart), QStringLiteral("echo hi"));
}

BERTH_TEST(PasteEntryTest)
#include "pasteentrytest.moc"
