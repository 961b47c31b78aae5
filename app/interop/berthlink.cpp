// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/berthlink.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace berth {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BerthLink)
};

constexpr qsizetype longestLink = 2000;
constexpr qsizetype longestName = 200;
const QString scheme = QStringLiteral("berth:");

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

// Nothing where a percent sign stands alone, or where the bytes are no UTF-8.
std::optional<QString> decoded(const QString &text)
{
    for (qsizetype i = text.indexOf(u'%'); i >= 0; i = text.indexOf(u'%', i + 3)) {
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return std::nullopt;
    }
    const QString plain = QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
    if (plain.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return plain;
}

bool isName(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= longestName
        && std::none_of(text.begin(), text.end(), [](QChar c) {
               return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
                   || c.category() == QChar::Separator_Paragraph;
           });
}

bool isWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return isHex(c); });
}

Expected<void, QString> take(BerthLink &link, const QString &key, const QString &encoded)
{
    const auto value = decoded(encoded);
    if (!value)
        return fail(Words::tr("“%1” in this link is not encoded as a link has it.").arg(encoded));
    const auto once = [&key](bool empty) -> Expected<void, QString> {
        if (empty)
            return {};
        return fail(Words::tr("This link names “%1” twice.").arg(key));
    };
    if (key == QLatin1String("preset")) {
        if (!isName(*value))
            return fail(
                Words::tr("This link names no preset; “%1” can't be a name.").arg(value->simplified()));
        const auto good = once(link.preset.isEmpty());
        link.preset = *value;
        return good;
    }
    if (key == QLatin1String("offer")) {
        const auto id = isWord(*value) ? readOfferLink(*value) : fail(QString());
        if (!id)
            return fail(Words::tr("“%1” in this link is no offer's number.").arg(value->simplified()));
        const auto good = once(link.offerId == 0);
        link.offerId = *id;
        return good;
    }
    if (key == QLatin1String("template")) {
        const auto named = isWord(*value) ? readTemplateLink(*value) : fail(QString());
        if (!named)
            return fail(Words::tr("“%1” in this link is neither a template's number nor its hash.")
                            .arg(value->simplified()));
        const auto good = once(!link.namesTemplate());
        link.vastTemplate = *named;
        return good;
    }
    return fail(
        Words::tr("A link to Berth may name a preset, an offer and a template, but not “%1”.").arg(key));
}

}

bool isBerthLink(const QString &text)
{
    return text.trimmed().startsWith(scheme, Qt::CaseInsensitive);
}

Expected<BerthLink, QString> readBerthLink(const QString &text)
{
    QString rest = text.trimmed();
    if (!isBerthLink(rest))
        return fail(Words::tr("This is no link to Berth; one begins with “berth:”."));
    if (rest.size() > longestLink)
        return fail(Words::tr("This link is too long."));
    rest.remove(0, scheme.size());
    if (rest.startsWith(QLatin1String("//")))
        rest.remove(0, 2);
    if (rest.contains(u'#'))
        return fail(Words::tr("A link to Berth has no “#”; in a name it is written as %23."));

    const qsizetype question = rest.indexOf(u'?');
    const QString place = question < 0 ? rest : rest.left(question);
    const qsizetype slash = place.indexOf(u'/');
    const QString what = (slash < 0 ? place : place.left(slash)).toLower();
    const QString value = slash < 0 ? QString() : place.mid(slash + 1);
    BerthLink link;
    if (what == QLatin1String("rent")) {
        // Where it is opened as an address, some programs put a slash behind the first word.
        if (!value.isEmpty())
            return fail(Words::tr("Behind “berth:rent” there can only be a question mark."));
    } else if (const auto taken = take(link, what, value); !taken) {
        return fail(taken.error());
    }
    if (question >= 0) {
        const QStringList pairs = rest.mid(question + 1).split(u'&', Qt::SkipEmptyParts);
        for (const QString &pair : pairs) {
            const qsizetype equals = pair.indexOf(u'=');
            const QString key = (equals < 0 ? pair : pair.left(equals)).toLower();
            if (const auto taken = take(link, key, equals < 0 ? QString() : pair.mid(equals + 1)); !taken)
                return fail(taken.error());
        }
    }
    if (link == BerthLink())
        return fail(Words::tr("This link names neither a preset nor an offer nor a template."));
    return link;
}

}
