// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/importplan.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QTimer;
class QTreeWidget;

namespace berth {

class ChangeList;

// One box for whatever people paste; below it, live, what it is, what it would change field by field, and
// each piece that is not taken over with its reason. Nothing changes before Apply. Secrets are dots
// everywhere but in the pasted text itself. The file of --onstart is read when the person asks for it.
class PasteDialog : public QDialog
{
    Q_OBJECT

public:
    // `text` fills the box; `now` and `offerId` (0: none) are what the form has.
    PasteDialog(const QString &text, const RequestFields &now, qint64 offerId, QWidget *parent = nullptr);

    // Whether a text is worth filling the box with unasked, such as what happens to be in the clipboard.
    [[nodiscard]] static bool looksUseful(const QString &text);

    // Where a relative name of a file begins; else in the home folder.
    void setDirectory(const QString &directory) { m_directory = directory; }
    // How a file is chosen where the one that is named isn't found; empty means none was.
    void setFileChooser(std::function<QString()> choose) { m_chooseFile = std::move(choose); }

    [[nodiscard]] const ImportPlan &plan() const { return m_plan; }

Q_SIGNALS:
    // Once, when the person applies it; the dialog is closed then.
    void applied(const berth::ImportPlan &plan);

private:
    void build();
    [[nodiscard]] QWidget *buildText();
    [[nodiscard]] QWidget *buildChanges();
    [[nodiscard]] QWidget *buildRemarks();
    void read();
    void replan();
    void showHeading();
    void showRemarks();
    void showScriptButton();
    void readScript();
    void takeScriptRead();
    void goTo(int position);
    void apply();

    RequestFields m_now;
    qint64 m_offerId;
    QString m_directory;
    std::function<QString()> m_chooseFile;
    ImportResult m_import;
    // What was read for the --onstart of this name. An error has no script.
    struct
    {
        QString name, path, text, error;
    } m_script;
    ImportPlan m_plan;
    QTimer *m_soon;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_summary = nullptr;
    QRadioButton *m_named = nullptr;
    QRadioButton *m_everything = nullptr;
    ChangeList *m_changes = nullptr;
    QLabel *m_remarkCount = nullptr;
    QPushButton *m_readScript = nullptr;
    QTreeWidget *m_remarks = nullptr;
    QPushButton *m_apply = nullptr;
};

}
