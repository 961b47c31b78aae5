// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "store/preseterror.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;

namespace berth {

// Asks for a preset's name and stays open, with the reason, while it can't be had.
class PresetNameDialog : public QDialog
{
    Q_OBJECT

public:
    using Apply = std::function<Expected<void, PresetError>(const QString &name)>;

    PresetNameDialog(const QString &title, const QString &name, const QString &button, Apply apply,
        QWidget *parent = nullptr);

    void accept() override;

private:
    Apply m_apply;
    QLineEdit *m_name;
    QLabel *m_problem;
};

}
