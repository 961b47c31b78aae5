// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settingspage.h"

#include "api/apicall.h"
#include "api/apiclient.h"
#include "api/showuser.h"
#include "launch/launchcontroller.h"
#include "store/accounts.h"
#include "store/settings.h"
#include "ui/pages/accountchooser.h"
#include "ui/pages/accountvault.h"
#include "ui/pages/limitrows.h"
#include "ui/session.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace berth {
namespace {

QLabel *quiet(const QString &text, QWidget *parent)
{
    // Not wrapped: a form layout would leave gaps for the height it might need.
    auto *label = new QLabel(text, parent);
    setTextTone(label, Tone::Quiet);
    return label;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    label->setFont(bold);
    return label;
}

}

SettingsPage::SettingsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(QStringLiteral("settingsPage"));
    build();
    connect(&m_services.session, &Session::changed, this, &SettingsPage::showSession);
    connect(&m_services.session, &Session::accountChanged, this, &SettingsPage::showSession);
    showSession();
}

void SettingsPage::buildAccount()
{
    m_accounts = new AccountChooser(m_services, this);
    connect(m_accounts, &AccountChooser::told, this, &SettingsPage::tell);
    connect(m_accounts, &AccountChooser::switched, this, &SettingsPage::tellNothing);
    m_key = new SecretEdit(this);
    m_key->setObjectName(QStringLiteral("settings.key"));
    m_key->setAccessibleName(tr("API key"));
    m_key->setPlaceholderText(tr("Paste the key from Vast.ai's keys page"));
    m_keyOrigin = quiet({}, this);
    m_keyOrigin->setObjectName(QStringLiteral("settings.keyOrigin"));
    m_keyOrigin->setWordWrap(true);
    m_keyOrigin->setTextFormat(Qt::PlainText);
    m_check = new QPushButton(tr("&Check key"), this);
    m_check->setObjectName(QStringLiteral("settings.check"));
    m_forget = new QPushButton(tr("F&orget the key"), this);
    m_forget->setObjectName(QStringLiteral("settings.forget"));
    m_checked = new QLabel(this);
    m_checked->setObjectName(QStringLiteral("settings.checked"));
    m_checked->setWordWrap(true);
    m_checked->setTextFormat(Qt::PlainText);
    m_baseUrl = new QLineEdit(this);
    m_baseUrl->setObjectName(QStringLiteral("settings.baseUrl"));
    m_baseUrl->setAccessibleName(tr("Base URL"));
    m_baseUrl->setPlaceholderText(Settings::defaultBaseUrl().toString());
    m_baseUrlProblem = new QLabel(this);
    m_baseUrlProblem->setObjectName(QStringLiteral("settings.baseUrlProblem"));
    m_baseUrlProblem->setWordWrap(true);
    setTextTone(m_baseUrlProblem, Tone::Error);
    m_baseUrlProblem->hide();
    m_checked->hide(); // until there is something to tell

    connect(m_key, &QLineEdit::editingFinished, this, &SettingsPage::takeKey);
    connect(m_check, &QPushButton::clicked, this, &SettingsPage::checkKey);
    connect(m_forget, &QPushButton::clicked, this, &SettingsPage::forgetKey);
    connect(m_baseUrl, &QLineEdit::editingFinished, this, &SettingsPage::takeBaseUrl);
}

