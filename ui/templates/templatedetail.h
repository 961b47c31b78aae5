// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/template.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QTextBrowser;

namespace berth {

class MergeView;

// One template: what its maker says of it, and what it makes of the form.
class TemplateDetail : public QWidget
{
    Q_OBJECT

public:
    explicit TemplateDetail(QWidget *parent = nullptr);

    void show(const Template &one, const RequestFields &form);
    void showNothing(const QString &why);

Q_SIGNALS:
    void linkWanted(const QUrl &url);

private:
    QLabel *m_title;
    QLabel *m_facts;
    QTabWidget *m_tabs;
    QTextBrowser *m_readme;
    MergeView *m_merge;
};

}
