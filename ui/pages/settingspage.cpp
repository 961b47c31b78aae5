// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settingspage.h"

#include "api/apiclient.h"
#include "api/showuser.h"
#include "store/settings.h"
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
    showSession();
}

void SettingsPage::build()
{
    m_key = new SecretEdit(this);
    m_key->setObjectName(QStringLiteral("settings.key"));
    m_key->setAccessibleName(tr("API key"));
    m_key->setPlaceholderText(tr("Paste the key from Vast.ai's keys page"));
    m_keyOrigin = quiet({}, this);
    m_keyOrigin->setObjectName(QStringLiteral("settings.keyOrigin"));
    m_check = new QPushButton(tr("&Check key"), this);
    m_check->setObjectName(QStringLiteral("settings.check"));
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
    keyLine->addWidget(m_key, 1);
    keyLine->addWidget(m_check);
    auto *keyLabel = new QLabel(tr("API &key"), this);
    keyLabel->setBuddy(m_key); // a row that is a layout has none by itself

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(spacing);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(heading(tr("Account"), this));
    form->addRow(keyLabel, keyLine);
    form->addRow(QString(), m_keyOrigin);
    form->addRow(QString(), m_checked);
    form->addRow(tr("Base &URL"), m_baseUrl);
    form->addRow(QString(), m_baseUrlProblem);
    form->addRow(tr("&Wait for an answer"), m_timeout);
    form->addRow(QString(),
        quiet(tr("A launch without an answer by then is unknown: possibly created, may be billing."), this));
    form->addRow(tr("Find &again"), m_tokenInLabel);
    form->addRow(QString(),
        quiet(tr("Every launch carries BERTH_LAUNCH_ID in its environment; some images hide that."), this));
    form->addItem(new QSpacerItem(0, 16));
    form->addRow(heading(tr("Program"), this));
    form->addRow(tr("Sandbo&x"), m_sandbox);
    form->addRow(QString(),
        quiet(tr("A market inside this program. Nothing leaves this computer, nothing is billed."), this));
    form->addRow(tr("&Appearance"), m_appearance);
    form->addRow(tr("Kept in"), quiet(QDir::toNativeSeparators(m_services.stateDir), this));
    m_checked->hide(); // until there is something to tell

    auto *column = new QVBoxLayout;
    column->addLayout(form);
    column->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addLayout(column, 3);
    layout->addStretch(1);

    connect(m_key, &QLineEdit::editingFinished, this, &SettingsPage::takeKey);
    connect(m_check, &QPushButton::clicked, this, &SettingsPage::checkKey);
    connect(m_baseUrl, &QLineEdit::editingFinished, this, &SettingsPage::takeBaseUrl);
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

void SettingsPage::showSession()
{
    const Session &session = m_services.session;
    const bool sandbox = session.isSandbox();
    m_key->setEnabled(!sandbox);
    m_baseUrl->setEnabled(!sandbox);
    if (!m_key->hasFocus())
        m_key->setSecret(session.key().key);
    if (!m_baseUrl->hasFocus())
        m_baseUrl->setText(session.baseUrl().toString());
    m_sandbox->setText(sandbox ? tr("Leave the sandbox") : tr("Enter the sandbox"));
    QString origin;
    if (sandbox)
        origin = tr("The sandbox has a key of its own.");
    else if (session.key().origin == KeyOrigin::EnvironmentVariable
        || session.key().origin == KeyOrigin::File)
        origin = tr("Taken from %1 for this run.").arg(session.key().place);
    else
        origin = tr("Kept in memory until Berth is closed; it is written nowhere.");
    m_keyOrigin->setText(origin);
    m_check->setEnabled(session.hasKey());
}

void SettingsPage::takeKey()
{
    const Secret key(m_key->secret().reveal().trimmed());
    if (key == m_services.session.key().key)
        return;
    m_checked->hide();
    m_services.session.useKey({key, KeyOrigin::None, {}});
}

void SettingsPage::takeBaseUrl()
{
    const QString text = m_baseUrl->text().trimmed();
    const QUrl url = text.isEmpty() ? Settings::defaultBaseUrl() : QUrl(text, QUrl::StrictMode);
    const bool good = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
    m_baseUrlProblem->setVisible(!good);
    if (!good) {
        m_baseUrlProblem->setText(tr("This is no address. Write it as https://console.vast.ai."));
        return;
    }
    if (url == m_services.session.baseUrl())
        return;
    m_services.settings.setBaseUrl(url);
    m_services.session.useBaseUrl(url);
}

void SettingsPage::checkKey()
{
    takeKey();
    if (m_call)
        return;
    m_check->setEnabled(false);
    tell(tr("Asking Vast.ai…"), true);
    m_call = m_services.client.send(showUser());
    connect(m_call, &ApiCall::finished, this, [this](const RawReply &reply) {
        m_check->setEnabled(true);
        const auto user = readUser(reply);
        if (!user) {
            tell(describe(user.error()), false);
            return;
        }
        tell(
            tr("The key works: %1, credit %2.").arg(user->email, user->credit.toDisplay(QLocale(), 2)), true);
    });
}

void SettingsPage::tell(const QString &text, bool good)
{
    m_checked->setText(text);
    m_checked->show();
    setTextTone(m_checked, good ? Tone::Success : Tone::Error);
}

}
