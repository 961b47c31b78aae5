// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/searchtemplates.h"

#include "api/apiclient.h"
#include "catalog/requestreader.h"
#include "catalog/requestwriter.h"
#include "catalog/templatemerge.h"
#include "replies.h"
#include "sandbox/sandbox.h"
#include "sandbox/templates.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QUrlQuery>

using namespace berth;
using namespace berth::test;

class SearchTemplatesTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request();
    void readsWhatTheSandboxShows();
    void findsThemInTheSandbox();
    void mergesAsTheServerDoes_data();
    void mergesAsTheServerDoes();
    void readsOddTemplates_data();
    void readsOddTemplates();
    void whatIsNotUnderstoodIsSaid();
    void skipsTemplatesWithoutId();
    void failures_data();
    void failures();
};

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray meaning(const RequestFields &fields)
{
    return compact(requestBody(fields, SecretPolicy::Reveal));
}

}

void SearchTemplatesTest::request()
{
    QCOMPARE(searchTemplates({}).path, QStringLiteral("/api/v0/template/"));
    QCOMPARE(searchTemplates({}).method, QByteArray("GET"));
    TemplateSearch search;
    search.id = 62897;
    search.hashId = QStringLiteral("ab");
    search.recommended = true;
    search.creatorId = 7;
    search.minTimesUsed = 100;
    search.extraFilters = json(R"({"name":{"eq":"a & b=ü"},"hash_id":{"in":["cd"]}})");
    const QString path = searchTemplates(search).path;
    QVERIFY(path.startsWith(QStringLiteral("/api/v0/template/?select_filters=%7B")));
    const QUrlQuery query(path.section(u'?', 1));
    QCOMPARE(query.queryItems().size(), 1);
    QCOMPARE(json(query.queryItemValue(QStringLiteral("select_filters"), QUrl::FullyDecoded).toUtf8()),
        json("{\"id\":{\"eq\":62897},\"hash_id\":{\"in\":[\"cd\"]},\"recommended\":{\"eq\":true},"
             "\"creator_id\":{\"eq\":7},\"count_created\":{\"gte\":100},"
             "\"name\":{\"eq\":\"a & b=ü\"}}"));
}

void SearchTemplatesTest::readsWhatTheSandboxShows()
{
    for (const sandbox::Template &one : sandbox::publicTemplates()) {
        const Template read = readTemplate(sandbox::shownTemplate(one));
        QCOMPARE(read.id, one.id);
        QCOMPARE(read.hashId, one.hashId);
        QCOMPARE(read.name, one.name);
        QCOMPARE(read.description, one.description);
        QCOMPARE(read.recommended, one.recommended);
        QCOMPARE(read.isPrivate, one.isPrivate);
        QCOMPARE(read.readme, one.readme);
        QCOMPARE(read.timesUsed, one.timesUsed);
        QCOMPARE(read.notUnderstood, QStringList());
        // What the list shows of it means what the server makes an instance of.
        QJsonObject wanted = one.request;
        if (wanted.contains(QStringLiteral("args"))) {
            QStringList words;
            for (const QJsonValue &word : wanted.take(QStringLiteral("args")).toArray())
                words << word.toString();
            wanted.insert(QStringLiteral("args_str"), words.join(u' '));
        }
        if (wanted.value(QStringLiteral("env")).toObject().isEmpty())
            wanted.remove(QStringLiteral("env"));
        if (wanted.value(QStringLiteral("runtype")) == QLatin1String("ssh"))
            wanted.insert(QStringLiteral("runtype"), QStringLiteral("ssh_proxy"));
        QCOMPARE(meaning(read.gives), compact(wanted));
    }
}

void SearchTemplatesTest::findsThemInTheSandbox()
{
    Sandbox sandbox({.key = QStringLiteral("k"), .realTime = false});
    QVERIFY(sandbox.start());
    ApiAccount account;
    account.baseUrl = sandbox.url();
    account.key = Secret(QStringLiteral("k"));
    ApiClient client(account);
    const auto find = [&client](const TemplateSearch &search) {
        ApiCall *call = client.send(searchTemplates(search));
        QSignalSpy spy(call, &ApiCall::finished);
        if (!spy.wait(10000))
            return QStringList{QStringLiteral("no answer")};
        const auto found = readTemplates(spy.first().first().value<RawReply>());
        QStringList names;
        for (const Template &one : found.value_or(QList<Template>{}))
            names << one.name;
        return names;
    };
    QCOMPARE(find({}).size(), sandbox::publicTemplates().size());
    TemplateSearch search;
    search.id = 63118;
    QCOMPARE(find(search), QStringList{QStringLiteral("vLLM")});
    search = {};
    search.hashId = sandbox::publicTemplates().first().hashId;
    QCOMPARE(find(search), QStringList{QStringLiteral("PyTorch (Vast)")});
    search = {};
    search.extraFilters = json(R"({"name":{"eq":"vLLM"}})");
    QCOMPARE(find(search), QStringList{QStringLiteral("vLLM")});
    search.extraFilters = json(R"({"name":{"eq":"none & nothing"}})");
    QCOMPARE(find(search), QStringList());
}

