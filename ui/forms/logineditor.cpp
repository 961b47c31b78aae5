// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/logineditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/theme.h"

#include <QCompleter>
#include <QGridLayout>

namespace berth {

LoginEditor::LoginEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_user(new QLineEdit(this))
    , m_token(new SecretEdit(this))
    , m_registry(new QLineEdit(this))
{
    const QString name = field(FieldId::ImageLogin).name();
    setObjectName(name);
    m_user->setObjectName(name + QLatin1String(".user"));
    m_user->setAccessibleName(tr("Registry user"));
    m_user->setPlaceholderText(tr("user"));
    m_token->setObjectName(name + QLatin1String(".token"));
    m_token->setAccessibleName(tr("Access token"));
    m_token->setPlaceholderText(tr("access token"));
    m_registry->setObjectName(name + QLatin1String(".registry"));
    m_registry->setAccessibleName(tr("Registry"));
    m_registry->setPlaceholderText(tr("registry, such as docker.io"));
    auto *known
        = new QCompleter({QStringLiteral("docker.io"), QStringLiteral("ghcr.io"), QStringLiteral("quay.io"),
                             QStringLiteral("nvcr.io"), QStringLiteral("registry.gitlab.com")},
            m_registry);
    m_registry->setCompleter(known);
    new FocusForward(this, m_user);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_user, 0, 0);
    layout->addWidget(m_token, 0, 1);
    layout->addWidget(m_registry, 1, 0, 1, 2);
    for (QLineEdit *line : {m_user, static_cast<QLineEdit *>(m_token), m_registry})
        connect(line, &QLineEdit::textEdited, this, &LoginEditor::tell);
    connect(known, qOverload<const QString &>(&QCompleter::activated), this, &LoginEditor::tell,
        Qt::QueuedConnection);
}

void LoginEditor::load(const RequestFields &fields)
{
    const auto *value = fields.get<ImageLogin>(FieldId::ImageLogin);
    const ImageLogin login = value ? *value : ImageLogin();
    if (m_user->text() != login.user)
        m_user->setText(login.user);
    m_token->setSecret(login.token);
    if (m_registry->text() != login.registry)
        m_registry->setText(login.registry);
}

void LoginEditor::tell()
{
    const ImageLogin login{m_user->text(), m_token->secret(), m_registry->text()};
    Q_EMIT edited(FieldId::ImageLogin, login.isEmpty() ? FieldValue() : FieldValue(login));
}

}
