// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/createcheck.h"
#include "sandbox/templates.h"
#include "support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace berth;
using namespace berth::sandbox;

class CreateCheckTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void limitsAreExact();
    void knowsEveryRuntype_data();
    void knowsEveryRuntype();
    void choosesTheRuntype();
    void worksOutCancelUnavailable_data();
    void worksOutCancelUnavailable();
    void takesTheTemplatesValues();
    void readsPorts_data();
    void readsPorts();
    void readsVolumes();

private:
    static QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }
    static QJsonObject with(const QString &key, const QJsonValue &value)
    {
        return {{QStringLiteral("image"), QStringLiteral("ubuntu:22.04")}, {key, value}};
    }
};

void CreateCheckTest::accepts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("image alone") << QByteArray(R"({"image":"ubuntu:22.04"})");
    // What the official client always sends along.
    QTest::newRow("official client") << QByteArray(
        R"({"client_id":"me","image":"ubuntu:22.04","env":{},"price":null,"disk":10,"label":null,
            "extra":null,"onstart":null,"image_login":null,"python_utf8":false,"lang_utf8":false,
            "use_jupyter_lab":false,"jupyter_dir":null,"force":false,"cancel_unavail":false,
            "template_hash_id":null,"user":null,"runtype":"ssh_direc ssh_proxy"})");
    QTest::newRow("unknown key") << QByteArray(R"({"image":"a","something_new":{"x":1}})");
    QTest::newRow("args") << QByteArray(R"({"image":"a","args":["-c","echo"],"runtype":"args"})");
    QTest::newRow("login") << QByteArray(R"({"image":"a","image_login":"-u bob -p x docker.io"})");
    QTest::newRow("flags in env") << QByteArray(R"({"image":"a","env":{"-h":"billybob","-v a:b":"1"}})");
    QTest::newRow("least price") << QByteArray(R"({"image":"a","price":0.001,"disk":8})");
    QTest::newRow("highest price") << QByteArray(R"({"image":"a","price":128})");
    QTest::newRow("stopped") << QByteArray(R"({"image":"a","target_state":"stopped"})");
}

void CreateCheckTest::accepts()
{
    QFETCH(QByteArray, body);
    const auto order = checkCreate(object(body));
    QVERIFY2(order, order ? "" : qPrintable(order.error().message));
}

void CreateCheckTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("named"); // what the message must be about
    const auto row = [](const char *name, const char *body, const char *named,
                         const char *error = "invalid_args") {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(error) << QString::fromLatin1(named);
    };
    row("nothing", "{}", "image");
    row("image null", R"({"image":null})", "image");
    row("image empty", R"({"image":" "})", "image");
    row("image type", R"({"image":5})", "image");
    row("unknown template", R"({"template_hash_id":"0123"})", "template");
    row("unknown template id", R"({"template_id":1})", "template");
    row("template id type", R"({"template_id":"62897"})", "template_id");
    row("template id fraction", R"({"template_id":1.5})", "template_id");
    row("disk type", R"({"image":"a","disk":"10"})", "disk");
    row("disk little", R"({"image":"a","disk":7.9})", "disk");
    row("price low", R"({"image":"a","price":0.0009})", "price", "invalid_price");
    row("price high", R"({"image":"a","price":128.1})", "price", "invalid_price");
    row("price type", R"({"image":"a","price":"0.1"})", "price");
    row("runtype", R"({"image":"a","runtype":"telnet"})", "runtype");
    row("target state", R"({"image":"a","target_state":"paused"})", "target_state");
    row("flag type", R"({"image":"a","vm":"true"})", "vm");
    row("flag number", R"({"image":"a","cancel_unavail":1})", "cancel_unavail");
    row("env text", R"({"image":"a","env":"-e A=1"})", "env");
    row("env list", R"({"image":"a","env":[]})", "env");
    row("env number", R"({"image":"a","env":{"A":1}})", "'A'");
    row("env null", R"({"image":"a","env":{"A":null}})", "'A'");
    row("env name", R"({"image":"a","env":{"":"x"}})", "name");
    row("env equals", R"({"image":"a","env":{"A=B":"x"}})", "name");
    row("port", R"({"image":"a","env":{"-p 0:80":"1"}})", "port");
    row("port word", R"({"image":"a","env":{"-p http":"1"}})", "port");
    row("args type", R"({"image":"a","args":"-c"})", "args");
    row("args item", R"({"image":"a","args":["-c",5]})", "args");
    row("args twice", R"({"image":"a","args":["x"],"args_str":"x"})", "args_str");
    row("login", R"({"image":"a","image_login":"bob docker.io"})", "image_login");
    row("volume type", R"({"image":"a","volume_info":"x"})", "volume_info");
    row("volume id", R"({"image":"a","volume_info":{"mount_path":"/x"}})", "volume_id");
    row("volume id type", R"({"image":"a","volume_info":{"mount_path":"/x","volume_id":"5"}})", "volume_id");
    row("volume path", R"({"image":"a","volume_info":{"volume_id":5}})", "mount_path");
    row("volume relative", R"({"image":"a","volume_info":{"volume_id":5,"mount_path":"x"}})", "mount_path");
    row("volume new", R"({"image":"a","volume_info":{"volume_id":5,"mount_path":"/x","create_new":1}})",
        "create_new");
    row("volume size",
        R"({"image":"a","volume_info":{"volume_id":5,"mount_path":"/x","create_new":true,"size":0}})",
        "size");
}

void CreateCheckTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    QFETCH(QString, named);
    const auto order = checkCreate(object(body));
    QVERIFY(!order);
    QCOMPARE(order.error().status, 400);
    QCOMPARE(order.error().error, error);
    QVERIFY2(order.error().message.contains(named), qPrintable(order.error().message));
}

void CreateCheckTest::limitsAreExact()
{
    const auto good = [](const QJsonObject &body) { return checkCreate(body).has_value(); };
    const auto text = [](int length) { return QString(length, u'x'); };
    const QString image = QStringLiteral("image");
    QVERIFY(good({{image, text(1024)}}));
    QVERIFY(!good({{image, text(1025)}}));
    QVERIFY(good(with(QStringLiteral("label"), text(256))));
    QVERIFY(!good(with(QStringLiteral("label"), text(257))));
    QVERIFY(good(with(QStringLiteral("onstart"), text(4096))));
    QVERIFY(!good(with(QStringLiteral("onstart"), text(4097))));

    QJsonObject both = with(QStringLiteral("onstart"), text(4000));
    both[QStringLiteral("args")] = QJsonArray{text(48), text(48)};
    QVERIFY(good(both));
    both[QStringLiteral("args")] = QJsonArray{text(48), text(49)};
    QVERIFY(!good(both));

    const QString env = QStringLiteral("env");
    QVERIFY(good(with(env, QJsonObject{{QStringLiteral("KEY"), text(253)}})));
    QVERIFY(!good(with(env, QJsonObject{{QStringLiteral("KEY"), text(254)}})));
    QJsonObject many;
    for (int i = 0; i < 128; ++i)
        many[QStringLiteral("K%1").arg(i, 5, 10, QLatin1Char('0'))] = text(250);
    QVERIFY(good(with(env, many)));
    many[QStringLiteral("Z")] = QString();
    QVERIFY(!good(with(env, many)));

    QJsonObject ports;
    for (int i = 1; i <= 64; ++i)
        ports[QStringLiteral("-p %1:%1").arg(8000 + i)] = QStringLiteral("1");
    QVERIFY(good(with(env, ports)));
    ports[QStringLiteral("-p 9000:9000")] = QStringLiteral("1");
    QVERIFY(!good(with(env, ports)));
}

void CreateCheckTest::knowsEveryRuntype_data()
{
    QTest::addColumn<QString>("shown");
    const auto row
        = [](const char *sent, const char *shown) { QTest::newRow(sent) << QString::fromLatin1(shown); };
    row("ssh", "ssh_proxy");
    row("ssh_proxy", "ssh_proxy");
    row("ssh_direct", "ssh_direc ssh_proxy");
    row("ssh_direc ssh_proxy", "ssh_direc ssh_proxy");
    row("jupyter", "jupyter_proxy ssh_proxy");
    row("jupyter_proxy", "jupyter_proxy ssh_proxy");
    row("jupyter_proxy ssh_proxy", "jupyter_proxy ssh_proxy");
    row("jupyter_direct", "jupyter_direc ssh_direc ssh_proxy");
    row("jupyter_direc ssh_direc ssh_proxy", "jupyter_direc ssh_direc ssh_proxy");
    row("args", "args");
}

