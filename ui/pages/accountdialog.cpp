// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountdialog.h"

#include "store/accounts.h"
#include "store/settings.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace berth {

AccountDialog::AccountDialog(Accounts &accounts, const QString &renamed, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_renamed(renamed)
    , m_name(new QLineEdit(renamed, this))
    , m_url(new QLineEdit(Settings::defaultBaseUrl().toString(), this))
    , m_problem(new QLabel(this))
{
    const bool isNew = renamed.isEmpty();
    setObjectName(QStringLiteral("accountDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isNew ? tr("Add an account") : tr("Rename “%1”").arg(renamed));
    m_name->setObjectName(QStringLiteral("accountDialog.name"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("a word for yourself, such as work"));
    m_name->selectAll();
    m_url->setObjectName(QStringLiteral("accountDialog.url"));
    m_url->setAccessibleName(tr("Base URL"));
    m_problem->setObjectName(QStringLiteral("accountDialog.problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setTextTone(m_problem, Tone::Error);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(isNew ? tr("&Add") : tr("&Rename"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(QStringLiteral("accountDialog.ok"));
    m_ok->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("accountDialog.cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &AccountDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);

    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    if (isNew)
        form->addRow(tr("Base &URL"), m_url);
    else
        m_url->hide();
    form->addRow(m_problem);
    form->addRow(buttons);
    setMinimumWidth(420);
    m_name->setFocus();
}

void AccountDialog::accept()
{
    const QString name = m_name->text().trimmed();
    if (m_renamed.isEmpty()) {
        const auto done
            = m_accounts.add({name, QUrl(m_url->text().trimmed(), QUrl::StrictMode), KeyUse::Vault});
        if (!done)
            return complain(done.error());
        Q_EMIT added(name);
        return QDialog::accept();
    }
    m_ok->setEnabled(false); // the keyring may let us wait
    m_accounts.rename(m_renamed, name, this, [this](const Expected<void, VaultError> &done) {
        m_ok->setEnabled(true);
        if (!done)
            return complain(done.error().message);
        QDialog::accept();
    });
}

void AccountDialog::complain(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
    m_name->setFocus();
}

}
