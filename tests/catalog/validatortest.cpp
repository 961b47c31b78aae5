// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/validator.h"

#include "catalog/requestreader.h"

#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;

class ValidatorTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void rentalTypeAndPrice();
    void rowsAreNamed();
    void secretsStayOutOfMessages();
    void everyIssueNamesFieldAndRemedy();
    void countsCharactersAsTheServerDoes();
    void limits();
};

namespace {

RequestFields request(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(body, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("bad JSON in the test: %s", body.constData());
    const ReadResult read = readRequestBody(object);
    if (!read.problems.isEmpty())
        qFatal("the reader refuses %s", body.constData());
    return read.fields;
}

QStringList names(const Issues &issues, Severity severity)
{
    QStringList list;
    for (const Issue &issue : issues) {
        if (issue.severity == severity)
            list << issue.name;
    }
    return list;
}

QByteArray manyPorts(int count)
{
    QByteArray body = R"({"image":"a","env":{)";
    for (int i = 0; i < count; ++i)
        body += (i ? "," : "") + QByteArray("\"-p ") + QByteArray::number(8000 + i) + ":80\":\"1\"";
    return body + "}}";
}

}

void ValidatorTest::rules_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("errors");
    QTest::addColumn<QStringList>("warnings");
    const auto row
        = [](const char *title, const QByteArray &body, const QStringList &errors = {},
              const QStringList &warnings = {}) { QTest::newRow(title) << body << errors << warnings; };
    const auto list = [](const char *name) { return QStringList{QString::fromLatin1(name)}; };

    row("image alone", R"({"image":"ubuntu:22.04"})");
    row("template alone", R"({"template_hash_id":"661d064bbda1f2a133816b6d55da07c3"})");
    row("template by number", R"({"template_id":7})");
    row("nothing", "{}", list("image.missing"));
    row("blank image", R"({"image":""})", list("image.missing"));
    row("image with a space", R"({"image":"ubuntu 22"})", list("image.space"));
    row("both templates", R"({"template_id":7,"template_hash_id":"a"})", {}, list("template.twice"));
    row("template 0", R"({"template_id":0})", list("template_id.too_small"));
    row("runtype over template", R"({"template_id":7,"runtype":"ssh"})", {},
        list("runtype.overrides_template"));
    row("login without registry", R"({"image":"a","image_login":"-u a -p b"})", {},
        list("image_login.no_registry"));

    row("args twice", R"({"image":"a","args":["x"],"args_str":"x"})", list("args.twice"));
    row("args mode", R"({"image":"a","runtype":"args","args":["x"]})");
    row("args mode with lab", R"({"image":"a","runtype":"args","use_jupyter_lab":true})",
        list("args.with_jupyter"));
    row("args mode with folder", R"({"image":"a","runtype":"args","jupyter_dir":"/w"})",
        list("args.with_jupyter"));
    row("args mode with onstart", R"({"image":"a","runtype":"args","onstart":"x"})",
        list("args.with_onstart"));
    row("args with ssh", R"({"image":"a","runtype":"ssh_direct","args":["x"]})", list("args.with_ssh"));
    row("args_str with jupyter", R"({"image":"a","runtype":"jupyter","args_str":"x"})",
        list("args.with_ssh"));
    row("args and onstart", R"({"image":"a","args":["x"],"onstart":"y"})", {}, list("args.hides_onstart"));
    row("lab without jupyter", R"({"image":"a","runtype":"ssh","use_jupyter_lab":true})", {},
        list("jupyter.not_used"));
    row("lab, nothing said", R"({"image":"a","use_jupyter_lab":true})", {}, list("jupyter.not_used"));
    row("lab with a template", R"({"template_id":7,"use_jupyter_lab":true})");
    row("lab with jupyter", R"({"image":"a","runtype":"jupyter_direct","use_jupyter_lab":true})");

    row("disk 8", R"({"image":"a","disk":8})");
    row("disk 7.9", R"({"image":"a","disk":7.9})", list("disk.too_small"));
    row("price low", R"({"image":"a","price":0.0009})", list("price.too_small"));
    row("price 0.001", R"({"image":"a","price":0.001})");
    row("price 128", R"({"image":"a","price":128})");
    row("price high", R"({"image":"a","price":128.01})", list("price.too_large"));
    row("cancel and stopped", R"({"image":"a","cancel_unavail":true,"target_state":"stopped"})", {},
        list("cancel_unavail.stopped"));

