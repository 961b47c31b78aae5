// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/envrow.h"
#include "ui/forms/fieldeditor.h"

#include <QGuiApplication>

#include <functional>

class QClipboard;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace berth {

class EnvModel;
class EnvPasteDialog;
class EnvTable;

// The environment: variables, open ports and other docker flags, one row each.
class EnvEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit EnvEditor(QWidget *parent = nullptr, QClipboard *clipboard = QGuiApplication::clipboard());

    QList<FieldId> fields() const override { return {FieldId::Env}; }
    void load(const RequestFields &fields) override;
    void showIssues(const Issues &issues) override;
    void focusOn(FieldId id, int row = -1) override;

    // How a .env file is chosen; empty means none was.
    void setFileChooser(std::function<QString()> choose) { m_chooseFile = std::move(choose); }

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void build();
    QToolButton *addButton(QHBoxLayout *layout, QAction *action, const QString &name, const QString &text);
    void rowsEdited();
    void updateCounts();
    void pasteRows(const QString &text);
    void openPasteDialog(const QString &text);
    void addRows(const EnvRows &rows);
    void readFile(const QString &path);
    void say(const QString &text, bool canUndo);

    EnvModel *m_model;
    EnvTable *m_table;
    QLabel *m_counts = nullptr;
    QLabel *m_notice = nullptr;
    QToolButton *m_undo = nullptr;
    std::function<QString()> m_chooseFile;
};

}
