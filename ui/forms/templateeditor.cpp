// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/templateeditor.h"

#include "interop/links.h"
#include "ui/forms/numbereditor.h"
#include "ui/widgets/focusforward.h"
#include "ui/widgets/optionalspinbox.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace berth {
namespace {

bool looksLikeLink(const QString &text)
{
    return text.contains(u'/') || text.contains(u'?');
}

}

TemplateEditor::TemplateEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_number(makeSpinBox(FieldId::TemplateId, 0, this))
    , m_hash(new QLineEdit(this))
    , m_find(new QPushButton(tr("Choose…"), this))
    , m_complaint(new QLabel(this))
{
    const Field &number = field(FieldId::TemplateId);
    m_number->setPlaceholder(tr("number"));
    m_number->setAccessibleName(number.label());
    m_number->setAccessibleDescription(number.help());
    m_number->setToolTip(number.help());
    m_number->installEventFilter(this);
    const Field &hash = field(FieldId::TemplateHash);
    m_hash->setObjectName(hash.name());
    m_hash->setPlaceholderText(tr("hash, or the template's link"));
    m_hash->setAccessibleName(hash.label());
    m_hash->setAccessibleDescription(hash.help());
    m_hash->setToolTip(hash.help());
    m_hash->installEventFilter(this);
    m_find->setObjectName(QStringLiteral("template.find"));
    m_find->setAccessibleName(tr("Choose a template"));
    m_find->setToolTip(tr("Search templates, read about them, and see what one would change"));
    m_find->setAutoDefault(false);
    connect(m_find, &QPushButton::clicked, this, &TemplateEditor::findWanted);
    m_complaint->setObjectName(QStringLiteral("template.complaint"));
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    new FocusForward(this, m_number);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(spacing);
    layout->setVerticalSpacing(spacing / 2);
    layout->addWidget(m_number, 0, 0);
    layout->addWidget(m_hash, 0, 1);
    layout->addWidget(m_find, 0, 2);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_complaint, 1, 0, 1, 3);
    connect(m_number, &OptionalSpinBox::valueEdited, this, [this](std::optional<double> value) {
        Q_EMIT edited(FieldId::TemplateId, numberValue(FieldId::TemplateId, value));
    });
    connect(m_hash, &QLineEdit::textEdited, this, &TemplateEditor::hashEdited);
    connect(m_hash, &QLineEdit::editingFinished, this, [this] {
        if (looksLikeLink(m_hash->text()) && m_complaint->isHidden())
            take(m_hash->text());
    });
}

void TemplateEditor::load(const RequestFields &fields)
{
    m_number->setValue(numberOf(FieldId::TemplateId, fields));
    const QString hash = fields.text(FieldId::TemplateHash);
    // What was complained about stays to be mended, and a link that is being typed is no hash yet.
    if (hash.isEmpty()
        && (!m_complaint->isHidden() || (m_hash->isModified() && looksLikeLink(m_hash->text()))))
        return;
    complain({});
    if (hash != m_hash->text()) {
        m_hash->setText(hash);
        m_hash->setCursorPosition(0);
    }
}

bool TemplateEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)
        && take(QGuiApplication::clipboard()->text()))
        return true;
    return FieldEditor::eventFilter(watched, event);
}

void TemplateEditor::hashEdited(const QString &text)
{
    const bool typing = text.size() <= m_lastText.size() + 1;
    m_lastText = text;
    if (looksLikeLink(text)) {
        // The beginning of a link that is being typed may already be a link to something else.
        if (typing)
            Q_EMIT edited(FieldId::TemplateHash, FieldValue());
        else
            take(text);
        return;
    }
    complain({});
    Q_EMIT edited(FieldId::TemplateHash, text.isEmpty() ? FieldValue() : FieldValue(text));
}

bool TemplateEditor::take(const QString &text)
{
    const Expected<TemplateLink, QString> link = readTemplateLink(text);
    if (!link) {
        if (!looksLikeLink(text))
            return false;
        m_hash->setText(text.trimmed());
        m_hash->setFocus();
        complain(link.error());
        Q_EMIT edited(FieldId::TemplateHash, FieldValue());
        return true;
    }
    complain({});
    const bool byHash = !link->hash.isEmpty();
    // The draft may hold neither and so have nothing to signal: the lines are written here too.
    m_hash->setText(link->hash);
    m_hash->setCursorPosition(0);
    m_number->setValue(byHash ? std::nullopt : std::optional(static_cast<double>(link->id)));
    Q_EMIT edited(FieldId::TemplateId, byHash ? FieldValue() : FieldValue(link->id));
    Q_EMIT edited(FieldId::TemplateHash, byHash ? FieldValue(link->hash) : FieldValue());
    (byHash ? static_cast<QWidget *>(m_hash) : m_number)->setFocus();
    return true;
}

void TemplateEditor::complain(const QString &message)
{
    m_complaint->setText(message);
    setTextTone(m_complaint, Tone::Error);
    m_complaint->setVisible(!message.isEmpty());
}

}
