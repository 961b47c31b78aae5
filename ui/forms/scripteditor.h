// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

#include <functional>

class QBoxLayout;
class QLabel;
class QTimer;
class QToolButton;

namespace berth {

class ScriptFindBar;
class ScriptNotice;
class ScriptPlaceholder;
class ScriptView;

// The on-start script. The view with colours is made when there is something to show, or somebody wants to
// write.
class ScriptEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit ScriptEditor(QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::Onstart}; }
    QList<FieldId> alsoShows() const override { return {FieldId::Args, FieldId::ArgsStr}; }
    void load(const RequestFields &fields) override;
    void focusOn(FieldId id, int row = -1) override;

    // How a file is chosen; empty means none was.
    void setFileChooser(std::function<QString()> choose) { m_chooseFile = std::move(choose); }
    [[nodiscard]] bool hasView() const { return m_view; }

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void makeView();
    void giveFocus();
    void textEdited();
    void tell();
    void setScript(const QString &text, const QString &message);
    void openFile();
    void readFile(const QString &path);
    void find();
    void escape();
    void updateState();
    void updateNotice();
    void offerPacking();
    void pack();
    void unpack();
    void say(const QString &text);

    std::function<QString()> m_chooseFile;
    QString m_text; // what is shown
    QString m_told; // what the draft knows
    qsizetype m_others = 0; // characters of the arguments, which share the limit
    bool m_telling = false; // edited() is on its way
    bool m_offering = false; // the notice is about packing
    QBoxLayout *m_body = nullptr;
    ScriptPlaceholder *m_placeholder = nullptr;
    ScriptView *m_view = nullptr;
    ScriptFindBar *m_findBar = nullptr;
    ScriptNotice *m_notice = nullptr;
    QToolButton *m_find = nullptr;
    QLabel *m_counter = nullptr;
    QLabel *m_message = nullptr;
    QTimer *m_packTimer;
};

}
