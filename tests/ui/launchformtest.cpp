// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/launchform.h"

#include "launch/launchdraft.h"
#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/forms/fieldrow.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/issuelines.h"
#include "ui/widgets/optionalspinbox.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include <memory>

namespace berth::test {

class LaunchFormTest : public TestCase
{
    Q_OBJECT

    struct Harness
    {
        explicit Harness(QSize size = {640, 600})
            : form(&draft)
        {
            form.resize(size);
            form.show();
            form.activateWindow();
            [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&form);
        }
        template <typename T = QWidget> T *part(const char *name)
        {
            return form.findChild<T *>(QString::fromLatin1(name));
        }

        LaunchDraft draft;
        LaunchForm form;
    };

    // Every stop that Tab makes, from the first to the first again.
    static QList<QWidget *> tabStops(LaunchForm &form)
    {
        QList<QWidget *> stops;
        form.section(FieldGroup::Image)->header()->setFocus();
        for (int i = 0; i < 500; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (!now || stops.contains(now))
                break;
            stops << now;
            // In a script Tab writes a tab, and Ctrl+Tab goes on.
            const bool writes = now->objectName() == field(FieldId::Onstart).name();
            QTest::keyClick(now, Qt::Key_Tab, writes ? Qt::ControlModifier : Qt::NoModifier);
        }
        return stops;
    }
    static QString spokenName(const QWidget *widget)
    {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        return face ? face->text(QAccessible::Name) : QString();
    }
    static int top(const LaunchForm &form, const QWidget *widget)
    {
        return widget->mapTo(form.widget(), QPoint()).y();
    }

private Q_SLOTS:
    void groupsOpenAsTheyShould()
    {
        Harness h;
        for (const FieldGroup group : fieldGroups()) {
            const bool closed = group == FieldGroup::Volume || group == FieldGroup::Advanced;
            QCOMPARE(h.form.section(group)->isExpanded(), !closed);
        }
    }

    void openGroupsAreFilledAfterTheFirstPaint()
    {
        Harness h;
        QTRY_VERIFY(h.form.row(FieldId::Onstart));
        QVERIFY(h.form.row(FieldId::Env));
        QVERIFY(!h.form.row(FieldId::User));
        QTest::mouseClick(h.form.section(FieldGroup::Advanced)->header(), Qt::LeftButton);
        QVERIFY(h.form.row(FieldId::User));
    }

    void everyFieldHasItsWidget()
    {
        Harness h;
        h.form.build();
        for (const Field &f : catalogue())
            QVERIFY2(h.form.findChild<QWidget *>(f.name()), f.key);
    }

    void typingReachesTheDraftAndComesBack()
    {
        Harness h;
        QTest::keyClicks(h.part("image"), QStringLiteral("ubuntu:22.04"));
        QCOMPARE(h.draft.fields().text(FieldId::Image), QStringLiteral("ubuntu:22.04"));
        h.draft.set(FieldId::Image, QStringLiteral("debian:12"));
        QCOMPARE(h.part<QLineEdit>("image")->text(), QStringLiteral("debian:12"));
        h.draft.replace(RequestFields());
        QVERIFY(h.part<QLineEdit>("image")->text().isEmpty());
    }

    void groupsOpenWhenSomethingInThemIsSet()
    {
        Harness h;
        RequestFields fields;
        fields.set(FieldId::User, QStringLiteral("app"));
        h.draft.replace(fields);
        QVERIFY(h.form.section(FieldGroup::Advanced)->isExpanded());
        QVERIFY(!h.form.section(FieldGroup::Volume)->isExpanded());
        QCOMPARE(h.part<QLineEdit>("user")->text(), QStringLiteral("app"));
        QVERIFY(h.form.section(FieldGroup::Advanced)->header()->accessibleDescription().contains(u'1'));
    }

    void relevanceFollowsTheDraft()
    {
        Harness h;
        QVERIFY(!h.form.row(FieldId::JupyterDir)->isVisible());
        h.draft.set(FieldId::Runtype, QStringLiteral("jupyter_direct"));
        QVERIFY(h.form.row(FieldId::JupyterDir)->isVisible());
        QVERIFY(!h.part("price")->isEnabled());
        h.draft.set(FieldId::RentalType, QStringLiteral("interruptible"));
        QVERIFY(h.part("price")->isEnabled());
    }

    void issuesStandBesideTheirField()
    {
        Harness h;
        h.draft.set(FieldId::Disk, 2.0);
        const auto *lines = h.form.row(FieldId::Disk)->findChild<IssueLines *>();
        QVERIFY(lines->isVisible());
        h.draft.set(FieldId::Disk, 20.0);
        QVERIFY(!lines->isVisible());
    }

    void focusFieldFindsEveryField_data()
    {
        QTest::addColumn<int>("id");
        for (const Field &f : catalogue())
            QTest::newRow(f.key) << int(f.id);
    }

    // In a form that is small, closed and scrolled away.
    void focusFieldFindsEveryField()
    {
        QFETCH(int, id);
        Harness h({560, 320});
        const auto fieldId = static_cast<FieldId>(id);
        h.form.section(FieldGroup::Image)->header()->setFocus();
        h.form.focusField(fieldId);
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused);
        FieldRow *row = h.form.row(fieldId);
        QVERIFY2(row->isAncestorOf(focused), qPrintable(focused->objectName()));
        QVERIFY(!focused->visibleRegion().isEmpty());
    }

