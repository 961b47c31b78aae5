// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/links.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

namespace berth {
namespace {

struct Links
{
    Q_DECLARE_TR_FUNCTIONS(Links)
};

// The largest whole number that JSON carries without loss.
constexpr qint64 maxNumber = 9007199254740992;

std::optional<qint64> readNumber(QStringView text)
{
    const bool digits = !text.isEmpty() && text.size() <= 16
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 number = digits ? text.toLongLong() : 0;
    return number > 0 && number <= maxNumber ? std::optional(number) : std::nullopt;
}

bool isHash(QStringView text)
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f' && c.unicode() < 128);
    });
}

// The first link in the text, which may stand in prose, in <…> or in Markdown.
std::optional<QUrl> findLink(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?:https?://|\\b(?:cloud|console|www)\\.vast\\.ai/|\\bvast\\.ai/)[^\\s<>\"'`\\])]*"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString link = match.captured();
    while (!link.isEmpty() && QStringView(u".,;:!").contains(link.back()))
        link.chop(1);
    if (!link.startsWith(QLatin1String("http"), Qt::CaseInsensitive))
        link.prepend(QLatin1String("https://"));
    const QUrl url(link, QUrl::TolerantMode);
    return url.isValid() ? std::optional(url) : std::nullopt;
}

// Path and query, those behind a # included: the console is a page that routes there at times.
struct LinkParts
{
    QStringList path;
    QList<std::pair<QString, QString>> query;

    QString value(std::initializer_list<const char *> keys) const
    {
        for (const char *key : keys) {
            for (const auto &[name, content] : query) {
                if (name.compare(QLatin1String(key), Qt::CaseInsensitive) == 0 && !content.isEmpty())
                    return content;
            }
        }
        return {};
    }
};

void addParts(LinkParts &parts, const QString &path, const QString &query)
{
    parts.path << path.split(u'/', Qt::SkipEmptyParts);
    parts.query << QUrlQuery(query).queryItems(QUrl::FullyDecoded);
}

LinkParts linkParts(const QUrl &url)
{
    LinkParts parts;
    addParts(parts, url.path(), url.query(QUrl::FullyEncoded));
    const QString fragment = url.fragment(QUrl::FullyEncoded);
    const qsizetype question = fragment.indexOf(u'?');
    addParts(parts, question < 0 ? fragment : fragment.left(question),
        question < 0 ? QString() : fragment.mid(question + 1));
    return parts;
}

bool mentions(const LinkParts &parts, std::initializer_list<const char *> words)
{
    return std::any_of(parts.path.begin(), parts.path.end(), [words](const QString &part) {
        return std::any_of(words.begin(), words.end(), [&part](const char *word) {
            return part.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
        });
    });
}

Expected<qint64, QString> offerInLink(const QUrl &url)
{
    const LinkParts parts = linkParts(url);
    if (mentions(parts, {"instances", "instance"}))
        return fail(
            Links::tr("This link names an instance, which is rented already. Paste the number of an offer."));
    if (mentions(parts, {"template", "templates"}))
        return fail(Links::tr("This link names a template. Paste it into the template field."));
    const QString named
        = parts.value({"ask_id", "askid", "ask_contract_id", "ask", "offer_id", "offerid", "offer", "id"});
    if (const auto number = readNumber(named))
        return *number;
    QList<qint64> numbers;
    for (const QString &part : parts.path) {
        if (const auto number = readNumber(part))
            numbers << *number;
    }
    if (numbers.size() == 1)
        return numbers.first();
    if (!parts.value({"template_id", "template", "template_hash", "template_hash_id"}).isEmpty())
        return fail(Links::tr("This link names a template. Paste it into the template field."));
    return fail(Links::tr("This link names no offer. Paste the offer's number."));
}

void takeTemplate(TemplateLink &link, QStringView text)
{
    if (isHash(text) && link.hash.isEmpty())
        link.hash = text.toString().toLower();
    else if (const auto number = readNumber(text); number && link.id == 0)
        link.id = *number;
}

Expected<TemplateLink, QString> templateInLink(const QUrl &url)
{
    const LinkParts parts = linkParts(url);
    TemplateLink link;
    for (const char *key :
        {"template_hash_id", "template_hash", "hash_id", "hash", "template_id", "templateid", "template"})
        takeTemplate(link, parts.value({key}));
    const bool aboutTemplates = mentions(parts, {"template", "templates"});
    if (aboutTemplates) {
        takeTemplate(link, parts.value({"id"}));
        for (const QString &part : parts.path)
            takeTemplate(link, part);
    }
    if (link.id != 0 || !link.hash.isEmpty())
        return link;
    const QString name = parts.value({"name"});
    if (!name.isEmpty() && !parts.value({"creator_id"}).isEmpty())
        return fail(Links::tr(
            "This link names the template “%1” by its author; only Vast.ai can look it up. Open the "
            "link and copy the template's hash.")
                        .arg(name));
    if (!parts.value({"ref_id"}).isEmpty())
        return fail(Links::tr("This is a referral link; it names no template."));
    return fail(Links::tr("This link names no template. Paste the template's number or hash."));
}

}

Expected<qint64, QString> readOfferLink(const QString &text)
{
    QStringView bare = QStringView(text).trimmed();
    if (bare.startsWith(u'#'))
        bare = bare.sliced(1).trimmed();
    if (const auto number = readNumber(bare))
        return *number;
    if (const auto url = findLink(text))
        return offerInLink(*url);
    if (bare.isEmpty())
        return fail(Links::tr("There is no number here."));
    return fail(Links::tr("This is no offer. Paste its number, such as 384826, or a link to it."));
}

Expected<TemplateLink, QString> readTemplateLink(const QString &text)
{
    QStringView bare = QStringView(text).trimmed();
    if (bare.startsWith(u'#'))
        bare = bare.sliced(1).trimmed();
    TemplateLink link;
    takeTemplate(link, bare);
    if (link.id != 0 || !link.hash.isEmpty())
        return link;
    if (const auto url = findLink(text))
        return templateInLink(*url);
    if (bare.isEmpty())
        return fail(Links::tr("There is no template here."));
    return fail(Links::tr(
        "This is no template. Paste its number, its hash of 32 hexadecimal digits, or a link to it."));
}

}
