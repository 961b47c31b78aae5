// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"

#include <QWidget>

class QVBoxLayout;

namespace berth {

// Every problem of the draft in one place, near Rent. A click, or Enter, goes to the field.
class IssueList : public QWidget
{
    Q_OBJECT

public:
    explicit IssueList(QWidget *parent = nullptr);

    void show(const Issues &issues);

Q_SIGNALS:
    void fieldWanted(berth::FieldId id);

private:
    QVBoxLayout *m_rows;
    QStringList m_shown;
};

}
