// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"
#include "interop/envpaste.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace berth {

class EnvModel;

// A box for a text of many rows; beside it what was understood, and each line that was not, with its reason.
class EnvPasteDialog : public QDialog
{
    Q_OBJECT

public:
    EnvPasteDialog(const QString &text, std::function<QString()> chooseFile, QWidget *parent = nullptr);

    [[nodiscard]] EnvRows rows() const { return m_paste.rows; }

private:
    void build();
    void read();
    void openFile();
    void showProblems();
    void goToLine(int line);

    std::function<QString()> m_chooseFile;
    EnvPaste m_paste;
    EnvModel *m_preview;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_understood = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_problemCount = nullptr;
    QTreeWidget *m_problems = nullptr;
    QPushButton *m_add = nullptr;
};

}
