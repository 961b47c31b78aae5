// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"
#include "store/draftfile.h"
#include "support/testcase.h"
#include "ui/forms/launchform.h"
#include "ui/pages/rentpage.h"

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLabel>

using namespace berth;
using test::Window;

class WindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyFocusableWidgetHasAName();
    void theSandboxIsUnmistakable();
    void withoutAKeyTheFirstStartLeads();
    void aKeyIsTakenAndChecked();
    void aWrongAddressIsSaid();
    void remembersTheFormButNoSecret();
    void fitsTheSmallestSize();
};

void WindowTest::everyFocusableWidgetHasAName()
{
    Window berth;
    berth.window().rentPage()->form()->build();
    for (const char *group : {"volume", "advanced"})
        berth.openSection(group);
    berth.click("offercard.find");
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    QApplication::processEvents();
    int seen = 0;
    for (const QWidget *widget : berth.window().findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(widget->parentWidget()))
            continue;
        if (widget->focusProxy() || widget->inherits("QComboBoxListView"))
            continue; // another widget speaks for it
        ++seen;
        QAccessibleInterface *accessible
            = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
        QVERIFY2(!name.trimmed().isEmpty(),
            qPrintable(QStringLiteral("%1 “%2” in “%3”")
                           .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                               widget->parentWidget()->objectName())));
    }
    QVERIFY(seen > 40);
}

void WindowTest::theSandboxIsUnmistakable()
{
    Window berth;
    QVERIFY(berth.isShown("sandboxBar"));
    QVERIFY(berth.window().windowTitle().contains(QLatin1String("sandbox")));
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    berth.click("settings.sandbox");
    QVERIFY(!berth.isShown("sandboxBar"));
    QVERIFY(!berth.window().windowTitle().contains(QLatin1String("sandbox")));
}

void WindowTest::withoutAKeyTheFirstStartLeads()
{
    Window berth(Window::Key::None);
    QTRY_VERIFY(berth.isShown("welcome")); // when the vault has answered
    QVERIFY(!berth.find("rent")->isEnabled());
    QVERIFY(berth.text("rent.why").contains(QLatin1String("key")));
    berth.click("welcome.key");
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("settings.key"));
    berth.press(Qt::Key_1, Qt::ControlModifier);
    berth.click("welcome.sandbox");
    QTRY_VERIFY(berth.isShown("sandboxBar"));
    QVERIFY(!berth.isShown("welcome"));
}

void WindowTest::aKeyIsTakenAndChecked()
{
    Window berth; // its sandbox runs on, as another server
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    berth.click("settings.sandbox");
    berth.type("settings.baseUrl", berth.sandbox().url().toString());
    berth.type("settings.key", QStringLiteral("wrong"));
    berth.click("settings.check");
    QTRY_VERIFY(berth.text("settings.checked").contains(QLatin1String("401"))
        || berth.text("settings.checked").contains(QLatin1String("key")));
    QVERIFY(!berth.text("settings.checked").contains(QLatin1String("works")));
    berth.type("settings.key", berth.sandbox().key());
    berth.click("settings.check");
    QTRY_VERIFY(berth.text("settings.checked").contains(QLatin1String("works")));
    QFile file(berth.stateDir() + QStringLiteral("/settings.ini"));
    QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains(berth.sandbox().key().toUtf8()));
}

void WindowTest::aWrongAddressIsSaid()
{
    Window berth(Window::Key::None);
    berth.press(Qt::Key_Comma, Qt::ControlModifier);
    berth.type("settings.baseUrl", QStringLiteral("console.vast.ai"));
    QVERIFY(berth.isShown("settings.baseUrlProblem"));
    QCOMPARE(berth.settings().baseUrl(), Settings::defaultBaseUrl());
}

void WindowTest::remembersTheFormButNoSecret()
{
    Window berth;
    RequestFields fields;
    fields.set(FieldId::Label, QStringLiteral("unfinished"));
    fields.set(
        FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("hf_s3cret"), true)});
    berth.draft().replace(fields);
    berth.window().close();
    const Draft draft = loadDraft(berth.stateDir());
    QCOMPARE(draft.fields.text(FieldId::Label), QStringLiteral("unfinished"));
    QFile file(berth.stateDir() + QStringLiteral("/draft.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hf_s3cret"));
}

void WindowTest::fitsTheSmallestSize()
{
    Window berth;
    berth.window().resize(900, 600);
    QApplication::processEvents();
    QCOMPARE(berth.window().size(), QSize(900, 600));
    const QRect rent
        = berth.find("rent")->rect().translated(berth.find("rent")->mapTo(&berth.window(), QPoint()));
    QVERIFY(berth.window().rect().contains(rent));
}

BERTH_TEST(WindowTest)
#include "windowtest.moc"
