// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/argseditor.h"

#include "core/shellwords.h"
#include "ui/widgets/focusforward.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/listedit.h"
#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr QLatin1String listWord("list");
constexpr QLatin1String lineWord("line");

// What the server's splitting would make of the line; the line whole where it can't be split.
QStringList wordsOf(const QString &line)
{
    const auto split = splitShellWords(line);
    if (!split)
        return {line};
    QStringList words;
    for (const ShellWord &word : *split)
        words << word.text;
    return words;
}

}

ArgsEditor::ArgsEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_form(new ChoiceBox(this))
    , m_list(new ListEdit(this))
    , m_line(new QLineEdit(this))
{
    const Field &args = field(FieldId::Args);
    const Field &line = field(FieldId::ArgsStr);
    m_form->setObjectName(args.name() + QLatin1String(".form"));
    m_form->setAccessibleName(args.label());
    m_form->setPlaceholderText(tr("Both"));
    m_form->setItemData(0, args.unsetMeaning(), Qt::ToolTipRole);
    m_form->addChoice(tr("A list"), listWord, args.help());
    m_form->addChoice(tr("One line"), lineWord, line.help());
    m_list->list()->setObjectName(args.name());
    m_list->list()->setAccessibleName(args.label());
    m_list->list()->setAccessibleDescription(args.help());
    m_line->setObjectName(line.name());
    m_line->setAccessibleName(line.label());
    m_line->setAccessibleDescription(line.help());
    m_line->setPlaceholderText(tr("--option value 'two words'"));
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    new FocusForward(this, m_form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_form);
    layout->addWidget(m_list);
    layout->addWidget(m_line);
    connect(m_form, &ChoiceBox::activated, this, &ArgsEditor::choose);
    connect(m_list, &ListEdit::itemsEdited, this, [this](const QStringList &items) {
        Q_EMIT edited(FieldId::Args, items.isEmpty() ? FieldValue() : FieldValue(items));
    });
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited(FieldId::ArgsStr, text.isEmpty() ? FieldValue() : FieldValue(text));
    });
    showParts(false, false);
}

void ArgsEditor::load(const RequestFields &fields)
{
    const auto *args = fields.get<QStringList>(FieldId::Args);
    const bool hasLine = fields.isSet(FieldId::ArgsStr);
    const QString line = fields.text(FieldId::ArgsStr);
    const QString form = m_form->value();
    // A form that was chosen and is still empty stays open while a person is in it.
    const bool inside = isAncestorOf(focusWidget()) && window()->isActiveWindow();
    const bool keep = !args && !hasLine && inside && !form.isEmpty();
    m_list->setItems(args ? *args : QStringList());
    if (line != m_line->text())
        m_line->setText(line);
    if (keep)
        return;
    if (args && hasLine)
        m_form->setCurrentIndex(-1);
    else
        m_form->showValue(args ? QString(listWord) : hasLine ? QString(lineWord) : QString());
    showParts(args, hasLine);
}

void ArgsEditor::focusOn(FieldId id, int row)
{
    if (id == FieldId::Args && row >= 0)
        m_list->list()->setCurrentRow(row);
    if (id == FieldId::Args && !m_list->isHidden())
        m_list->list()->setFocus(Qt::OtherFocusReason);
    else if (id == FieldId::ArgsStr && !m_line->isHidden())
        m_line->setFocus(Qt::OtherFocusReason);
    else
        m_form->setFocus(Qt::OtherFocusReason);
}

void ArgsEditor::choose()
{
    const QString form = m_form->value();
    QStringList items = m_list->items();
    QString line = m_line->text();
    if (form == listWord && items.isEmpty() && !line.isEmpty())
        items = wordsOf(line);
    if (form == lineWord && line.isEmpty() && !items.isEmpty())
        line = joinShellWords(items);
    if (form != listWord)
        items.clear();
    if (form != lineWord)
        line.clear();
    m_list->setItems(items);
    m_line->setText(line);
    showParts(form == listWord, form == lineWord);
    Q_EMIT edited(FieldId::Args, items.isEmpty() ? FieldValue() : FieldValue(items));
    Q_EMIT edited(FieldId::ArgsStr, line.isEmpty() ? FieldValue() : FieldValue(line));
}

void ArgsEditor::showParts(bool list, bool line)
{
    m_list->setVisible(list);
    m_line->setVisible(line);
}

}