    // A problem of a field that is not shown, such as a volume's, can be reached too.
    void focusIssue()
    {
        Harness h;
        h.draft.set(FieldId::VolumeCreateNew, true);
        const Issues issues = h.draft.issues();
        const auto found = std::find_if(issues.cbegin(), issues.cend(), [](const Issue &issue) {
            return issue.fields.value(0, FieldId::Image) == FieldId::VolumeMountPath;
        });
        QVERIFY(found != issues.cend());
        h.form.focusIssue(*found);
        QCOMPARE(QApplication::focusWidget(), h.part("volume_info.mount_path"));
    }

    void everyStopHasANameAndItsPlace()
    {
        Harness h({640, 2400});
        h.draft.set(FieldId::Image, QStringLiteral("ubuntu"));
        h.draft.set(FieldId::Runtype, QStringLiteral("jupyter_direct"));
        h.draft.set(FieldId::RentalType, QStringLiteral("interruptible"));
        h.draft.set(FieldId::VolumeCreateNew, true);
        h.draft.set(FieldId::User, QStringLiteral("app"));
        // Opened in an order that isn't the form's.
        h.form.section(FieldGroup::Advanced)->setExpanded(true);
        h.form.build();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QList<QWidget *> stops = tabStops(h.form);
        QVERIFY2(stops.size() > 40, qPrintable(QString::number(stops.size())));
        const QWidget *previousRow = nullptr;
        int previousTop = -1;
        for (const QWidget *stop : stops) {
            QVERIFY2(!spokenName(stop).isEmpty(),
                qPrintable(stop->objectName() + u' ' + QLatin1String(stop->metaObject()->className())));
            QVERIFY2(!stop->objectName().isEmpty(), stop->metaObject()->className());
            const QWidget *row = stop;
            while (row && !qobject_cast<const FieldRow *>(row) && !qobject_cast<const SectionHeader *>(row))
                row = row->parentWidget();
            QVERIFY(row);
            if (row == previousRow)
                continue;
            QVERIFY2(top(h.form, row) > previousTop, qPrintable(stop->objectName()));
            previousTop = top(h.form, row);
            previousRow = row;
        }
        // Nothing that takes the focus is left out.
        for (const Field &f : catalogue()) {
            const QWidget *widget = h.form.findChild<QWidget *>(f.name());
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
                QVERIFY2(stops.contains(widget), f.key);
        }
    }

    void everyFocusableWidgetHasAName()
    {
        Harness h;
        h.form.build();
        for (const QWidget *widget : h.form.widget()->findChildren<QWidget *>()) {
            const bool inner = widget->focusProxy()
                || qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                || qobject_cast<QComboBox *>(widget->parentWidget());
            if (inner || widget->isWindow() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            if (widget->window() != &h.form || !widget->isVisibleTo(&h.form))
                continue;
            QVERIFY2(!spokenName(widget).isEmpty(),
                qPrintable(widget->objectName() + u' ' + QLatin1String(widget->metaObject()->className())));
        }
    }

    void altKeysAreUnique()
    {
        Harness h;
        h.form.build();
        QStringList keys;
        for (const QLabel *label : h.form.findChildren<QLabel *>()) {
            const QKeySequence key = QKeySequence::mnemonic(label->text());
            if (label->buddy() && !key.isEmpty())
                keys << key.toString();
        }
        for (const FieldGroup group : fieldGroups()) {
            const QKeySequence key = h.form.section(group)->header()->shortcut();
            if (!key.isEmpty())
                keys << key.toString();
        }
        QVERIFY(keys.size() > 20);
        const qsizetype all = keys.size();
        keys.removeDuplicates();
        QCOMPARE(keys.size(), all);
    }

    void wheelScrollsPastFields()
    {
        Harness h({640, 300});
        h.draft.set(FieldId::Disk, 20.0);
        h.form.section(FieldGroup::Image)->header()->setFocus();
        h.form.ensureWidgetVisible(h.part("disk"));
        h.form.verticalScrollBar()->setValue(h.form.verticalScrollBar()->value() + 10);
        const int before = h.form.verticalScrollBar()->value();
        wheelUp(h.part("disk"));
        wheelUp(h.part("rental_type"));
        QCOMPARE(h.draft.fields().value(FieldId::Disk), FieldValue(20.0));
        QVERIFY(!h.draft.fields().isSet(FieldId::RentalType));
        QVERIFY(h.form.verticalScrollBar()->value() < before);
    }

    void fitsItsWidth()
    {
        Harness h({500, 600});
        RequestFields fields;
        fields.set(FieldId::Runtype, QStringLiteral("args"));
        fields.set(FieldId::RentalType, QStringLiteral("interruptible"));
        fields.set(FieldId::VolumeCreateNew, true);
        h.draft.replace(fields);
        h.form.build();
        for (const FieldGroup group : fieldGroups())
            h.form.section(group)->setExpanded(true);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (const FieldGroup group : fieldGroups()) {
            const int width = h.form.section(group)->minimumSizeHint().width();
            QVERIFY2(width <= 480, qPrintable(groupLabel(group) + QString::number(width)));
        }
    }

    void offersLowestBidStartsTheSteps()
    {
        Harness h;
        h.draft.set(FieldId::RentalType, QStringLiteral("interruptible"));
        Offer offer;
        offer.id = 5;
        offer.minBid = Money::fromMicro(200000);
        h.draft.setOffer(offer);
        QTest::keyClick(h.part("price"), Qt::Key_Up);
        QCOMPARE(h.draft.fields().value(FieldId::Price), FieldValue(Money::fromMicro(200000)));
    }
};

BERTH_TEST(LaunchFormTest)

}

#include "launchformtest.moc"
