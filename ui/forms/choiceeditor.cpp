// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choiceeditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/choicebox.h"

#include <QHBoxLayout>

namespace berth {
namespace {

constexpr QLatin1String yes("true");
constexpr QLatin1String no("false");

}

ChoiceEditor::ChoiceEditor(FieldId id, QWidget *parent)
    : FieldEditor(parent)
    , m_id(id)
    , m_box(new ChoiceBox(this))
{
    const Field &f = field(id);
    m_box->setObjectName(f.name());
    m_box->setItemData(0, f.unsetMeaning(), Qt::ToolTipRole);
    if (f.kind == FieldKind::Flag) {
        m_box->addChoice(tr("Yes"), yes);
        m_box->addChoice(tr("No"), no);
    }
    for (const FieldChoice &choice : f.choices)
        m_box->addChoice(choiceLabel(choice), QString::fromLatin1(choice.value), choiceHelp(choice));
    new FocusForward(this, m_box);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    connect(m_box, &ChoiceBox::activated, this, [this] {
        const QString value = m_box->value();
        if (value.isEmpty())
            Q_EMIT edited(m_id, FieldValue());
        else if (field(m_id).kind == FieldKind::Flag)
            Q_EMIT edited(m_id, value == yes);
        else
            Q_EMIT edited(m_id, value);
    });
}

void ChoiceEditor::load(const RequestFields &fields)
{
    if (const bool *flag = fields.get<bool>(m_id))
        m_box->showValue(*flag ? yes : no);
    else
        m_box->showValue(fields.text(m_id));
}

QString ChoiceEditor::hint(const RequestFields &fields) const
{
    const QString value = fields.text(m_id);
    for (const FieldChoice &choice : field(m_id).choices) {
        if (value == QLatin1String(choice.value))
            return choiceHelp(choice);
    }
    return {};
}

}
