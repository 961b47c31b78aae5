// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace berth {

class AccountChooser;
class ApiCall;
class LimitRows;
class SecretEdit;

// Accounts with key and address, where secrets are kept, sandbox, waiting time, appearance, and where things
// are kept.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const Services &services, QWidget *parent = nullptr);

    void focusKey();
    void focusLimits();

Q_SIGNALS:
    void sandboxWanted(bool on);

private:
    void build();
    void buildAccount();
    void showSession();
    void showOrigin();
    [[nodiscard]] bool refuse();
    void takeKey();
    void forgetKey();
    void takeBaseUrl();
    void checkKey();
    void tell(const QString &text, bool good);
    void tellNothing();

    Services m_services;
    AccountChooser *m_accounts = nullptr;
    SecretEdit *m_key = nullptr;
    QLabel *m_keyOrigin = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_forget = nullptr;
    QLabel *m_checked = nullptr;
    QLineEdit *m_baseUrl = nullptr;
    QLabel *m_baseUrlProblem = nullptr;
    QSpinBox *m_timeout = nullptr;
    QCheckBox *m_tokenInLabel = nullptr;
    LimitRows *m_limits = nullptr;
    QComboBox *m_appearance = nullptr;
    QPushButton *m_sandbox = nullptr;
    QPointer<ApiCall> m_call;
};

}