void SettingsPage::build()
{
    buildAccount();
    m_timeout = new QSpinBox(this);
    m_timeout->setObjectName(QStringLiteral("settings.timeout"));
    m_timeout->setAccessibleName(tr("Wait for an answer, in seconds"));
    m_timeout->setRange(5, 600);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setValue(static_cast<int>(m_services.settings.timeout().count()));
    m_sandbox = new QPushButton(this);
    m_sandbox->setObjectName(QStringLiteral("settings.sandbox"));
    m_appearance = new QComboBox(this);
    m_appearance->setObjectName(QStringLiteral("settings.appearance"));
    m_appearance->setAccessibleName(tr("Appearance"));
    m_appearance->addItems({tr("Like the system"), tr("Light"), tr("Dark")});
    m_appearance->setCurrentIndex(static_cast<int>(m_services.settings.appearance()));
    m_tokenInLabel = new QCheckBox(tr("Put the launch's mark in the label, too"), this);
    m_tokenInLabel->setObjectName(QStringLiteral("settings.tokenInLabel"));
    m_tokenInLabel->setChecked(m_services.settings.tokenInLabel());
    connect(m_tokenInLabel, &QCheckBox::toggled, this,
        [this](bool on) { m_services.settings.setTokenInLabel(on); });
    new WheelGuard(m_timeout);
    new WheelGuard(m_appearance);

    auto *keyLine = new QHBoxLayout;
    keyLine->setSpacing(spacing);
    keyLine->addWidget(m_key, 1);
    keyLine->addWidget(m_check);
    keyLine->addWidget(m_forget);
    auto *keyLabel = new QLabel(tr("API &key"), this);
    keyLabel->setBuddy(m_key); // a row that is a layout has none by itself

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(spacing);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *accountLabel = new QLabel(tr("Accou&nt"), this);
    accountLabel->setBuddy(m_accounts->box());
    form->addRow(heading(tr("Account"), this));
    form->addRow(accountLabel, m_accounts);
    form->addRow(keyLabel, keyLine);
    form->addRow(QString(), m_keyOrigin);
    form->addRow(QString(), m_checked);
    form->addRow(tr("Base &URL"), m_baseUrl);
    form->addRow(QString(), m_baseUrlProblem);
    form->addRow(tr("Secrets"), new AccountVault(m_services, this));
    form->addRow(tr("&Wait for an answer"), m_timeout);
    form->addRow(QString(),
        quiet(tr("A launch without an answer by then is unknown: possibly created, may be billing."), this));
    form->addRow(tr("Find &again"), m_tokenInLabel);
    form->addRow(QString(),
        quiet(tr("Every launch carries BERTH_LAUNCH_ID in its environment; some images hide that."), this));
    form->addItem(new QSpacerItem(0, 16));
    form->addRow(heading(tr("Limits"), this));
    m_limits = new LimitRows(m_services.settings, form, this);
    form->addItem(new QSpacerItem(0, 16));
    form->addRow(heading(tr("Program"), this));
    form->addRow(tr("Sandbo&x"), m_sandbox);
    form->addRow(QString(),
        quiet(tr("A market inside this program. Nothing leaves this computer, nothing is billed."), this));
    form->addRow(tr("&Appearance"), m_appearance);
    form->addRow(tr("Kept in"), quiet(QDir::toNativeSeparators(m_services.stateDir), this));

    auto *column = new QVBoxLayout;
    column->addLayout(form);
    column->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addLayout(column, 3);
    layout->addStretch(1);

    connect(m_timeout, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_services.settings.setTimeout(std::chrono::seconds(seconds));
        m_services.session.applySettings();
    });
    connect(m_sandbox, &QPushButton::clicked, this,
        [this] { Q_EMIT sandboxWanted(!m_services.session.isSandbox()); });
    connect(m_appearance, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_services.settings.setAppearance(static_cast<Appearance>(index));
        applyPalette(static_cast<Appearance>(index));
    });
}

void SettingsPage::focusKey()
{
    m_key->setFocus();
}

void SettingsPage::focusLimits()
{
    m_limits->focusFirst();
}

void SettingsPage::showSession()
{
    const Session &session = m_services.session;
    const bool sandbox = session.isSandbox();
    m_accounts->setEnabled(!sandbox);
    m_key->setEnabled(!sandbox);
    m_baseUrl->setEnabled(!sandbox);
    if (!m_key->hasFocus() || !m_key->isModified())
        m_key->setSecret(session.accountKey().key);
    if (!m_baseUrl->hasFocus())
        m_baseUrl->setText(session.baseUrl().toString());
    m_sandbox->setText(sandbox ? tr("Leave the sandbox") : tr("Enter the sandbox"));
    m_check->setEnabled(session.hasKey() && !m_call);
    m_forget->setEnabled(!sandbox && !session.accountKey().key.isEmpty());
    showOrigin();
}