    row("ports", R"({"image":"a","env":{"-p 8000:8000":"1","-p 53:53/udp":"1","-p 70000:70000":"1"}})");
    row("port malformed", R"({"image":"a","env":{"-p 8000":"1"}})", list("port.malformed"));
    row("port 65536", R"({"image":"a","env":{"-p 65536:80":"1"}})", list("port.malformed"));
    row("port twice", R"({"image":"a","env":{"-p 80:80":"1","-p 80:81/tcp":"1"}})", list("env.duplicate"));
    row("port tcp and udp", R"({"image":"a","env":{"-p 53:53":"1","-p 53:53/udp":"1"}})");
    row("64 ports", manyPorts(64));
    row("65 ports", manyPorts(65), list("port.too_many"));
    row("name with a space", R"({"image":"a","env":{"A B":"1"}})", list("env.bad_name"));
    row("empty name", R"({"image":"a","env":{"":"1"}})", list("env.no_name"));
    row("empty secret", R"({"image":"a","env":{"HF_TOKEN":""}})", {}, list("env.empty_secret"));
    row("odd name", R"({"image":"a","env":{"1A":"1"}})", {}, list("env.odd_name"));
    row("hostname", R"({"image":"a","env":{"-h":"web"}})");
    row("flag without value", R"({"image":"a","env":{"-h":""}})", list("flag.no_value"));
    row("unknown flag", R"({"image":"a","env":{"--gpus":"all"}})", {}, list("flag.unknown"));

    row("link a volume",
        R"({"image":"a","volume_info":{"create_new":false,"volume_id":5,"mount_path":"/w"}})");
    row("new volume",
        R"({"image":"a","volume_info":{"create_new":true,"volume_id":5,"size":9,"mount_path":"/w"}})");
    row("volume without mode", R"({"image":"a","volume_info":{"volume_id":5,"mount_path":"/w"}})",
        list("volume.no_mode"));
    row("volume without id", R"({"image":"a","volume_info":{"create_new":false,"mount_path":"/w"}})",
        list("volume.no_id"));
    row("volume without path", R"({"image":"a","volume_info":{"create_new":false,"volume_id":5}})",
        list("volume.no_mount_path"));
    row("relative path", R"({"image":"a","volume_info":{"create_new":false,"volume_id":5,"mount_path":"w"}})",
        list("volume.mount_path_relative"));
    row("size of an existing one",
        R"({"image":"a","volume_info":{"create_new":false,"volume_id":5,"mount_path":"/w","size":3}})",
        list("volume.size_of_existing"));
    row("new without size",
        R"({"image":"a","volume_info":{"create_new":true,"volume_id":5,"mount_path":"/w"}})", {},
        list("volume.no_size"));
    row("size 0",
        R"({"image":"a","volume_info":{"create_new":true,"volume_id":5,"mount_path":"/w","size":0}})",
        list("volume_info.size.too_small"));

    row("user", R"({"image":"a","user":"root"})", {}, list("user.set"));
    row("force", R"({"image":"a","force":true})", {}, list("force.set"));
    row("no force", R"({"image":"a","force":false})");
    row("label with a line break", R"({"image":"a","label":"x\ny"})", list("label.line_break"));
}

void ValidatorTest::rules()
{
    QFETCH(QByteArray, body);
    const Issues issues = validate(request(body));
    QTEST(names(issues, Severity::Error), "errors");
    QTEST(names(issues, Severity::Warning), "warnings");
    QFETCH(QStringList, errors);
    QCOMPARE(hasErrors(issues), !errors.isEmpty());
}

void ValidatorTest::rentalTypeAndPrice()
{
    RequestFields fields = request(R"({"image":"a"})");
    fields.set(FieldId::RentalType, QStringLiteral("interruptible"));
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("price.missing")});
    fields.set(FieldId::Price, Money::fromMicro(100'000));
    QVERIFY(validate(fields).isEmpty());
    fields.set(FieldId::RentalType, QStringLiteral("on-demand"));
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("price.on_demand")});
    fields.set(FieldId::RentalType, QStringLiteral("weekly"));
    QCOMPARE(
        names(validate(fields), Severity::Error), QStringList{QStringLiteral("rental_type.unknown_choice")});
}

