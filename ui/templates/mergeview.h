// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/templatemerge.h"

#include <QTreeWidget>

namespace berth {

// What an instance would be made of, a setting each line: what the template gives, what the form sets, and
// what counts. Rows of the environment stand on lines of their own. Secrets are dots.
class MergeView : public QTreeWidget
{
    Q_OBJECT

public:
    explicit MergeView(QWidget *parent = nullptr);

    void show(const TemplateMerge &merge);

private:
    enum Column { Setting, Given, Own, Result, ColumnCount };

    void add(const QString &setting, const QString &given, const QString &own, ValueSource source);
};

}
