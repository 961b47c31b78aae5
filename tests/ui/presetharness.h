// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vaultsupport.h"
#include "ui/engine.h"

#include <QComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

namespace berth {
class PresetBar;
class PresetDesk;
}

namespace berth::test {

// A preset of a person's own, its file, and images that it can have.
inline const QString mine = QStringLiteral("mine");
inline const QString mineFile = QStringLiteral("mine.berth.json");
inline const QString imageOne = QStringLiteral("image:1");
inline const QString imageTwo = QStringLiteral("image:2");

// What outlives a run of the program: the state folder and the keyring.
struct PresetPlaces
{
    QTemporaryDir dir;
    QTemporaryDir elsewhere; // what lies outside the state folder
    FakeKeyring keyring;

    [[nodiscard]] QString path(const QString &file) const;
    [[nodiscard]] QString outside(const QString &file) const { return elsewhere.filePath(file); }
    [[nodiscard]] QByteArray read(const QString &file) const; // in the presets' folder
    // As another program does it: the whole file anew.
    void write(const QString &file, const QByteArray &bytes) const;
    void write(const QString &file, const Preset &preset) const { write(file, presetToJson(preset)); }
    [[nodiscard]] QString held(const Preset &preset, const char *path) const; // in the keyring
};

[[nodiscard]] Preset presetOf(const QString &name, const QString &image);
[[nodiscard]] Preset presetWithSecret(const QString &name); // HF_TOKEN, with imageOne

// The presets' bar in a window of its own, worked by keys and mouse. As a later run finds it where `places`
// were in use before.
class PresetHarness
{
public:
    explicit PresetHarness(PresetPlaces &places, const RequestFields &form = {});
    ~PresetHarness();

    [[nodiscard]] QWidget &window() { return *m_window; }
    [[nodiscard]] PresetBar &bar() { return *m_bar; }
    [[nodiscard]] PresetDesk &desk();
    [[nodiscard]] LaunchDraft &draft() { return m_engine.draft(); }
    [[nodiscard]] PresetLibrary &library() { return m_engine.services().presets; }
    [[nodiscard]] VaultChain &vault() { return m_engine.services().vault; }
    [[nodiscard]] QComboBox &combo();
    [[nodiscard]] QStringList lines(); // of the list, in its order
    [[nodiscard]] QString image() { return draft().fields().text(FieldId::Image); }
    void setImage(const QString &image) { draft().set(FieldId::Image, image); }
    void setSecret(const QString &name, const QString &value);
    [[nodiscard]] QString secret(const QString &name);

    // The visible widget of this name in any window; fails the test where there is none within some seconds.
    [[nodiscard]] QWidget *find(const char *name) const;
    [[nodiscard]] bool isShown(const char *name) const;
    [[nodiscard]] QString text(const char *label) const;
    [[nodiscard]] QString notice() const; // empty: there is none

    void click(const char *name);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const char *name, const QString &text);
    // Opens the menu with the mouse and clicks on the action; with keys and presses its letter.
    void menuByMouse(const char *action);
    void menuByKeys(Qt::Key letter);
    [[nodiscard]] bool isInMenu(const char *action); // and enabled
    // Types a part of a name and presses Enter; opens the list and clicks on the line.
    void chooseByKeys(const QString &part);
    void chooseByMouse(const QString &part);
    // Save as, to the end.
    void saveAs(const QString &name);

private:
    Engine m_engine;
    std::unique_ptr<QWidget> m_window;
    PresetBar *m_bar;
};

}