void ValidatorTest::rowsAreNamed()
{
    RequestFields fields = request(R"({"image":"a"})");
    fields.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("A"), {}), envPort(QStringLiteral("x")),
            envVariable(QStringLiteral("A"), QStringLiteral("2"))});
    const Issues issues = validate(fields);
    QCOMPARE(issues.size(), 2);
    QCOMPARE(issues[0].name, QStringLiteral("port.malformed"));
    QCOMPARE(issues[0].row, 1);
    QCOMPARE(issues[1].name, QStringLiteral("env.duplicate"));
    QCOMPARE(issues[1].row, 2);
}

void ValidatorTest::secretsStayOutOfMessages()
{
    RequestFields fields = request(R"({"image":"a"})");
    const QString secret(300, u's');
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("MY_TOKEN"), secret, true)});
    const Issues issues = validate(fields);
    QCOMPARE(names(issues, Severity::Error), QStringList{QStringLiteral("env.entry_too_long")});
    QVERIFY(!issues[0].message.contains(QLatin1String("sss")));
}

void ValidatorTest::everyIssueNamesFieldAndRemedy()
{
    const Issues issues = validate(request(
        R"({"disk":1,"price":900,"runtype":"args","onstart":"x","use_jupyter_lab":true,"args":["x"],"args_str":"y",
            "env":{"-p x":"1"},"volume_info":{"size":3},"user":"u","force":true})"));
    QVERIFY(issues.size() >= 10);
    for (const Issue &issue : issues) {
        QVERIFY2(!issue.fields.isEmpty(), qPrintable(issue.name));
        QVERIFY2(issue.message.endsWith(u'.') && issue.remedy.endsWith(u'.'), qPrintable(issue.name));
    }
}

void ValidatorTest::countsCharactersAsTheServerDoes()
{
    RequestFields fields = request(R"({"image":"a"})");
    fields.set(FieldId::Label, QStringLiteral("😀").repeated(256));
    QVERIFY(validate(fields).isEmpty());
    fields.set(FieldId::Label, QStringLiteral("😀").repeated(257));
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("label.too_long")});
}

void ValidatorTest::limits()
{
    RequestFields fields = request(R"({"image":"a"})");
    fields.set(FieldId::Image, QString(1024, u'a'));
    QVERIFY(validate(fields).isEmpty());
    fields.set(FieldId::Image, QString(1025, u'a'));
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("image.too_long")});

    fields = request(R"({"image":"a"})");
    fields.set(FieldId::Onstart, QString(4048, u'a'));
    QVERIFY(validate(fields).isEmpty());
    fields.set(FieldId::Onstart, QString(4096, u'a'));
    QCOMPARE(names(validate(fields), Severity::Warning), QStringList{QStringLiteral("onstart.near_limit")});
    fields.set(FieldId::Onstart, QString(4097, u'a'));
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("startup.too_long")});
    fields.set(FieldId::Onstart, QString(3000, u'ä'));
    QCOMPARE(names(validate(fields), Severity::Warning), QStringList{QStringLiteral("startup.many_bytes")});

    fields = request(R"({"image":"a","runtype":"args"})");
    fields.set(FieldId::Args, QStringList{QString(4000, u'a'), QString(97, u'b')});
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("startup.too_long")});

    fields = request(R"({"image":"a"})");
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("ABCD"), QString(252, u'x'))});
    QVERIFY(validate(fields).isEmpty());
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("ABCD"), QString(253, u'x'))});
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("env.entry_too_long")});

    EnvRows rows;
    for (int i = 0; i < 128; ++i)
        rows << envVariable(QStringLiteral("V%1").arg(i, 3, 10, QLatin1Char('0')), QString(252, u'x'));
    fields.set(FieldId::Env, rows);
    QVERIFY(validate(fields).isEmpty());
    rows << envVariable(QStringLiteral("X"), {});
    fields.set(FieldId::Env, rows);
    QCOMPARE(names(validate(fields), Severity::Error), QStringList{QStringLiteral("env.too_long")});
}

BERTH_TEST(ValidatorTest)
#include "validatortest.moc"
