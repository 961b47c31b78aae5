// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/templatefinder.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;
class QTableView;

namespace berth {

class TemplateDetail;
class TemplateModel;

// Templates to choose from: recommended, popular, or the account's own. What the chosen one would make of the
// form is seen before it is used.
class TemplateDialog : public QDialog
{
    Q_OBJECT

public:
    // The finder outlives the dialog. `form` is what the form has; the template that it names, where it is
    // known, is shown first.
    TemplateDialog(TemplateFinder &finder, const RequestFields &form, const std::optional<Template> &current,
        QWidget *parent = nullptr);
    ~TemplateDialog() override;

Q_SIGNALS:
    // Once; the dialog is closed then.
    void chosen(const berth::Template &one);
    void linkWanted(const QUrl &url);

private:
    enum Shelf { Recommended, Popular, Mine };

    void build();
    QWidget *buildList();
    void ask();
    void fill(const QList<Template> &templates);
    void filter(const QString &words);
    void fail(const ApiError &error);
    void showCurrent();
    void use();
    [[nodiscard]] const Template *current() const;

    TemplateFinder &m_finder;
    RequestFields m_form;
    std::optional<Template> m_current; // what the form names
    TemplateModel *m_model;
    QTabBar *m_shelves = nullptr;
    QLineEdit *m_words = nullptr;
    QTableView *m_list = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_again = nullptr;
    TemplateDetail *m_detail = nullptr;
    QPushButton *m_use = nullptr;
};

}
