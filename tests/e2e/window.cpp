// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/window.h"

#include "launch/launchtoken.h"
#include "store/memoryvault.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

namespace berth::test {
namespace {

QWidget *shownIn(QWidget *top, const QString &name)
{
    if (top->objectName() == name && top->isVisible())
        return top;
    for (QWidget *found : top->findChildren<QWidget *>(name)) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

QWidget *shown(const QString &name)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (QWidget *found = top->isVisible() ? shownIn(top, name) : nullptr)
            return found;
    }
    return nullptr;
}

// An open completion list gets the keys, and passes on what is not for it.
QWidget *keyTarget(QWidget *widget)
{
    QWidget *popup = QApplication::activePopupWidget();
    return popup ? popup : widget;
}

// A person scrolls to what they want to click. A closed list or dialog leaves the window active again where
// there is a window manager.
void scrollTo(QWidget *widget)
{
    if (!widget->isActiveWindow() && !QApplication::activePopupWidget()) {
        widget->window()->activateWindow();
        if (!QTest::qWaitForWindowActive(widget->window()))
            qFatal("the window of %s does not become active", qPrintable(widget->objectName()));
    }
    for (QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(up))
            area->ensureWidgetVisible(widget);
    }
    QApplication::processEvents();
}

}

Window::Window(Key key, const SandboxOptions &sandbox)
    : Window(key, std::make_unique<MemoryVault>(), {}, sandbox)
{
}

Window::Window(
    Key key, std::unique_ptr<Vault> keyring, const QString &stateDir, const SandboxOptions &sandbox)
    : m_stateDir(stateDir.isEmpty() ? m_ownDir.path() : stateDir)
    , m_sandboxOptions(sandbox)
{
    m_engine = std::make_unique<Engine>(
        m_stateDir, std::move(keyring), [this] { return reachSandbox(); }, QList<Rehearsable>());
    applyPalette(Appearance::Light);
    if (key == Key::Sandbox && !m_engine->session().enterSandbox())
        qFatal("the sandbox does not start");
    m_window = std::make_unique<MainWindow>(m_engine->services());
    QObject::connect(
        m_window.get(), &MainWindow::firstPainted, m_window.get(), [this] { m_engine->start(); });
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window is not shown");
    QApplication::processEvents();
}

Expected<ApiAccount, QString> Window::reachSandbox()
{
    m_sandbox = std::make_unique<Sandbox>(m_sandboxOptions);
    if (const auto started = m_sandbox->start(); !started)
        return fail(started.error());
    ApiAccount account;
    account.baseUrl = m_sandbox->url();
    account.key = Secret(m_sandbox->key());
    return account;
}

Window::~Window()
{
    m_window.reset(); // before what it uses
}

QWidget *Window::find(const QString &name) const
{
    QWidget *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = shown(name)) != nullptr; }, 5000))
        qFatal("nothing that is seen has the name %s", qPrintable(name));
    return found;
}

bool Window::isShown(const char *name) const
{
    return shown(QString::fromLatin1(name)) != nullptr;
}

QString Window::text(const char *label) const
{
    return find<QLabel>(label)->text();
}

void Window::click(const char *name)
{
    QWidget *widget = find(QString::fromLatin1(name));
    if (!QTest::qWaitFor([widget] { return widget->isEnabled(); }, 5000))
        qFatal("%s is off", name);
    scrollTo(widget);
    QTest::mouseClick(widget, Qt::LeftButton);
}

void Window::type(const char *name, const QString &text)
{
    QWidget *widget = find(QString::fromLatin1(name));
    scrollTo(widget);
    QTest::mouseClick(widget, Qt::LeftButton);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, keyTarget(widget), Qt::Key_unknown, QString(c), Qt::NoModifier);
    QTest::keyClick(keyTarget(widget), Qt::Key_Tab);
}

void Window::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (!QApplication::activeModalWidget() && !QApplication::activePopupWidget())
        m_window->activateWindow(); // which a window system does by itself
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), key, modifiers);
}

void Window::savePresetAs(const QString &name)
{
    press(Qt::Key_S, Qt::ControlModifier);
    type("preset.naming.name", name);
    click("preset.naming.yes");
    QTRY_VERIFY(!isShown("preset.naming"));
}

void Window::choose(const char *name, const QString &words)
{
    auto *combo = find<QComboBox>(name);
    scrollTo(combo);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && !combo->currentText().contains(words); ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    if (!combo->currentText().contains(words))
        qFatal("%s has no entry with “%s”", name, qPrintable(words));
}

void Window::openSection(const char *group)
{
    const QByteArray name = QByteArray("section.") + group;
    auto *header = qobject_cast<QAbstractButton *>(find(QString::fromLatin1(name)));
    if (!header->isChecked())
        click(name.constData());
}

void Window::takeOffer(qint64 id)
{
    type("offer", QString::number(id));
    // As a person does, who wants to see the price.
    (void)QTest::qWaitFor([this] { return draft().offer().has_value(); }, 3000);
}

void Window::rentByMouse()
{
    click("rent");
    click("confirm.rent");
    // The offer is read once more before anything is sent.
    if (!QTest::qWaitFor([this] { return !isShown("confirm.rent"); }))
        qFatal("the confirmation stays open");
}

void Window::waitForOutcome()
{
    (void)find(QStringLiteral("outcome.title"));
}

QJsonObject Window::onlyBody()
{
    const auto creates = m_sandbox->creates();
    if (creates.size() != 1)
        qWarning("%d create calls reached the sandbox", static_cast<int>(creates.size()));
    QJsonObject body
        = creates.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(creates.first().body).object();
    QJsonObject env = body.value(QStringLiteral("env")).toObject();
    if (!isLaunchToken(env.take(QString::fromLatin1(launchTokenVariable)).toString()))
        qWarning("the create call carried no token");
    body.remove(QStringLiteral("env"));
    if (!env.isEmpty())
        body.insert(QStringLiteral("env"), env);
    return body;
}

}
