// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/texteditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace berth {

TextEditor::TextEditor(FieldId id, Counter counter, QWidget *parent)
    : FieldEditor(parent)
    , m_id(id)
    , m_line(new QLineEdit(this))
{
    m_line->setObjectName(field(id).name());
    m_line->setPlaceholderText(tr("left alone"));
    new FocusForward(this, m_line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_line, 1);
    if (counter == Counter::Shown) {
        m_counter = new QLabel(this);
        m_counter->setObjectName(field(id).name() + QLatin1String(".counter"));
        m_counter->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        const QString widest = tr("%1 of %2").arg(field(id).maxLength).arg(field(id).maxLength);
        m_counter->setMinimumWidth(m_counter->fontMetrics().horizontalAdvance(widest));
        layout->addWidget(m_counter);
        connect(m_line, &QLineEdit::textChanged, this, &TextEditor::count);
        count();
    }
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited(m_id, text.isEmpty() ? FieldValue() : FieldValue(text));
    });
}

void TextEditor::load(const RequestFields &fields)
{
    const QString text = fields.text(m_id);
    if (text != m_line->text()) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
}

void TextEditor::count()
{
    const auto length = static_cast<int>(m_line->text().size());
    m_counter->setText(tr("%1 of %2").arg(length).arg(field(m_id).maxLength));
    setTextTone(m_counter, length > field(m_id).maxLength ? Tone::Error : Tone::Quiet);
}

}
