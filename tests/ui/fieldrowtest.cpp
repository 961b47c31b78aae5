// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldrow.h"

#include "launch/launchdraft.h"
#include "support/testcase.h"
#include "ui/forms/choiceeditor.h"
#include "ui/forms/numbereditor.h"
#include "ui/forms/texteditor.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/issuelines.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace berth::test {

class FieldRowTest : public TestCase
{
    Q_OBJECT

    // A row in an active window, tied to a draft as the form does it.
    struct Harness
    {
        explicit Harness(FieldId id)
            : row({{id}, {}, false,
                      [id](const FormContext &, QWidget *parent) -> FieldEditor * {
                          if (field(id).kind == FieldKind::Text)
                              return new TextEditor(id, TextEditor::Counter::None, parent);
                          if (field(id).kind == FieldKind::Decimal)
                              return new NumberEditor(id, 1, parent);
                          return new ChoiceEditor(id, parent);
                      }},
                {}, QLatin1String("&") + field(id).label(), 100)
        {
            layout.addWidget(&row);
            row.load(draft.fields());
            QObject::connect(&row, &FieldRow::edited, &draft, &LaunchDraft::set);
            QObject::connect(&draft, &LaunchDraft::fieldChanged, &row, [this] { row.load(draft.fields()); });
            QObject::connect(
                &draft, &LaunchDraft::issuesChanged, &row, [this] { row.showIssues(draft.issues()); });
            window.show();
            window.activateWindow();
            [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
        }
        QToolButton *reset() const
        {
            return row.findChild<QToolButton *>(field(row.fields().first()).name() + QLatin1String(".reset"));
        }
        QString hint() const { return row.findChild<HintLabel *>()->text(); }

        LaunchDraft draft;
        QWidget window;
        QVBoxLayout layout{&window};
        FieldRow row;
    };

private Q_SLOTS:
    void setLooksDifferentFromLeftAlone()
    {
        Harness h(FieldId::Disk);
        QVERIFY(h.reset()->isHidden());
        QVERIFY(!h.row.isSet());
        QCOMPARE(h.hint(), field(FieldId::Disk).unsetMeaning());
        const QImage before = h.row.grab(QRect(0, 0, 4, h.row.height())).toImage();
        h.draft.set(FieldId::Disk, 20.0);
        QVERIFY(!h.reset()->isHidden());
        QVERIFY(h.row.isSet());
        QVERIFY(h.hint() != field(FieldId::Disk).unsetMeaning());
        QVERIFY(h.row.grab(QRect(0, 0, 4, h.row.height())).toImage() != before);
    }

    void oneClickLeavesAlone()
    {
        Harness h(FieldId::Disk);
        h.draft.set(FieldId::Disk, 20.0);
        QTest::mouseClick(h.reset(), Qt::LeftButton);
        QVERIFY(!h.draft.fields().isSet(FieldId::Disk));
        QVERIFY(h.reset()->isHidden());
    }

    void deleteOnTheMarkLeavesAlone()
    {
        Harness h(FieldId::User);
        h.draft.set(FieldId::User, QStringLiteral("app"));
        h.reset()->setFocus();
        QTest::keyClick(h.reset(), Qt::Key_Delete);
        QVERIFY(!h.draft.fields().isSet(FieldId::User));
        // The focus stays with the field.
        QCOMPARE(QApplication::focusWidget(), h.row.findChild<QWidget *>(QStringLiteral("user")));
    }

    void keysInTheFieldLeaveAlone()
    {
        Harness h(FieldId::User);
        h.draft.set(FieldId::User, QStringLiteral("two words"));
        auto *line = h.row.findChild<QLineEdit *>(QStringLiteral("user"));
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!h.draft.fields().isSet(FieldId::User));
        QCOMPARE(line->text(), QString());
    }

    void showsItsOwnIssuesOnly()
    {
        Harness h(FieldId::Disk);
        auto *lines = h.row.findChild<IssueLines *>();
        h.draft.set(FieldId::Disk, 2.0);
        QVERIFY(lines->isVisible());
        QVERIFY(!lines->text().isEmpty());
        h.draft.set(FieldId::Disk, 20.0);
        QVERIFY(!lines->isVisible());
        h.draft.set(FieldId::Label, QString(300, u'x'));
        QVERIFY(hasErrors(h.draft.issues()));
        QVERIFY(!lines->isVisible());
    }

    void hidesWhileItDoesNotMatter()
    {
        Harness h(FieldId::UseJupyterLab);
        QVERIFY(h.row.isHidden());
        h.draft.set(FieldId::Runtype, QStringLiteral("jupyter_proxy"));
        QVERIFY(!h.row.isHidden());
        h.draft.set(FieldId::UseJupyterLab, true);
        h.draft.set(FieldId::Runtype, QStringLiteral("ssh_proxy"));
        QVERIFY(!h.row.isHidden()); // what is set is never hidden
        QTest::mouseClick(h.reset(), Qt::LeftButton);
        QVERIFY(h.row.isHidden());
    }

    void labelLeadsToTheEditor()
    {
        Harness h(FieldId::User);
        h.reset()->setFocus();
        const auto *label = h.row.findChild<QLabel *>();
        QVERIFY(label->buddy());
        label->buddy()->setFocus();
        QCOMPARE(QApplication::focusWidget(), h.row.findChild<QWidget *>(QStringLiteral("user")));
        QVERIFY(label->toolTip().contains(QLatin1String("API")));
        QVERIFY(!label->whatsThis().isEmpty());
    }
};

BERTH_TEST(FieldRowTest)

}

#include "fieldrowtest.moc"
