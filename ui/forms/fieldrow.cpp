// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldrow.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/issuelines.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace berth {
namespace {

constexpr int markWidth = 3;

QString plainLabel(QString label)
{
    label.replace(QLatin1String("&&"), QLatin1String("\n"));
    label.remove(u'&');
    return label.replace(u'\n', u'&');
}

}

FieldRow::FieldRow(
    const RowPlan &plan, const FormContext &context, const QString &label, int labelWidth, QWidget *parent)
    : QWidget(parent)
    , m_fields(plan.fields)
    , m_wide(plan.wide)
    , m_editor(plan.create(context, this))
{
    build(plan, label, labelWidth);
    describe(plainLabel(label));
    connect(m_editor, &FieldEditor::edited, this, &FieldRow::edited);
    connect(m_reset, &QToolButton::clicked, this, &FieldRow::leaveAlone);
    m_reset->installEventFilter(this);
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, &FieldRow::leaveAlone);
}

void FieldRow::build(const RowPlan &plan, const QString &label, int labelWidth)
{
    const Field &main = field(m_fields.first());
    m_label = new QLabel(label, this);
    m_label->setBuddy(m_editor);
    // As tall as a line edit, so that the label's text stands beside the editor's first line.
    m_label->setMinimumHeight(firstLineHeight(this));
    m_label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    m_reset = new QToolButton(this);
    m_reset->setObjectName(main.name() + QLatin1String(".reset"));
    m_reset->setIcon(glyphIcon(Glyph::Reset));
    m_reset->setIconSize({12, 12});
    m_reset->setFixedHeight(m_label->minimumHeight());
    m_reset->setAutoRaise(true);
    m_reset->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy keepsPlace = m_reset->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);
    m_reset->hide();

    m_hint = new HintLabel(this);
    m_issues = new IssueLines(this);

    auto *line = new QHBoxLayout;
    line->setSpacing(spacing);
    line->addWidget(m_editor, 1);
    const bool grows = m_editor->sizePolicy().horizontalPolicy() & QSizePolicy::ExpandFlag
        || m_editor->sizePolicy().horizontalPolicy() == QSizePolicy::Preferred;
    if (m_fields.size() == 1 && !main.unit().isEmpty())
        line->addWidget(new QLabel(main.unit(), this));
    if (!grows) {
        line->setStretch(0, 0);
        line->addStretch(1);
    }

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(spacing, 0, 0, 0);
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(spacing / 2);
    if (plan.wide) {
        grid->addWidget(m_label, 0, 0);
        grid->addWidget(m_hint, 0, 1, Qt::AlignVCenter);
        grid->addWidget(m_reset, 0, 2);
        grid->addLayout(line, 1, 0, 1, 3);
        grid->addWidget(m_issues, 2, 0, 1, 3);
    } else {
        m_label->setFixedWidth(labelWidth);
        grid->addWidget(m_label, 0, 0, Qt::AlignTop);
        grid->addLayout(line, 0, 1);
        grid->addWidget(m_reset, 0, 2, Qt::AlignTop);
        grid->addWidget(m_issues, 1, 1);
        grid->addWidget(m_hint, 2, 1);
    }
    grid->setColumnStretch(1, 1);
}

// Names, tooltips and What's This come from the catalogue; editors give their further parts names of their
// own.
void FieldRow::describe(const QString &label)
{
    const Field &main = field(m_fields.first());
    if (m_editor->objectName().isEmpty())
        m_editor->setObjectName(editorName(m_fields.first()));
    QWidget *part = m_editor->findChild<QWidget *>(main.name());
    for (QWidget *widget : {static_cast<QWidget *>(m_editor), part}) {
        if (widget && widget->accessibleName().isEmpty())
            widget->setAccessibleName(main.unit().isEmpty() ? label : tr("%1, %2").arg(label, main.unit()));
        if (widget && widget->accessibleDescription().isEmpty())
            widget->setAccessibleDescription(main.help());
    }
    QString help = QLatin1String("<p>") + main.help().toHtmlEscaped() + QLatin1String("</p>");
    QStringList keys;
    for (const FieldId id : m_fields) {
        if (field(id).onWire)
            keys << field(id).name();
    }
    help += QLatin1String("<p>") + tr("Left alone: %1").arg(main.unsetMeaning()).toHtmlEscaped()
        + QLatin1String("</p>");
    if (!keys.isEmpty())
        help += QLatin1String("<p><small>") + tr("API: %1").arg(keys.join(QLatin1String(", ")))
            + QLatin1String("</small></p>");
    for (QWidget *widget : {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_editor)}) {
        widget->setToolTip(help);
        widget->setWhatsThis(help);
    }
    m_reset->setAccessibleName(tr("Leave alone: %1").arg(label));
    m_reset->setToolTip(tr("Leave it alone (Delete here, Ctrl+Shift+Backspace in the field)"));
}

