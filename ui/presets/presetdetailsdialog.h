// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"
#include "store/preseterror.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace berth {

class OptionalSpinBox;

// What a preset holds besides the fields of the form: notes, the query that Find offer begins with, and the
// most that its launches may cost. It closes once they are saved; a query that can't be read is told and not
// saved.
class PresetDetailsDialog : public QDialog
{
    Q_OBJECT

public:
    using Apply = std::function<Expected<void, PresetError>(const Preset &)>;

    // `apply` is handed the preset with the new details in it.
    PresetDetailsDialog(const Preset &preset, Apply apply, QWidget *parent = nullptr);

    void accept() override;

private:
    void complain(const QString &words, QWidget *where);

    Preset m_preset;
    Apply m_apply;
    QPlainTextEdit *m_notes;
    QLineEdit *m_query;
    OptionalSpinBox *m_ceiling;
    QLabel *m_problem;
};

}
