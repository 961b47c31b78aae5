// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/filevault.h"
#include "store/memoryvault.h"

#include <QObject>

#include <memory>

namespace berth {

enum class VaultPlace : quint8 {
    Unknown, // not asked yet
    Keyring,
    Memory, // no keyring answers, and a person has not said yes to a file
    File, // a person has
};

// The vault that is in use: the keyring where one answers, else memory, or a file after an explicit yes. What
// comes before the keyring has answered for the first time waits for that.
class VaultChain final : public QObject, public Vault
{
    Q_OBJECT

public:
    // `fileAllowed` is what a person has said before.
    VaultChain(
        std::unique_ptr<Vault> keyring, const QString &stateDir, bool fileAllowed, QObject *parent = nullptr);

    [[nodiscard]] VaultPlace place() const { return m_place; }
    // In a sentence for a person: where secrets go, and why there.
    [[nodiscard]] QString words() const;
    // What the keyring said last, when that was no answer.
    [[nodiscard]] const std::optional<VaultError> &keyringError() const { return m_keyringError; }

    // Asks the keyring, also a second time, after a person has unlocked it or set it up.
    void probe();
    // The explicit yes. What memory holds goes into the file.
    void allowFile();
    // Takes it back: the file is deleted, what it held stays in memory.
    void forbidFile();
    [[nodiscard]] bool isFileAllowed() const { return m_fileAllowed; }
    // For this run, whatever the keyring says: a person prefers not to unlock it.
    void useMemory();

    [[nodiscard]] QString description() const override;
    void read(const QString &key, QObject *context, Got then) override;
    void write(const QString &key, const Secret &value, QObject *context, Done then) override;
    void remove(const QString &key, QObject *context, Done then) override;

Q_SIGNALS:
    void placeChanged();

private:
    void settle(VaultPlace place);
    void whenSettled(QObject *context, std::function<void()> then);
    [[nodiscard]] Vault &inUse();

    std::unique_ptr<Vault> m_keyring;
    MemoryVault m_memory;
    QString m_filePath;
    FileVault m_file;
    bool m_fileAllowed;
    bool m_probing = false;
    VaultPlace m_place = VaultPlace::Unknown;
    std::optional<VaultError> m_keyringError;
    QList<std::function<void()>> m_waiting;
};

}
