// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/sshkeydialog.h"

#include "launch/accountwatch.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace berth {

SshKeyDialog::SshKeyDialog(AccountWatch &watch, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_folder(folder)
    , m_keys(new QListWidget)
    , m_found(new QLabel)
    , m_pasted(new QLineEdit)
    , m_problem(new QLabel)
{
    setObjectName(QStringLiteral("sshKey"));
    setWindowTitle(tr("Add an SSH key"));
    auto *words
        = new QLabel(tr("The public key goes to your account at Vast.ai and to the instances that it has "
                        "now. The private key stays where it is."));
    words->setWordWrap(true);
    m_found->setObjectName(QStringLiteral("sshKey.found"));
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setText(tr("Looking into %1…").arg(QDir::toNativeSeparators(folder)));
    m_found->setBuddy(m_keys);
    m_keys->setObjectName(QStringLiteral("sshKey.list"));
    m_keys->setAccessibleName(tr("Public keys of this computer"));
    m_keys->setMinimumHeight(90);
    m_keys->hide();
    m_pasted->setObjectName(QStringLiteral("sshKey.text"));
    m_pasted->setAccessibleName(tr("Public key"));
    m_pasted->setPlaceholderText(tr("ssh-ed25519 AAAA… you@computer"));
    auto *pasteLabel = new QLabel(tr("Or &paste a public key"));
    pasteLabel->setBuddy(m_pasted);
    m_problem->setObjectName(QStringLiteral("sshKey.problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setTextTone(m_problem, Tone::Error);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox;
    m_add = buttons->addButton(tr("&Add to the account"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("sshKey.add"));
    m_add->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("sshKey.cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SshKeyDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_pasted, &QLineEdit::textChanged, this, &SshKeyDialog::update);
    connect(m_keys, &QListWidget::currentRowChanged, this, &SshKeyDialog::update);
    connect(&m_watch, &AccountWatch::sshKeyAdded, this, &QDialog::accept);
    connect(&m_watch, &AccountWatch::sshKeyRefused, this, [this](const QString &why) {
        m_problem->setText(tr("The key was not added. %1").arg(why));
        m_problem->show();
        update();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(m_found);
    layout->addWidget(m_keys, 1);
    layout->addWidget(pasteLabel);
    layout->addWidget(m_pasted);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(460, sizeHint().height());
    m_pasted->setFocus();
    update();
    readFolder();
}

// On another thread: a home may lie on a network that sleeps.
void SshKeyDialog::readFolder()
{
    QThreadPool::globalInstance()->start([folder = m_folder, dialog = QPointer<SshKeyDialog>(this)] {
        const QList<LocalKey> keys = publicKeysIn(folder);
        // The pointer is only looked at on the window's thread.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [dialog, keys] {
                if (dialog)
                    dialog->showKeys(keys);
            },
            Qt::QueuedConnection);
    });
}

void SshKeyDialog::showKeys(const QList<LocalKey> &keys)
{
    m_local = keys;
    const QString folder = QDir::toNativeSeparators(m_folder);
    m_found->setText(keys.isEmpty()
            ? tr("No public key lies in %1. Make one with ssh-keygen, or paste one.").arg(folder)
            : tr("Public &keys in %1").arg(folder));
    for (const LocalKey &key : keys) {
        const QString comment = key.text.section(u' ', 2);
        auto *item = new QListWidgetItem(
            comment.isEmpty() ? key.file : QStringLiteral("%1 · %2").arg(key.file, comment), m_keys);
        item->setToolTip(key.text);
    }
    m_keys->setVisible(!keys.isEmpty());
    if (!keys.isEmpty() && m_pasted->text().isEmpty()) {
        m_keys->setCurrentRow(0);
        m_keys->setFocus();
    }
    update();
}

QString SshKeyDialog::chosen() const
{
    const QString pasted = m_pasted->text().trimmed();
    if (!pasted.isEmpty())
        return isPublicKey(pasted) ? pasted : QString();
    return m_local.value(m_keys->currentRow()).text;
}

void SshKeyDialog::update()
{
    const QString pasted = m_pasted->text().trimmed();
    if (!pasted.isEmpty() && chosen().isEmpty()) {
        m_problem->setText(
            tr("This is not a public SSH key. It is one line that begins with ssh-ed25519 or the like."));
        m_problem->show();
    } else if (sender() == m_pasted) {
        m_problem->hide();
    }
    m_add->setEnabled(!chosen().isEmpty() && !m_watch.isAdding());
}

void SshKeyDialog::add()
{
    if (chosen().isEmpty() || m_watch.isAdding())
        return;
    m_problem->hide();
    m_watch.addSshKey(chosen());
    update();
}

}
