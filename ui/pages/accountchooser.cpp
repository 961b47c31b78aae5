// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountchooser.h"

#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "store/accounts.h"
#include "ui/history/askdialog.h"
#include "ui/pages/accountdialog.h"
#include "ui/session.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace berth {

AccountChooser::AccountChooser(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_box(new QComboBox(this))
{
    m_box->setObjectName(QStringLiteral("settings.account"));
    m_box->setAccessibleName(tr("Account"));
    new WheelGuard(m_box);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box, 1);
    addButton("settings.addAccount", tr("Add…"), &AccountChooser::add);
    addButton("settings.renameAccount", tr("Rena&me…"), &AccountChooser::rename);
    m_remove = addButton("settings.removeAccount", tr("Remo&ve…"), &AccountChooser::askToRemove);

    connect(m_box, &QComboBox::currentIndexChanged, this, [this] { switchTo(m_box->currentText()); });
    connect(&m_services.accounts, &Accounts::changed, this, &AccountChooser::refresh);
    refresh();
}

QPushButton *AccountChooser::addButton(const char *name, const QString &text, void (AccountChooser::*slot)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void AccountChooser::refresh()
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    for (const Account &account : m_services.accounts.all())
        m_box->addItem(account.name);
    m_box->setCurrentText(m_services.accounts.current().name);
    m_remove->setEnabled(m_box->count() > 1);
}

bool AccountChooser::refuse()
{
    if (!m_services.controller.isBusy())
        return false;
    refresh();
    Q_EMIT told(tr("A launch is under way; wait for its answer first."), false);
    return true;
}

void AccountChooser::switchTo(const QString &name)
{
    const Account before = m_services.accounts.current();
    if (name == before.name || refuse())
        return;
    const auto done = m_services.accounts.setCurrent(name);
    if (!done) {
        refresh();
        Q_EMIT told(done.error(), false);
        return;
    }
    if (m_services.accounts.current().baseUrl != before.baseUrl)
        m_services.draft.setOfferId(0); // the offer belongs to the other market
    Q_EMIT switched();
}

void AccountChooser::add()
{
    if (refuse())
        return;
    auto *dialog = new AccountDialog(m_services.accounts, {}, window());
    connect(dialog, &AccountDialog::added, this, &AccountChooser::switchTo);
    dialog->open();
}

void AccountChooser::rename()
{
    if (refuse())
        return;
    auto *dialog = new AccountDialog(m_services.accounts, m_box->currentText(), window());
    dialog->open();
}

void AccountChooser::askToRemove()
{
    if (refuse())
        return;
    const QString name = m_box->currentText();
    auto *ask = new AskDialog(QStringLiteral("removeAccount"), tr("Remove the account “%1”?").arg(name),
        tr("Its key is taken out of the vault, too. At Vast.ai nothing changes: instances run on and are "
           "billed."),
        tr("&Remove"), window());
    connect(ask, &QDialog::accepted, this, [this, name] { remove(name); });
    ask->open();
}

void AccountChooser::remove(const QString &name)
{
    if (refuse())
        return;
    const QUrl before = m_services.accounts.current().baseUrl;
    m_services.accounts.remove(name, this, [this, before](const Expected<void, VaultError> &done) {
        if (!done) {
            Q_EMIT told(done.error().message, false);
            return;
        }
        if (m_services.accounts.current().baseUrl != before)
            m_services.draft.setOfferId(0);
        Q_EMIT switched();
    });
}

}