void SearchTemplatesTest::mergesAsTheServerDoes_data()
{
    QTest::addColumn<QByteArray>("own");
    for (const char *own :
        {"{}", R"({"disk":99})", R"({"env":{"-p 1111:1111":"1","HF_TOKEN":"t","NEW":"x"}})",
            R"({"args":["a"]})", R"({"args_str":"a"})", R"({"image":"i","onstart":"","runtype":"args"})",
            R"({"use_jupyter_lab":false,"volume_info":{"create_new":false,"mount_path":"/x","volume_id":5}})"})
        QTest::newRow(own) << QByteArray(own);
}

void SearchTemplatesTest::mergesAsTheServerDoes()
{
    QFETCH(QByteArray, own);
    for (const sandbox::Template &one : sandbox::publicTemplates()) {
        const TemplateMerge merge
            = mergeTemplate(readRequestBody(one.request).fields, readRequestBody(json(own)).fields);
        QCOMPARE(meaning(merge.result), compact(sandbox::mergedWithTemplate(json(own), one)));
    }
}

void SearchTemplatesTest::readsOddTemplates_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("gives");
    const auto row = [](const char *object, const char *gives) {
        QTest::newRow(object) << QByteArray(object) << QByteArray(gives);
    };
    row("{}", "{}");
    row(R"({"image":null,"tag":"x","env":null,"onstart":"","recommended_disk_space":0,"runtype":null})",
        "{}");
    row(R"({"image":"a/b","tag":"c"})", R"({"image":"a/b:c"})");
    row(R"({"image":"a/b:d","tag":"c"})", R"({"image":"a/b:d"})");
    row(R"({"image":"host:5000/b","tag":"c"})", R"({"image":"host:5000/b:c"})");
    row(R"({"image":"a/b","tag":null})", R"({"image":"a/b"})");
    row(R"({"env":{"A":"b","-p 80:80":"1"}})", R"({"env":{"-p 80:80":"1","A":"b"}})");
    row(R"({"env":"-e A='b c' -eB=d -p 80:80 -p 53:53/udp -h web"})",
        R"({"env":{"-h":"web","-p 53:53/udp":"1","-p 80:80":"1","A":"b c","B":"d"}})");
    row(R"({"runtype":"ssh","ssh_direct":true})", R"({"runtype":"ssh_direct"})");
    row(R"({"runtype":"jupyter","ssh_direct":true,"jup_direct":false})", R"({"runtype":"jupyter_proxy"})");
    row(R"({"runtype":"args","ssh_direct":true})", R"({"runtype":"args"})");
    row(R"({"recommended_disk_space":"24.5","use_jupyter_lab":1})",
        R"({"disk":24.5,"use_jupyter_lab":true})");
}

void SearchTemplatesTest::readsOddTemplates()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, gives);
    const Template read = readTemplate(json(object));
    QCOMPARE(meaning(read.gives), gives);
    QCOMPARE(read.notUnderstood, QStringList());
}

void SearchTemplatesTest::whatIsNotUnderstoodIsSaid()
{
    const auto said = [](const char *object) { return readTemplate(json(object)).notUnderstood.join(u'|'); };
    QCOMPARE(said(R"({"env":"-e A=b --gpus all -p x -e"})"),
        QStringLiteral("env: --gpus|env: all|env: -p x|env: -e"));
    QCOMPARE(said("{\"env\":\"-e A='b\"}"), QStringLiteral("env"));
    QCOMPARE(said(R"({"env":{"A":1}})"), QStringLiteral("env"));
    QCOMPARE(said(R"({"runtype":"telnet"})"), QStringLiteral("runtype"));
    QVERIFY(!said(R"({"env":"--API_KEY=sesame -e SECRET"})").contains(QStringLiteral("sesame")));
}

void SearchTemplatesTest::skipsTemplatesWithoutId()
{
    const auto read = readTemplates(
        answered(200, R"({"success":true,"templates":[{"name":"a"},{"id":5,"name":"b"},7,null]})"));
    QVERIFY(read);
    QCOMPARE(read->size(), 1);
    QCOMPARE(read->first().name, QStringLiteral("b"));
}

void SearchTemplatesTest::failures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no list") << 200 << QByteArray(R"({"success":true})");
    QTest::newRow("cut short") << 200 << QByteArray(R"({"templates":[{"id":5)");
    QTest::newRow("refused") << 401 << QByteArray(R"({"success":false,"error":"auth_error"})");
    QTest::newRow("too fast") << 429 << QByteArray("API requests too frequent");
}

void SearchTemplatesTest::failures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!readTemplates(answered(status, body)));
}

BERTH_TEST(SearchTemplatesTest)
#include "searchtemplatestest.moc"
