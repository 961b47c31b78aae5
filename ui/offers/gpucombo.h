// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace berth {

// A combo box for one GPU or several: typed with completion, a comma between them. Empty is any GPU.
class GpuCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit GpuCombo(QWidget *parent = nullptr);

    // Names seen in the market, put to those that are known.
    void addNames(const QStringList &names);
    // The names to search for; none means any.
    [[nodiscard]] QStringList gpuNames() const;
};

}
