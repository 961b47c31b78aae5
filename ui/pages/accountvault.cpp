// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountvault.h"

#include "store/vaultchain.h"
#include "ui/history/askdialog.h"
#include "ui/session.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

AccountVault::AccountVault(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_words(new QLabel(this))
{
    m_words->setObjectName(QStringLiteral("vault.words"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto *line = new QHBoxLayout;
    m_file = addButton(line, "vault.file", tr("Keep them in a &file only you can read…"));
    m_noFile = addButton(line, "vault.noFile", tr("&Delete the file, keep them for this run"));
    m_runOnly = addButton(line, "vault.runOnly", tr("For this &run only"));
    m_again = addButton(line, "vault.again", tr("Ask the keyrin&g again"));
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words);
    layout->addLayout(line);

    connect(m_file, &QPushButton::clicked, this, &AccountVault::askForFile);
    connect(m_noFile, &QPushButton::clicked, this, [this] { m_services.vault.forbidFile(); });
    connect(m_runOnly, &QPushButton::clicked, this, [this] { m_services.vault.useMemory(); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_services.vault.probe(); });
    connect(&m_services.vault, &VaultChain::placeChanged, this, &AccountVault::onPlaceChanged);
    connect(&m_services.session, &Session::accountChanged, this, &AccountVault::refresh);
    refresh();
}

QPushButton *AccountVault::addButton(QHBoxLayout *line, const char *name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    line->addWidget(button);
    return button;
}

void AccountVault::refresh()
{
    const VaultChain &vault = m_services.vault;
    const bool trouble = vault.keyringError() || m_services.session.keyProblem();
    m_words->setText(vault.words());
    setTextTone(m_words, trouble && vault.place() != VaultPlace::File ? Tone::Warning : Tone::Quiet);
    m_file->setVisible(vault.place() == VaultPlace::Memory);
    m_noFile->setVisible(vault.place() == VaultPlace::File);
    m_runOnly->setVisible(vault.place() == VaultPlace::Keyring && trouble);
    m_again->setVisible(trouble || vault.place() == VaultPlace::Memory);
}

void AccountVault::askForFile()
{
    const QString path = QDir::toNativeSeparators(FileVault::pathIn(m_services.stateDir));
    auto *ask = new AskDialog(QStringLiteral("vaultFile"), tr("Keep secrets in a file?"),
        tr("%1 will hold them as they are, not encrypted. Only you can read it, and whoever can read your "
           "files or your backups.")
            .arg(path),
        tr("&Keep them in the file"), window());
    connect(ask, &QDialog::accepted, this, [this] { m_services.vault.allowFile(); });
    ask->open();
}

// What the vault has refused before is tried again where it is now.
void AccountVault::onPlaceChanged()
{
    Session &session = m_services.session;
    if (session.isUnkept())
        session.keepKey(Secret(session.accountKey().key));
    else if (session.keyProblem())
        session.readKey();
    refresh();
}

}