void SettingsPage::showOrigin()
{
    const Session &session = m_services.session;
    const ApiKey &own = session.accountKey();
    QString words;
    Tone tone = Tone::Quiet;
    if (session.isSandbox()) {
        words = tr("The sandbox has a key of its own.");
    } else if (session.keyProblem()) {
        const VaultError &error = *session.keyProblem();
        words = !session.isUnkept() ? tr("The key can't be read: %1").arg(error.message)
            : own.key.isEmpty()     ? tr("The key was not taken out of the vault: %1").arg(error.message)
                                    : tr("Used for this run, but not kept: %1").arg(error.message);
        if (!error.remedy.isEmpty())
            words += u' ' + error.remedy;
        tone = Tone::Error;
    } else if (!session.hasReadKey()) {
        words = tr("Reading the key…");
    } else if (own.origin == KeyOrigin::OfficialClient || own.origin == KeyOrigin::EnvironmentVariable) {
        words = tr("Read from %1 at every start, and not copied.").arg(own.place);
    } else if (own.key.isEmpty()) {
        words = tr("This account has no key yet.");
    }
    if (!session.isSandbox() && session.usesRunKey() && own.origin != session.key().origin) {
        const QString place = session.key().place;
        const QString run = place.isEmpty() ? tr("For this run another key is used.")
                                            : tr("For this run the key from %1 is used.").arg(place);
        words = words.isEmpty() ? run : run + u' ' + words;
    }
    m_keyOrigin->setText(words);
    m_keyOrigin->setVisible(!words.isEmpty());
    setTextTone(m_keyOrigin, tone);
}

// The request under way would be taken for another account's.
bool SettingsPage::refuse()
{
    if (!m_services.controller.isBusy())
        return false;
    m_key->setSecret(m_services.session.accountKey().key);
    m_baseUrl->setText(m_services.session.baseUrl().toString());
    tell(tr("A launch is under way; wait for its answer first."), false);
    return true;
}

void SettingsPage::takeKey()
{
    const Secret key(m_key->secret().reveal().trimmed());
    if (key == m_services.session.accountKey().key || refuse())
        return;
    tellNothing();
    m_key->setModified(false);
    m_services.session.keepKey(key);
}

void SettingsPage::forgetKey()
{
    if (refuse())
        return;
    tellNothing();
    m_key->setModified(false);
    m_services.session.keepKey({});
}

void SettingsPage::takeBaseUrl()
{
    const QString text = m_baseUrl->text().trimmed();
    const QUrl url = text.isEmpty() ? Settings::defaultBaseUrl() : QUrl(text, QUrl::StrictMode);
    if (url == m_services.session.baseUrl() || refuse()) {
        m_baseUrlProblem->hide();
        return;
    }
    const Account account = m_services.accounts.current();
    const auto done = m_services.accounts.setBaseUrl(account.name, url);
    m_baseUrlProblem->setVisible(!done);
    if (!done) {
        m_baseUrlProblem->setText(done.error());
        return;
    }
    tellNothing();
    if (m_services.session.baseUrl() != m_services.accounts.current().baseUrl)
        m_services.session.useBaseUrl({}); // what is typed here counts for more than the command line
}

void SettingsPage::checkKey()
{
    takeKey(); // a mnemonic leaves the line without leaving it
    if (m_call)
        return;
    m_check->setEnabled(false);
    tell(tr("Asking Vast.ai…"), true);
    m_call = m_services.client.send(showUser());
    connect(m_call, &ApiCall::finished, this, [this](const RawReply &reply) {
        m_call.clear();
        m_check->setEnabled(m_services.session.hasKey());
        const auto user = readUser(reply);
        if (!user) {
            tell(describe(user.error()), false);
            return;
        }
        tell(
            tr("The key works: %1, credit %2.").arg(user->email, user->credit.toDisplay(QLocale(), 2)), true);
    });
}

// An answer that is still to come would be another key's.
void SettingsPage::tellNothing()
{
    if (m_call)
        m_call->disconnect(this);
    m_call.clear();
    m_checked->hide();
}

void SettingsPage::tell(const QString &text, bool good)
{
    m_checked->setText(text);
    m_checked->show();
    setTextTone(m_checked, good ? Tone::Success : Tone::Error);
}

}
