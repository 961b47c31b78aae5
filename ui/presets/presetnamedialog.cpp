// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetnamedialog.h"

#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

PresetNameDialog::PresetNameDialog(
    const QString &title, const QString &name, const QString &button, Apply apply, QWidget *parent)
    : QDialog(parent)
    , m_apply(std::move(apply))
    , m_name(new QLineEdit(name, this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("preset.naming"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setObjectName(QStringLiteral("preset.naming.name"));
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setMinimumWidth(320);
    m_name->selectAll();
    m_problem->setObjectName(QStringLiteral("preset.naming.problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setTextTone(m_problem, Tone::Error);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *yes = buttons->addButton(button, QDialogButtonBox::AcceptRole);
    yes->setObjectName(QStringLiteral("preset.naming.yes"));
    yes->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("preset.naming.cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto update = [this, yes] { yes->setEnabled(!m_name->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, update);
    update();

    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    m_name->setFocus();
}

void PresetNameDialog::accept()
{
    if (const auto done = m_apply(m_name->text().trimmed()); !done) {
        m_problem->setText((done.error().message + u' ' + done.error().remedy).trimmed());
        m_problem->show();
        m_name->setFocus();
        return;
    }
    QDialog::accept();
}

}
