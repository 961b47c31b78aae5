// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/fieldtext.h"

#include "core/shellwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace berth {
namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(FieldText)
};

// On one line: a script of many lines must not make a table's row tall.
QString oneLine(const QString &text, int length)
{
    QString shown = text.left(length + 1);
    shown.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (QChar &c : shown) {
        if (c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u'⏎';
        else if (!c.isPrint() && !c.isSurrogate())
            c = u'␣';
    }
    if (shown.size() > length) {
        shown.truncate(length - 1);
        if (shown.back().isHighSurrogate())
            shown.chop(1);
        shown += u'…';
    }
    return shown;
}

struct Show
{
    const Field &field;
    int length;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString &text) const
    {
        for (const FieldChoice &choice : field.choices) {
            if (text == QLatin1String(choice.value))
                return choiceLabel(choice);
        }
        if (text.isEmpty())
            return FieldText::tr("empty");
        return field.secret ? maskedText() : oneLine(text, length);
    }
    QString operator()(qint64 number) const { return withUnit(QLocale().toString(number)); }
    QString operator()(double number) const
    {
        return withUnit(QLocale().toString(number, 'f', QLocale::FloatingPointShortest));
    }
    QString operator()(Money money) const { return withUnit(money.toWire()); }
    QString operator()(bool flag) const { return flag ? FieldText::tr("yes") : FieldText::tr("no"); }
    QString operator()(const QStringList &list) const
    {
        return list.isEmpty() ? FieldText::tr("empty") : oneLine(joinShellWords(list), length);
    }
    QString operator()(const EnvRows &rows) const
    {
        QStringList shown;
        for (const EnvRow &row : rows)
            shown << (row.kind == EnvKind::Variable ? envKey(row) + u'=' + shownEnvValue(row, length)
                                                    : shownEnvValue(row, length));
        return rows.isEmpty() ? FieldText::tr("empty") : oneLine(shown.join(QLatin1String(", ")), length);
    }
    QString operator()(const ImageLogin &login) const { return oneLine(maskedImageLoginText(login), length); }

    QString withUnit(const QString &number) const
    {
        return field.unit().isEmpty() ? number : number + u' ' + field.unit();
    }
};

}

QString shownFieldValue(const Field &field, const FieldValue &value, int length)
{
    return std::visit(Show{field, length}, value);
}

QString shownEnvValue(const EnvRow &row, int length)
{
    switch (row.kind) {
    case EnvKind::Port:
        return oneLine(row.name, length);
    case EnvKind::Flag:
        return oneLine(row.name + u' ' + row.value.reveal(), length);
    case EnvKind::Variable:
        break;
    }
    if (row.value.isEmpty())
        return FieldText::tr("empty");
    return row.secret ? maskedText() : oneLine(row.value.reveal(), length);
}

}