void FieldRow::load(const RequestFields &fields)
{
    m_editor->load(fields);
    const bool set
        = std::any_of(m_fields.cbegin(), m_fields.cend(), [&](FieldId id) { return fields.isSet(id); });
    if (set != m_set) {
        m_set = set;
        const bool hadFocus = m_reset->hasFocus();
        m_reset->setVisible(set);
        if (hadFocus)
            m_editor->setFocus();
        update();
    }
    showHint(fields);
    updateRelevance(fields);
}

// Left alone: what that means. Set: what the value means, else the help where there is room for it.
void FieldRow::showHint(const RequestFields &fields)
{
    const Field &main = field(m_fields.first());
    const QString meaning = m_editor->hint(fields);
    const QString alone = main.unsetMeaning();
    m_hint->setReferenceTexts(m_wide ? QStringList{} : QStringList{alone, meaning});
    if (!meaning.isEmpty())
        m_hint->setText(meaning);
    else if (m_set)
        m_hint->setText(main.help(), tr("Left alone: %1").arg(alone));
    else
        m_hint->setText(alone);
}

void FieldRow::showTemplate(const QString &words, Tone tone)
{
    if (!m_templateLine) {
        if (words.isEmpty())
            return;
        m_templateLine = new QLabel(this);
        m_templateLine->setObjectName(field(m_fields.first()).name() + QLatin1String(".template"));
        m_templateLine->setTextFormat(Qt::PlainText);
        m_templateLine->setWordWrap(true);
        auto *grid = static_cast<QGridLayout *>(layout());
        const int row = grid->rowCount();
        grid->addWidget(m_templateLine, row, m_wide ? 0 : 1, 1, m_wide ? 3 : 1);
    }
    m_templateLine->setText(words);
    m_templateLine->setPalette(QPalette());
    setTextTone(m_templateLine, tone);
    m_templateLine->setVisible(!words.isEmpty());
}

void FieldRow::updateRelevance(const RequestFields &fields)
{
    m_relevant = std::any_of(
        m_fields.cbegin(), m_fields.cend(), [&](FieldId id) { return isRelevant(field(id), fields); });
    updateVisibility();
}

void FieldRow::showIssues(const Issues &issues)
{
    Issues own;
    for (const Issue &issue : issues) {
        if (!issue.fields.isEmpty() && m_fields.contains(issue.fields.first()))
            own << issue;
    }
    m_editor->showIssues(own);
    m_issues->setIssues(own);
    updateVisibility();
}

void FieldRow::focusOn(FieldId id, int row)
{
    setVisible(true);
    m_editor->focusOn(id, row);
}

void FieldRow::leaveAlone()
{
    const QList<FieldId> ids = m_editor->fields();
    for (const FieldId id : ids)
        Q_EMIT edited(id, FieldValue());
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reset && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return
            || key == Qt::Key_Enter) {
            leaveAlone();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (!m_set)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColor(Tone::SetMark, palette()));
    QRectF bar(0, 1, markWidth, height() - 2);
    if (isRightToLeft())
        bar.moveRight(width());
    painter.drawRoundedRect(bar, markWidth / 2.0, markWidth / 2.0);
}

void FieldRow::updateVisibility()
{
    setVisible(m_relevant || m_set || !m_issues->text().isEmpty());
}

}