void CreateCheckTest::knowsEveryRuntype()
{
    QFETCH(QString, shown);
    const auto order
        = checkCreate(with(QStringLiteral("runtype"), QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(order);
    QCOMPARE(order->runtype, shown);
}

void CreateCheckTest::choosesTheRuntype()
{
    QCOMPARE(checkCreate(object(R"({"image":"a"})"))->runtype, QStringLiteral("ssh_proxy"));
    QCOMPARE(checkCreate(object(R"({"image":"a","args":[]})"))->runtype, QStringLiteral("args"));
    const auto text = checkCreate(object(R"({"image":"a","args_str":"-c echo"})"));
    QCOMPARE(text->runtype, QStringLiteral("args"));
    QCOMPARE(text->args, (QStringList{QStringLiteral("-c"), QStringLiteral("echo")}));
    QCOMPARE(checkCreate(object(R"({"image":"a","args":["x"],"runtype":"ssh"})"))->runtype,
        QStringLiteral("ssh_proxy"));
}

void CreateCheckTest::worksOutCancelUnavailable_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("cancel");
    QTest::newRow("on-demand") << QByteArray("") << true;
    QTest::newRow("on-demand stopped") << QByteArray(R"(,"target_state":"stopped")") << false;
    QTest::newRow("interruptible") << QByteArray(R"(,"price":0.1)") << false;
    QTest::newRow("on-demand told") << QByteArray(R"(,"cancel_unavail":false)") << false;
    QTest::newRow("interruptible told") << QByteArray(R"(,"price":0.1,"cancel_unavail":true)") << true;
    QTest::newRow("null is unset") << QByteArray(R"(,"cancel_unavail":null)") << true;
}

void CreateCheckTest::worksOutCancelUnavailable()
{
    QFETCH(QByteArray, rest);
    QFETCH(bool, cancel);
    QCOMPARE(checkCreate(object(R"({"image":"a")" + rest + '}'))->cancelUnavailable, cancel);
}

void CreateCheckTest::takesTheTemplatesValues()
{
    const Template &one = publicTemplates().first();
    const auto plain = checkCreate({{QStringLiteral("template_hash_id"), one.hashId}});
    QVERIFY(plain);
    QCOMPARE(plain->image, one.request.value(QStringLiteral("image")).toString());
    QCOMPARE(plain->diskGb, one.recommendedDiskGb);
    QCOMPARE(plain->runtype, QStringLiteral("jupyter_direc ssh_direc ssh_proxy"));
    QCOMPARE(plain->templateId, one.id);
    const auto other = checkCreate({{QStringLiteral("template_id"), one.id}, {QStringLiteral("disk"), 99},
        {QStringLiteral("runtype"), QStringLiteral("ssh")}});
    QVERIFY(other);
    QCOMPARE(other->diskGb, 99);
    QCOMPARE(other->runtype, QStringLiteral("ssh_proxy"));
    QCOMPARE(other->templateHash, one.hashId);
}

void CreateCheckTest::readsPorts_data()
{
    QTest::addColumn<bool>("good");
    QTest::addColumn<int>("outside");
    QTest::addColumn<int>("inside");
    QTest::addColumn<QString>("protocol");
    const QString tcp = QStringLiteral("tcp");
    QTest::newRow("8000:80") << true << 8000 << 80 << tcp;
    QTest::newRow("53:53/udp") << true << 53 << 53 << QStringLiteral("udp");
    QTest::newRow("80:80/tcp") << true << 80 << 80 << tcp;
    QTest::newRow("65535:65535") << true << 65535 << 65535 << tcp;
    QTest::newRow("70000:70000") << true << 70000 << 70000 << tcp;
    for (const char *bad : {"", "80", "80:", ":80", "0:80", "80:0", "65536:80", "69999:69999", "70000:70001",
             "80:80/sctp", "80:80:80", "+80:80", " 80:80", "8 0:80", "127.0.0.1:80:80", "99999999999:80"})
        QTest::newRow(bad) << false << 0 << 0 << QString();
}

void CreateCheckTest::readsPorts()
{
    QFETCH(bool, good);
    QFETCH(int, outside);
    QFETCH(int, inside);
    QFETCH(QString, protocol);
    const auto mapping = parsePortMapping(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(mapping.has_value(), good);
    if (!good)
        return;
    QCOMPARE(mapping->outside, outside);
    QCOMPARE(mapping->inside, inside);
    QCOMPARE(mapping->protocol, protocol);
}

void CreateCheckTest::readsVolumes()
{
    const auto made = checkCreate(object(
        R"({"image":"a","volume_info":{"create_new":true,"volume_id":28,"size":40,"mount_path":"/v","name":"d"}})"));
    QVERIFY(made && made->volume);
    QVERIFY(made->volume->createNew);
    QCOMPARE(made->volume->id, 28);
    QCOMPARE(made->volume->sizeGb, 40);
    QCOMPARE(made->volume->name, QStringLiteral("d"));
    const auto linked = checkCreate(
        object(R"({"image":"a","volume_info":{"create_new":false,"volume_id":5,"mount_path":"/v"}})"));
    QVERIFY(linked && linked->volume);
    QVERIFY(!linked->volume->createNew);
    QCOMPARE(linked->volume->sizeGb, 15);
    QVERIFY(!checkCreate(object(R"({"image":"a"})"))->volume);
}

BERTH_TEST(CreateCheckTest)
#include "createchecktest.moc"
