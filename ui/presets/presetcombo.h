// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/presetentry.h"

#include <QComboBox>

namespace berth {

class PresetListModel;

// Chooses a preset: from the list, or by typing a part of its name. Up, Down and the wheel choose nothing,
// because a choice changes the form.
class PresetCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit PresetCombo(QWidget *parent = nullptr);

    void setEntries(const PresetEntries &entries);
    // The name stands there even where the list has no such file.
    void showPreset(const QString &file, const QString &name);

Q_SIGNALS:
    void chosen(const QString &file); // by a person; it may be a broken one

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take(int row);
    [[nodiscard]] int firstMatch() const;
    void showAgain();

    PresetListModel *m_list;
    QString m_file;
    QString m_name;
};

}
