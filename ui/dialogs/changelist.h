// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace berth {

struct ImportPlan;

// "What changes", a line for each field: what it has now, and what it would have. Secrets are dots.
class ChangeList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget *parent);

    // Adds its lines.
    void showPlan(const ImportPlan &plan);
    // A line of its own. An empty text says "left alone".
    void add(const QString &label, const QString &before, const QString &after);
};

// The look that lists in dialogs share.
void dressList(QTreeWidget *list, const QStringList &titles);

}
