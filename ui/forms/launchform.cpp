// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/launchform.h"

#include "launch/launchdraft.h"
#include "ui/forms/fieldrow.h"
#include "ui/forms/imageeditor.h"
#include "ui/forms/rentaleditor.h"
#include "ui/forms/templateeditor.h"
#include "ui/forms/templatewords.h"
#include "ui/forms/volumeeditor.h"
#include "ui/templates/chosentemplate.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QTimer>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int buildAfterMs = 5; // the first frame reaches the screen before the rest is built

constexpr int maxFormWidth = 960; // longer lines are hard to read

bool startsOpen(FieldGroup group)
{
    return group != FieldGroup::Volume && group != FieldGroup::Advanced;
}
// What a person sees first; the rest is filled after the first paint.
bool startsBuilt(FieldGroup group)
{
    return group == FieldGroup::Image || group == FieldGroup::Access || group == FieldGroup::Machine;
}

QString groupName(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Image:
        return QStringLiteral("image");
    case FieldGroup::Access:
        return QStringLiteral("access");
    case FieldGroup::Machine:
        return QStringLiteral("machine");
    case FieldGroup::Environment:
        return QStringLiteral("environment");
    case FieldGroup::Startup:
        return QStringLiteral("startup");
    case FieldGroup::Volume:
        return QStringLiteral("volume");
    case FieldGroup::Advanced:
        return QStringLiteral("advanced");
    }
    Q_UNREACHABLE();
}

QString rowLabel(const RowPlan &plan)
{
    return plan.label.isEmpty() ? field(plan.fields.first()).label() : plan.label;
}

// The parts that Tab stops at, in the order in which the editor made them.
void appendTabStops(QWidget *widget, QList<QWidget *> &stops)
{
    const bool whole = qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractItemView *>(widget);
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
        stops << widget;
    if (whole)
        return;
    for (QObject *child : widget->children()) {
        if (child->isWidgetType() && !static_cast<QWidget *>(child)->isWindow())
            appendTabStops(static_cast<QWidget *>(child), stops);
    }
}

}

