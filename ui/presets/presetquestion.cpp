// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetquestion.h"

#include <QPushButton>

namespace berth {

void PresetQuestion::ask(QWidget *parent) const
{
    auto *box = new QMessageBox(icon, title, question, QMessageBox::NoButton, parent);
    box->setObjectName(name);
    box->setInformativeText(words);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < answers.size(); ++i) {
        const PresetAnswer &answer = answers.at(i);
        QPushButton *button = box->addButton(answer.text, answer.role);
        button->setObjectName(name + u'.' + answer.name);
        QObject::connect(button, &QPushButton::clicked, parent, answer.act);
        if (i == usual)
            box->setDefaultButton(button);
    }
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setObjectName(name + QLatin1String(".cancel"));
    box->setEscapeButton(cancel);
    box->open();
}

}
