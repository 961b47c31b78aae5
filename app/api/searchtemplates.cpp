// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchtemplates.h"

#include "api/jsonvalues.h"
#include "api/replyreader.h"
#include "catalog/requestreader.h"
#include "catalog/runtype.h"
#include "core/shellwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace berth {
namespace {

QJsonObject equal(const QJsonValue &value)
{
    return {{QStringLiteral("eq"), value}};
}

class Reader
{
public:
    Reader(const QJsonObject &object, Template &result)
        : m_object(object)
        , m_result(result)
    {
    }

    void run()
    {
        m_result.id = jsonId(value("id"));
        m_result.hashId = jsonText(value("hash_id"));
        m_result.name = jsonText(value("name"));
        m_result.description = jsonText(value("desc"));
        if (value("readme_visible") != QJsonValue(false))
            m_result.readme = jsonText(value("readme"));
        m_result.creatorId = jsonId(value("creator_id"));
        m_result.timesUsed = jsonInteger(value("count_created"));
        m_result.recommended = jsonFlag(value("recommended"));
        m_result.isPrivate = jsonFlag(value("private"));
        readImage();
        readEnv();
        readAccess();
        readText("onstart", FieldId::Onstart);
        readText("args_str", FieldId::ArgsStr);
        readText("jupyter_dir", FieldId::JupyterDir);
        if (jsonFlag(value("use_jupyter_lab")))
            m_result.gives.set(FieldId::UseJupyterLab, true);
        if (const double disk = jsonNumber(value("recommended_disk_space")); disk > 0)
            m_result.gives.set(FieldId::Disk, disk);
    }

private:
    QJsonValue value(const char *key) const { return m_object.value(QLatin1String(key)); }

    // Every template has all keys: an empty text gives nothing.
    void readText(const char *key, FieldId id)
    {
        if (const QString text = jsonText(value(key)); !text.isEmpty())
            m_result.gives.set(id, text);
    }

    void readImage()
    {
        QString image = jsonText(value("image"));
        const QString tag = jsonText(value("tag"));
        const bool hasTag = image.lastIndexOf(u':') > image.lastIndexOf(u'/');
        if (!image.isEmpty() && !tag.isEmpty() && !hasTag)
            image += u':' + tag;
        if (!image.isEmpty())
            m_result.gives.set(FieldId::Image, image);
    }

    // One word in `runtype`, the rest in flags of its own.
    void readAccess()
    {
        const QString word = jsonText(value("runtype"));
        auto runtype = parseRuntype(word);
        if (!runtype && !word.isEmpty())
            m_result.notUnderstood << QStringLiteral("runtype");
        if (!runtype || runtype->mode == AccessMode::LeftAlone)
            return;
        if (runtype->connection == Connection::Unspecified && runtype->mode != AccessMode::Args) {
            const bool jupyter = runtype->mode == AccessMode::Jupyter;
            const bool direct = jsonFlag(value(jupyter ? "jup_direct" : "ssh_direct"));
            runtype->connection = direct ? Connection::Direct : Connection::Proxy;
        }
        m_result.gives.set(FieldId::Runtype, runtypeText(*runtype));
    }

    void readEnv()
    {
        EnvRows rows;
        const QJsonValue env = value("env");
        if (env.isObject()) {
            const ReadResult read = readRequestBody({{QStringLiteral("env"), env}});
            if (const EnvRows *found = read.fields.get<EnvRows>(FieldId::Env))
                rows = *found;
            else
                m_result.notUnderstood << QStringLiteral("env");
        } else if (env.isString()) {
            rows = readFlags(env.toString());
        }
        if (!rows.isEmpty())
            m_result.gives.set(FieldId::Env, rows);
    }

    // "-p 80:80 -e A='b c'", as templates keep it.
    EnvRows readFlags(const QString &text)
    {
        EnvRows rows;
        const auto words = splitShellWords(text);
        if (!words) {
            m_result.notUnderstood << QStringLiteral("env");
            return rows;
        }
        for (qsizetype i = 0; i < words->size(); ++i) {
            const QString flag = (*words)[i].text;
            const bool known = flag.size() >= 2 && flag[0] == u'-' && QStringView(u"ephvn").contains(flag[1]);
            const bool attached = known && flag.size() > 2;
            if (!known || (!attached && i + 1 >= words->size())) {
                m_result.notUnderstood << QLatin1String("env: ") + flag.section(u'=', 0, 0);
                continue;
            }
            addFlag(rows, flag.left(2), attached ? flag.mid(2) : (*words)[++i].text);
        }
        return rows;
    }

    void addFlag(EnvRows &rows, const QString &flag, const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        EnvRow row = envFlag(flag, text);
        if (flag == QLatin1String("-e") && equals > 0)
            row = envVariable(
                text.left(equals), text.mid(equals + 1), looksSecret(QStringView(text).first(equals)));
        else if (flag == QLatin1String("-p") && parsePort(text))
            row = envPort(text);
        else if (flag == QLatin1String("-e") || flag == QLatin1String("-p")) {
            m_result.notUnderstood << QLatin1String("env: ") + flag + u' ' + text.section(u'=', 0, 0);
            return;
        }
        rows.removeIf([&row](const EnvRow &other) { return envKey(other) == envKey(row); });
        rows << row;
    }

    const QJsonObject &m_object;
    Template &m_result;
};

}

ApiRequest searchTemplates(const TemplateSearch &search)
{
    QJsonObject filters;
    if (search.id)
        filters.insert(QStringLiteral("id"), equal(*search.id));
    if (!search.hashId.isEmpty())
        filters.insert(QStringLiteral("hash_id"), equal(search.hashId));
    if (search.recommended)
        filters.insert(QStringLiteral("recommended"), equal(*search.recommended));
    if (search.creatorId)
        filters.insert(QStringLiteral("creator_id"), equal(*search.creatorId));
    if (search.minTimesUsed)
        filters.insert(
            QStringLiteral("count_created"), QJsonObject{{QStringLiteral("gte"), *search.minTimesUsed}});
    for (auto it = search.extraFilters.begin(); it != search.extraFilters.end(); ++it)
        filters.insert(it.key(), it.value());
    ApiRequest request;
    request.path = QStringLiteral("/api/v0/template/");
    if (!filters.isEmpty())
        request.path += QLatin1String("?select_filters=")
            + QString::fromLatin1(QJsonDocument(filters).toJson(QJsonDocument::Compact).toPercentEncoding());
    return request;
}

Template readTemplate(const QJsonObject &object)
{
    Template result;
    Reader(object, result).run();
    return result;
}

Expected<QList<Template>, ApiError> readTemplates(const RawReply &reply)
{
    const Expected<QJsonObject, ApiError> object = readObject(reply);
    if (!object)
        return fail(object.error());
    const QJsonValue list = object->value(QLatin1String("templates"));
    if (!list.isArray()) {
        return fail(ApiError(MalformedError{reply.status,
            QCoreApplication::translate("berth::SearchTemplates", "There is no list of templates in it.")}));
    }
    QList<Template> templates;
    for (const QJsonValue &one : list.toArray()) {
        const Template read = readTemplate(one.toObject());
        if (read.id != 0)
            templates.append(read);
    }
    return templates;
}

}