LaunchForm::LaunchForm(
    LaunchDraft *draft, const FormContext &context, const QString &reservedMnemonics, QWidget *parent)
    : QScrollArea(parent)
    , m_draft(draft)
    , m_context(context)
    , m_mnemonics(reservedMnemonics)
{
    setObjectName(QStringLiteral("launchForm"));
    setAccessibleName(tr("Launch form"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setMaximumWidth(maxFormWidth);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(spacing, spacing, spacing, spacing);
    layout->setSpacing(spacing);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    m_labelWidth = labelColumnWidth();
    for (const FieldGroup group : fieldGroups())
        addSection(group);
    layout->addStretch();
    openSetGroups();
    for (const FieldGroup group : fieldGroups()) {
        if (startsBuilt(group))
            buildSection(group);
    }
    chainTabs();
    updateSummaries();

    connect(m_draft, &LaunchDraft::fieldChanged, this, &LaunchForm::loadField);
    connect(m_draft, &LaunchDraft::replaced, this, &LaunchForm::loadAll);
    connect(m_draft, &LaunchDraft::issuesChanged, this, &LaunchForm::showIssues);
    connect(m_draft, &LaunchDraft::offerChanged, this, [this] {
        if (FieldRow *rental = row(FieldId::Price))
            static_cast<RentalEditor *>(rental->editor())
                ->setMinimumBid(m_draft->offer() ? m_draft->offer()->minBid : Money());
    });
}

void LaunchForm::build()
{
    m_painted = true;
    for (const FieldGroup group : fieldGroups())
        buildSection(group);
}

void LaunchForm::focusField(FieldId id, int rowIndex)
{
    const FieldGroup group = field(id).group;
    buildSection(group);
    m_sections.value(group)->setExpanded(true);
    FieldRow *target = row(id);
    target->setVisible(true);
    // A section that was just opened has no place yet, and there is nothing to scroll to before it has.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    ensureWidgetVisible(target, 0, 2 * spacing);
    target->focusOn(id, rowIndex);
}

void LaunchForm::focusIssue(const Issue &issue)
{
    if (!issue.fields.isEmpty())
        focusField(issue.fields.first(), issue.row);
}

void LaunchForm::setRecentImages(const QStringList &images)
{
    m_context.recentImages = images;
    if (FieldRow *image = row(FieldId::Image))
        static_cast<ImageEditor *>(image->editor())->setRecentImages(images);
}

void LaunchForm::followTemplate(ChosenTemplate &chosen)
{
    m_template = &chosen;
    connect(&chosen, &ChosenTemplate::changed, this, &LaunchForm::showTemplate);
    showTemplate();
}

void LaunchForm::showTemplate()
{
    if (!m_template)
        return;
    const TemplateMerge merge = m_template->merge();
    for (const QList<FieldRow *> &rows : std::as_const(m_rows)) {
        for (FieldRow *candidate : rows) {
            if (candidate->fields().contains(FieldId::TemplateId))
                candidate->showTemplate(m_template->words(), m_template->tone());
            else
                candidate->showTemplate(templateWords(candidate->fields(), merge), Tone::SetMark);
        }
    }
}

FieldRow *LaunchForm::row(FieldId id) const
{
    for (FieldRow *candidate : m_rows.value(field(id).group)) {
        if (candidate->fields().contains(id))
            return candidate;
    }
    return nullptr;
}

QSize LaunchForm::sizeHint() const
{
    return {70 * spacing, 80 * spacing};
}

bool LaunchForm::viewportEvent(QEvent *event)
{
    const bool result = QScrollArea::viewportEvent(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(buildAfterMs, this, &LaunchForm::buildOpenSections);
    }
    return result;
}

void LaunchForm::addSection(FieldGroup group)
{
    auto *section = new CollapsibleSection(widget());
    section->header()->setText(m_mnemonics.assign(groupLabel(group)));
    section->header()->setAccessibleName(groupLabel(group));
    section->header()->setObjectName(QLatin1String("section.") + groupName(group));
    m_sections.insert(group, section);
    widget()->layout()->addWidget(section);
    section->setExpanded(startsOpen(group));
    connect(section, &CollapsibleSection::aboutToExpand, this, [this, group] { buildSection(group); });
    for (const RowPlan &plan : formPlan(group))
        m_labels.insert(plan.fields.first(), m_mnemonics.assign(rowLabel(plan)));
}

void LaunchForm::buildSection(FieldGroup group)
{
    if (m_rows.contains(group))
        return;
    QList<FieldRow *> &rows = m_rows[group];
    QVBoxLayout *body = m_sections.value(group)->body();
    for (const RowPlan &plan : formPlan(group)) {
        auto *made = new FieldRow(plan, m_context, m_labels.value(plan.fields.first()), m_labelWidth);
        body->addWidget(made);
        made->load(m_draft->fields());
        made->showIssues(m_draft->issues());
        connect(made, &FieldRow::edited, m_draft, &LaunchDraft::set);
        if (auto *chooser = qobject_cast<TemplateEditor *>(made->editor()))
            connect(chooser, &TemplateEditor::findWanted, this, &LaunchForm::templateWanted);
        if (auto *volumes = qobject_cast<VolumeEditor *>(made->editor()))
            connect(volumes, &VolumeEditor::chooseWanted, this, &LaunchForm::volumeWanted);
        rows << made;
    }
    showTemplate();
    chainTabs();
}

void LaunchForm::buildOpenSections()
{
    for (const FieldGroup group : fieldGroups()) {
        if (m_sections.value(group)->isExpanded())
            buildSection(group);
    }
}

void LaunchForm::loadField(FieldId id)
{
    for (const QList<FieldRow *> &rows : std::as_const(m_rows)) {
        for (FieldRow *candidate : rows) {
            // Others may have become relevant, or no longer be.
            const FieldEditor *editor = candidate->editor();
            if (editor->fields().contains(id) || editor->alsoShows().contains(id))
                candidate->load(m_draft->fields());
            else
                candidate->updateRelevance(m_draft->fields());
        }
    }
    showTemplate();
    if (m_draft->fields().isSet(id) && m_painted)
        m_sections.value(field(id).group)->setExpanded(true);
    updateSummaries();
}

void LaunchForm::loadAll()
{
    for (const QList<FieldRow *> &rows : std::as_const(m_rows)) {
        for (FieldRow *candidate : rows)
            candidate->load(m_draft->fields());
    }
    showTemplate();
    openSetGroups();
    updateSummaries();
}

void LaunchForm::showIssues()
{
    for (const QList<FieldRow *> &rows : std::as_const(m_rows)) {
        for (FieldRow *candidate : rows)
            candidate->showIssues(m_draft->issues());
    }
    updateSummaries();
}

void LaunchForm::updateSummaries()
{
    QHash<FieldGroup, SectionSummary> summaries;
    for (const Field &f : catalogue()) {
        if (m_draft->fields().isSet(f.id))
            ++summaries[f.group].set;
    }
    for (const Issue &issue : m_draft->issues()) {
        if (issue.fields.isEmpty())
            continue;
        SectionSummary &summary = summaries[field(issue.fields.first()).group];
        ++(issue.severity == Severity::Error ? summary.errors : summary.warnings);
    }
    for (const FieldGroup group : fieldGroups())
        m_sections.value(group)->header()->setSummary(summaries.value(group));
}

void LaunchForm::openSetGroups()
{
    for (const Field &f : catalogue()) {
        if (m_draft->fields().isSet(f.id))
            m_sections.value(f.group)->setExpanded(true);
    }
}

void LaunchForm::chainTabs()
{
    QList<QWidget *> stops;
    for (const FieldGroup group : fieldGroups())
        appendTabStops(m_sections.value(group), stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
}

// One column for all groups, as wide as the widest label.
int LaunchForm::labelColumnWidth() const
{
    int width = 0;
    for (const FieldGroup group : fieldGroups()) {
        for (const RowPlan &plan : formPlan(group)) {
            if (!plan.wide)
                width = std::max(width, fontMetrics().horizontalAdvance(rowLabel(plan)));
        }
    }
    return width + spacing;
}

}
