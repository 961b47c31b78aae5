// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/askdialog.h"

#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace berth {

AskDialog::AskDialog(
    const QString &name, const QString &question, const QString &words, const QString &yes, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(name);
    setWindowTitle(tr("Berth"));
    setAccessibleName(question);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto line = [this](const QString &text, const char *part) {
        auto *label = new QLabel(text, this);
        label->setObjectName(objectName() + QLatin1String(part));
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    };
    QLabel *title = line(question, ".title");
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    title->setFont(large);
    auto *buttons = new QDialogButtonBox(this);
    auto *accept = buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    accept->setObjectName(name + QStringLiteral(".yes"));
    accept->setAutoDefault(false);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(name + QStringLiteral(".cancel"));
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(line(words, ".words"));
    layout->addStretch();
    layout->addWidget(buttons);
    constexpr int wanted = 440;
    setMinimumWidth(wanted);
    resize(wanted, layout->heightForWidth(wanted));
    cancel->setFocus();
}

}
