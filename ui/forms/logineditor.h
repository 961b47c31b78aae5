// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

class QLineEdit;

namespace berth {

class SecretEdit;

// The login for a private image: "image_login.user", "image_login.token" (dots), "image_login.registry". All
// three empty is left alone.
class LoginEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit LoginEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::ImageLogin}; }
    void load(const RequestFields &fields) override;

private:
    void tell();

    QLineEdit *m_user = nullptr;
    SecretEdit *m_token = nullptr;
    QLineEdit *m_registry = nullptr;
};

}
