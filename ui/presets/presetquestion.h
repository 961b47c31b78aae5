// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

#include <functional>

namespace berth {

struct PresetAnswer
{
    QString name; // behind the question's own: "preset.unsaved" + ".save"
    QString text;
    QMessageBox::ButtonRole role = QMessageBox::AcceptRole;
    std::function<void()> act;
};

// A question without waiting for the answer. Enter gives `usual`; Esc and Cancel (NAME.cancel) do nothing.
struct PresetQuestion
{
    QString name;
    QMessageBox::Icon icon = QMessageBox::Question;
    QString title;
    QString question;
    QString words;
    QList<PresetAnswer> answers;
    int usual = 0;

    void ask(QWidget *parent) const;
};

}
