// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/enveditor.h"

#include "catalog/validator.h"
#include "interop/envpaste.h"
#include "interop/textfile.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/envpastedialog.h"
#include "ui/widgets/envtable.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace berth {

EnvEditor::EnvEditor(QWidget *parent, QClipboard *clipboard)
    : FieldEditor(parent)
    , m_model(new EnvModel(this))
    , m_table(new EnvTable(m_model, clipboard, this))
    , m_chooseFile([this] {
        return QFileDialog::getOpenFileName(
            this, tr("Open a .env file"), {}, tr("Environment files (*.env .env*);;All files (*)"));
    })
{
    build();
    connect(m_model, &EnvModel::edited, this, &EnvEditor::rowsEdited);
    connect(m_table, &EnvTable::rowsPasted, this, &EnvEditor::pasteRows);
    connect(m_table, &EnvTable::fileDropped, this, &EnvEditor::readFile);
    connect(m_table, &EnvTable::rowsRemoved, this, [this](int count) {
        say(count == 1 ? tr("1 row deleted.") : tr("%n rows deleted.", nullptr, count), true);
    });
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_model->undo();
        m_table->setFocus();
    });
    updateCounts();
}

void EnvEditor::build()
{
    setObjectName(editorName(FieldId::Env));
    m_table->setObjectName(field(FieldId::Env).name());
    m_table->setAccessibleName(tr("Environment"));

    auto *tools = new QHBoxLayout;
    tools->setSpacing(spacing / 2);
    const auto command = [this](EnvTable::Command which) { return m_table->command(which); };
    addButton(
        tools, command(EnvTable::Command::AddVariable), QStringLiteral("env.addVariable"), tr("Variable"));
    addButton(tools, command(EnvTable::Command::AddPort), QStringLiteral("env.addPort"), tr("Port"));
    addButton(tools, command(EnvTable::Command::AddFlag), QStringLiteral("env.addFlag"), tr("Flag"));
    auto *pasteMany = new QAction(tr("Paste many…"), this);
    pasteMany->setToolTip(tr("Paste or open a .env file, or docker flags, and see what is understood"));
    connect(pasteMany, &QAction::triggered, this, [this] { openPasteDialog({}); });
    addButton(tools, pasteMany, QStringLiteral("env.pasteMany"), pasteMany->text());
    tools->addStretch();
    addButton(tools, command(EnvTable::Command::MoveUp), QStringLiteral("env.moveUp"), {});
    addButton(tools, command(EnvTable::Command::MoveDown), QStringLiteral("env.moveDown"), {});
    addButton(tools, command(EnvTable::Command::Duplicate), QStringLiteral("env.duplicate"), {});
    addButton(tools, command(EnvTable::Command::Remove), QStringLiteral("env.remove"), {});

    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("env.counts"));
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("env.notice"));
    m_undo = new QToolButton(this);
    m_undo->setObjectName(QStringLiteral("env.undo"));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo the last change of the table"));
    m_undo->setToolTip(m_table->command(EnvTable::Command::Undo)->toolTip());
    QSizePolicy keepsPlace = m_undo->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true); // so that the line is no higher with it
    m_undo->setSizePolicy(keepsPlace);
    auto *state = new QHBoxLayout;
    state->setSpacing(spacing);
    state->addWidget(m_counts);
    state->addStretch();
    state->addWidget(m_notice);
    state->addWidget(m_undo);
    say({}, false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addLayout(tools);
    layout->addWidget(m_table);
    layout->addLayout(state);

    // Tab follows the eye: the buttons were made after the table that they work on.
    m_table->raise();
    m_undo->raise();
    QWidget *last = nullptr;
    const QList<QToolButton *> buttons = findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (QToolButton *button : buttons) {
        if (last && button != m_undo)
            setTabOrder(last, button);
        last = button == m_undo ? last : button;
    }
    setTabOrder(last, m_table);
    setTabOrder(m_table, m_undo);
}

QToolButton *EnvEditor::addButton(
    QHBoxLayout *layout, QAction *action, const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(name);
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::TabFocus);
    if (text.isEmpty()) {
        button->setAutoRaise(true);
    } else {
        button->setText(text);
        button->setToolButtonStyle(
            action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    }
    layout->addWidget(button);
    return button;
}

// No focus proxy: Qt would then take the editor for one stop of Tab, and pass by the buttons.
void EnvEditor::focusInEvent(QFocusEvent *event)
{
    m_table->setFocus(event->reason());
}

void EnvEditor::load(const RequestFields &fields)
{
    const EnvRows *rows = fields.get<EnvRows>(FieldId::Env);
    const EnvRows wanted = rows ? *rows : EnvRows();
    if (wanted == m_model->rows())
        return;
    m_model->load(wanted);
    say({}, false);
    updateCounts();
}

void EnvEditor::showIssues(const Issues &issues)
{
    Issues own;
    for (const Issue &issue : issues) {
        if (issue.row >= 0 && issue.fields.contains(FieldId::Env))
            own << issue;
    }
    m_model->setProblems(own);
}

void EnvEditor::focusOn(FieldId, int row)
{
    if (row >= 0)
        m_table->focusRow(row);
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void EnvEditor::rowsEdited()
{
    say({}, false);
    updateCounts();
    const EnvRows rows = m_model->rows();
    Q_EMIT edited(FieldId::Env, rows.isEmpty() ? FieldValue() : FieldValue(rows));
}

void EnvEditor::updateCounts()
{
    int ports = 0;
    qsizetype size = 0;
    const EnvRows rows = m_model->rows();
    for (const EnvRow &row : rows) {
        ports += row.kind == EnvKind::Port ? 1 : 0;
        size += envKey(row).size() + envWireValue(row).size();
    }
    const QLocale &numbers = locale();
    m_counts->setText(tr("%1 of %2 ports · %3 of %4 characters")
                          .arg(numbers.toString(ports), numbers.toString(maxPorts), numbers.toString(size),
                              numbers.toString(envTotalMaxLength)));
    const bool over = ports > maxPorts || size > envTotalMaxLength;
    setTextTone(m_counts, over ? Tone::Error : Tone::Quiet);
}

void EnvEditor::pasteRows(const QString &text)
{
    const EnvPaste paste = readEnvPaste(text);
    // Where a line can't be read, the person sees it before anything is taken over.
    if (!paste.problems.isEmpty() || paste.rows.isEmpty())
        return openPasteDialog(text);
    addRows(paste.rows);
}

void EnvEditor::openPasteDialog(const QString &text)
{
    auto *dialog = new EnvPasteDialog(text, m_chooseFile, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { addRows(dialog->rows()); });
    dialog->open();
}

void EnvEditor::addRows(const EnvRows &rows)
{
    const auto [added, changed] = m_model->merge(rows);
    const QString first = added == 1 ? tr("1 row added") : tr("%n rows added", nullptr, added);
    const QString second = tr("%n changed", nullptr, changed);
    say(added + changed == 0 ? tr("These rows are in the table already.")
            : changed == 0   ? tr("%1.").arg(first)
            : added == 0     ? tr("%1.").arg(second)
                             : tr("%1, %2.").arg(first, second),
        added + changed > 0);
    if (added > 0)
        m_table->selectRows(m_model->rowCount() - added, added);
    m_table->setFocus();
}

void EnvEditor::readFile(const QString &path)
{
    const Expected<TextFile, QString> file = readTextFile(path);
    if (file)
        pasteRows(file->text);
    else
        say(file.error(), false);
}

void EnvEditor::say(const QString &text, bool canUndo)
{
    m_notice->setText(text);
    m_undo->setVisible(canUndo);
}

}
