// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/mergeview.h"

#include "interop/fieldtext.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>

namespace berth {
namespace {

// Which template, and what the rental costs, are not what the instance is made of.
bool isShown(FieldId id)
{
    return id != FieldId::TemplateId && id != FieldId::TemplateHash && id != FieldId::Env;
}

QString settingOf(const EnvRow &row)
{
    switch (row.kind) {
    case EnvKind::Port:
        return MergeView::tr("Port %1").arg(row.name);
    case EnvKind::Flag:
        return MergeView::tr("Flag %1").arg(row.name);
    case EnvKind::Variable:
        break;
    }
    return row.name;
}

QString valueOf(const EnvRow &row)
{
    return row.kind == EnvKind::Port ? MergeView::tr("open") : shownEnvValue(row);
}

}

MergeView::MergeView(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("template.merge"));
    setAccessibleName(tr("What the instance is made of"));
    setRootIsDecorated(false);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setHeaderLabels({tr("Setting"), tr("Template gives"), tr("Your form sets"), tr("The instance gets")});
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setStretchLastSection(true);
}

void MergeView::show(const TemplateMerge &merge)
{
    clear();
    for (const MergedField &one : merge.fields) {
        if (!isShown(one.id))
            continue;
        const Field &f = field(one.id);
        add(f.label(), shownFieldValue(f, one.given), shownFieldValue(f, one.own), one.source);
    }
    for (const MergedRow &one : merge.env) {
        const bool byTemplate = one.source == ValueSource::Template;
        const bool both = one.source == ValueSource::FormOverTemplate;
        add(settingOf(one.row),
            byTemplate ? valueOf(one.row)
                : both ? valueOf(one.given)
                       : QString(),
            byTemplate ? QString() : valueOf(one.row), one.source);
    }
    for (int column = 0; column + 1 < ColumnCount; ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::min(columnWidth(column) + spacing, 26 * spacing));
    }
}

void MergeView::add(const QString &setting, const QString &given, const QString &own, ValueSource source)
{
    const bool overridden = source == ValueSource::FormOverTemplate;
    auto *item
        = new QTreeWidgetItem(this, {setting, given, own, source == ValueSource::Template ? given : own});
    item->setSizeHint(Setting, {0, fontMetrics().height() + spacing});
    for (int column = 0; column < ColumnCount; ++column)
        item->setToolTip(column, item->text(column));
    if (overridden) {
        QFont struck = font();
        struck.setStrikeOut(true);
        item->setFont(Given, struck);
    }
    QFont strong = font();
    strong.setBold(source != ValueSource::Template);
    item->setFont(Result, strong);
}

}
