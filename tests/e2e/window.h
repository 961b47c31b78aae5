// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"
#include "ui/engine.h"
#include "ui/mainwindow.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace berth::test {

// Berth as main.cpp makes it, on a sandbox of its own, with the hands of a person: every action is a key or a
// mouse event to a widget that is seen and enabled.
class Window
{
public:
    enum class Key { Sandbox, None };
    explicit Window(Key key = Key::Sandbox, const SandboxOptions &sandbox = {});
    // As a later run finds it: with this keyring and what is in this folder.
    Window(
        Key key, std::unique_ptr<Vault> keyring, const QString &stateDir, const SandboxOptions &sandbox = {});
    ~Window();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] Sandbox &sandbox() { return *m_sandbox; }
    [[nodiscard]] LaunchDraft &draft() { return m_engine->draft(); }
    [[nodiscard]] Settings &settings() { return m_engine->settings(); }
    [[nodiscard]] JournalService &journal() { return m_engine->journal(); }
    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] QString stateDir() const { return m_stateDir; }

    // The visible widget of this object name in any window; fails the test where there is none.
    [[nodiscard]] QWidget *find(const QString &name) const;
    template <typename T = QWidget> [[nodiscard]] T *find(const char *name) const
    {
        return qobject_cast<T *>(find(QString::fromLatin1(name)));
    }
    [[nodiscard]] bool isShown(const char *name) const;
    [[nodiscard]] QString text(const char *label) const;

    void click(const char *name);
    // Clicks into the line, replaces what is there, and leaves it.
    void type(const char *name, const QString &text);
    // A shortcut, once the window is the active one: a dialog that has just closed gives that back a little
    // later.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers);
    void savePresetAs(const QString &name); // by keys, to the end
    // Opens a combo box by keys and chooses the entry that has these words.
    void choose(const char *combo, const QString &words);
    void openSection(const char *group);
    void takeOffer(qint64 id); // types its number
    // Rent, confirmation, and the wait for the outcome's card.
    void rentByMouse();
    void waitForOutcome();

    // The body of the only create call that reached the sandbox, without the launch token (which must be
    // there).
    [[nodiscard]] QJsonObject onlyBody();

private:
    Expected<ApiAccount, QString> reachSandbox();

    QTemporaryDir m_ownDir;
    QString m_stateDir;
    SandboxOptions m_sandboxOptions;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
};

}
