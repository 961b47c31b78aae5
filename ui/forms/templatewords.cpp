// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/templatewords.h"

#include "interop/fieldtext.h"

#include <QCoreApplication>

namespace berth {
namespace {

constexpr int shownLength = 100; // characters of one value

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TemplateWords)
};

QString named(const EnvRow &row)
{
    const QString value = shownEnvValue(row, shownLength);
    return row.kind == EnvKind::Variable ? envKey(row) + u'=' + value : value;
}

QString environmentWords(const TemplateMerge &merge)
{
    QStringList added;
    QStringList replaced;
    for (const MergedRow &one : merge.env) {
        if (one.source == ValueSource::Template)
            added << named(one.row);
        else if (one.source == ValueSource::FormOverTemplate)
            replaced << named(one.given);
    }
    QStringList words;
    if (!added.isEmpty())
        words << Words::tr("The template adds: %1").arg(added.join(QLatin1String(", ")));
    if (!replaced.isEmpty())
        words << Words::tr("Instead of the template's: %1").arg(replaced.join(QLatin1String(", ")));
    return words.join(u'\n');
}

}

QString templateWords(const QList<FieldId> &fields, const TemplateMerge &merge)
{
    if (fields.contains(FieldId::Env))
        return environmentWords(merge);
    QStringList given;
    QStringList replaced;
    for (const FieldId id : fields) {
        const MergedField *one = merge.field(id);
        if (!one || one->source == ValueSource::Form)
            continue;
        const Field &f = field(id);
        const QString value = shownFieldValue(f, one->given, shownLength);
        // The row's label names its first field only.
        const QString text = id == fields.first() ? value : QStringLiteral("%1: %2").arg(f.label(), value);
        (one->source == ValueSource::Template ? given : replaced) << text;
    }
    QStringList words;
    if (!given.isEmpty())
        words << Words::tr("From the template: %1").arg(given.join(QStringLiteral(" · ")));
    if (!replaced.isEmpty())
        words << Words::tr("Instead of the template's: %1").arg(replaced.join(QStringLiteral(" · ")));
    return words.join(u'\n');
}

}
