// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace berth {

// Adds an account, or renames one. Stays open with the reason where that is not possible.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    // `renamed` is empty for a new one.
    AccountDialog(Accounts &accounts, const QString &renamed, QWidget *parent = nullptr);

Q_SIGNALS:
    void added(const QString &name);

protected:
    void accept() override;

private:
    void complain(const QString &problem);

    Accounts &m_accounts;
    QString m_renamed;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

}
