// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QLineEdit>

class QAction;

namespace berth {

// A line for a secret: dots, and a button that reveals them until the focus leaves.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    [[nodiscard]] Secret secret() const { return Secret(text()); }
    void setSecret(const Secret &secret); // hides it again
    [[nodiscard]] bool isRevealed() const { return echoMode() == Normal; }
    void setRevealed(bool revealed);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    QAction *m_reveal = nullptr;
};

}
