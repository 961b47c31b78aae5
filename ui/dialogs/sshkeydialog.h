// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/localkeys.h"

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace berth {

class AccountWatch;

// Puts a public SSH key on the account: one of this computer's, or one that is pasted. Closes when it is
// done.
class SshKeyDialog : public QDialog
{
    Q_OBJECT

public:
    // `folder`: where to look for *.pub. The watch outlives the dialog.
    SshKeyDialog(AccountWatch &watch, const QString &folder, QWidget *parent = nullptr);

private:
    void readFolder();
    void showKeys(const QList<LocalKey> &keys);
    void update();
    void add();
    [[nodiscard]] QString chosen() const; // empty: none

    AccountWatch &m_watch;
    QString m_folder;
    QList<LocalKey> m_local;
    QListWidget *m_keys;
    QLabel *m_found;
    QLineEdit *m_pasted;
    QLabel *m_problem;
    QPushButton *m_add;
};

}
