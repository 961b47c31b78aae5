// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vaultchain.h"

#include <QFile>
#include <QPointer>

namespace berth {
namespace {

// Nothing is kept under it; the answer to a read is what matters.
const QString probeKey = QStringLiteral("probe");

}

VaultChain::VaultChain(
    std::unique_ptr<Vault> keyring, const QString &stateDir, bool fileAllowed, QObject *parent)
    : QObject(parent)
    , m_keyring(std::move(keyring))
    , m_filePath(FileVault::pathIn(stateDir))
    , m_file(stateDir)
    , m_fileAllowed(fileAllowed)
{
}

QString VaultChain::words() const
{
    switch (m_place) {
    case VaultPlace::Unknown:
        return tr("The system's keyring has not been asked yet.");
    case VaultPlace::Keyring:
        return m_keyringError
            ? tr("Secrets are in %1, but: %2").arg(m_keyring->description(), m_keyringError->message)
            : tr("Secrets are kept in %1.").arg(m_keyring->description());
    case VaultPlace::Memory:
        return m_keyringError ? tr("Secrets are kept until the program ends. %1").arg(m_keyringError->message)
                              : tr("Secrets are kept until the program ends, as you chose.");
    case VaultPlace::File:
        return m_keyringError ? tr("Secrets are kept in %1, as you allowed. %2")
                                    .arg(m_file.description(), m_keyringError->message)
                              : tr("Secrets are kept in %1, as you allowed.").arg(m_file.description());
    }
    Q_UNREACHABLE();
}

void VaultChain::probe()
{
    if (m_probing)
        return;
    m_probing = true;
    m_keyring->read(probeKey, this, [this](const Expected<Secret, VaultError> &answer) {
        m_probing = false;
        const bool works = answer || answer.error().kind == VaultProblem::NotFound;
        m_keyringError = works ? std::nullopt : std::optional(answer.error());
        if (works || answer.error().kind != VaultProblem::NoBackend)
            settle(VaultPlace::Keyring); // a locked one is still the place; memory would hide what is in it
        else
            settle(m_fileAllowed ? VaultPlace::File : VaultPlace::Memory);
    });
}

void VaultChain::settle(VaultPlace place)
{
    m_place = place;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &one : waiting)
        one();
    Q_EMIT placeChanged();
}

void VaultChain::allowFile()
{
    m_fileAllowed = true;
    if (m_place != VaultPlace::Memory)
        return;
    const QHash<QString, Secret> held = m_memory.all();
    for (auto it = held.constBegin(); it != held.constEnd(); ++it) {
        m_file.write(
            it.key(), it.value(), this, [this, key = it.key()](const Expected<void, VaultError> &done) {
                if (done) // else it stays where it is
                    m_memory.remove(key, this, [](const auto &) {});
            });
    }
    settle(VaultPlace::File);
}

void VaultChain::forbidFile()
{
    m_fileAllowed = false;
    const auto held = m_file.all();
    if (held) {
        for (auto it = held->constBegin(); it != held->constEnd(); ++it)
            m_memory.write(it.key(), Secret(it->toString()), this, [](const auto &) {});
    }
    QFile::remove(m_filePath);
    if (m_place == VaultPlace::File)
        settle(VaultPlace::Memory);
}

void VaultChain::useMemory()
{
    settle(VaultPlace::Memory);
}

void VaultChain::whenSettled(QObject *context, std::function<void()> then)
{
    if (m_place != VaultPlace::Unknown) {
        then();
        return;
    }
    m_waiting << [context = QPointer<QObject>(context), then = std::move(then)] {
        if (context)
            then();
    };
    probe();
}

Vault &VaultChain::inUse()
{
    if (m_place == VaultPlace::Keyring)
        return *m_keyring;
    return m_place == VaultPlace::File ? static_cast<Vault &>(m_file) : m_memory;
}

QString VaultChain::description() const
{
    if (m_place == VaultPlace::File)
        return m_file.description();
    return m_place == VaultPlace::Memory ? m_memory.description() : m_keyring->description();
}

void VaultChain::read(const QString &key, QObject *context, Got then)
{
    whenSettled(context, [=, this] {
        // What was put elsewhere while the keyring was away is found there.
        const auto elsewhere = [=, this](const Expected<Secret, VaultError> &answer) {
            const bool absent = !answer && answer.error().kind == VaultProblem::NotFound;
            if (absent && m_place != VaultPlace::Memory && m_memory.all().contains(key))
                m_memory.read(key, context, then);
            else if (absent && m_place == VaultPlace::Keyring && m_fileAllowed)
                m_file.read(key, context, then);
            else
                then(answer);
        };
        inUse().read(key, context, elsewhere);
    });
}

void VaultChain::write(const QString &key, const Secret &value, QObject *context, Done then)
{
    whenSettled(context, [=, this] {
        inUse().write(key, value, context, [=, this](const Expected<void, VaultError> &done) {
            if (done || done.error().kind != VaultProblem::NoBackend || m_place != VaultPlace::Keyring)
                return then(done);
            // A keyring that can be read but has nowhere to write: one that was never set up.
            m_keyringError = done.error();
            settle(m_fileAllowed ? VaultPlace::File : VaultPlace::Memory);
            inUse().write(key, value, context, then);
        });
    });
}

void VaultChain::remove(const QString &key, QObject *context, Done then)
{
    whenSettled(context, [=, this] {
        // Nothing may be left anywhere.
        m_memory.remove(key, this, [](const auto &) {});
        if (m_fileAllowed && m_place == VaultPlace::Keyring)
            m_file.remove(key, this, [](const auto &) {});
        inUse().remove(key, context, then);
    });
}

}
