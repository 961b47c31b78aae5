// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/field.h"
#include "e2e/window.h"
#include "support/testcase.h"

#include <QApplication>
#include <QJsonDocument>
#include <QSet>

using namespace berth;
using test::Window;

// Every field of the create call set by hand in the real window, and looked for in the JSON that the sandbox
// got. Some exclude each other, so it takes three launches.
class EveryFieldTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void jupyterInterruptibleWithAVolume();
    void templateWithArgumentsAndANewVolume();
    void templateByLinkWithOneLineOfArguments();
    void cleanupTestCase();

private:
    void launchAndCompare(Window &berth, const char *expected);

    QSet<QString> m_sent;
};

namespace {

// Goes to whatever has the focus, as the keyboard does.
void keys(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void key(Qt::Key code)
{
    QTest::keyClick(QApplication::focusWidget(), code);
    QApplication::processEvents(); // Qt commits a cell in a turn of its own
}

}

void EveryFieldTest::launchAndCompare(Window &berth, const char *expected)
{
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    berth.rentByMouse();
    berth.waitForOutcome();
    const QJsonObject body = berth.onlyBody();
    QJsonParseError error;
    const QJsonObject wanted = QJsonDocument::fromJson(expected, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        QVERIFY2(body.value(it.key()) == *it,
            QJsonDocument(
                QJsonObject{{QStringLiteral("wanted"), *it}, {QStringLiteral("got"), body.value(it.key())}})
                .toJson());
        m_sent << it.key();
        for (const QString &inner : it->toObject().keys())
            m_sent << it.key() + u'.' + inner;
    }
    QCOMPARE(body.keys(), wanted.keys()); // and nothing else
}

void EveryFieldTest::jupyterInterruptibleWithAVolume()
{
    Window berth;
    berth.type("image", QStringLiteral("bobsrepo/pytorch:latest"));
    berth.type("image_login.user", QStringLiteral("bob"));
    berth.type("image_login.token", QStringLiteral("9d8df!fd89ufZ"));
    berth.type("image_login.registry", QStringLiteral("docker.io"));
    berth.choose("runtype", QStringLiteral("Jupyter"));
    berth.choose("runtype.connection", QStringLiteral("Direct"));
    berth.choose("use_jupyter_lab", QStringLiteral("Yes"));
    berth.type("jupyter_dir", QStringLiteral("/workspace"));
    berth.choose("rental_type", QStringLiteral("nterruptible"));
    berth.type("price", QStringLiteral("99.5"));
    berth.type("disk", QStringLiteral("20.5"));
    berth.choose("target_state", QStringLiteral("Running"));
    berth.choose("cancel_unavail", QStringLiteral("No"));
    berth.choose("vm", QStringLiteral("No"));
    berth.type("label", QStringLiteral("Träin 1"));
    berth.click("env.addVariable");
    keys(QStringLiteral("TZ"));
    key(Qt::Key_Return);
    keys(QStringLiteral("a=b c"));
    key(Qt::Key_Return);
    berth.click("env.addPort");
    keys(QStringLiteral("8081:8081/udp"));
    key(Qt::Key_Return);
    berth.click("env.addFlag");
    keys(QStringLiteral("-h"));
    key(Qt::Key_Tab);
    keys(QStringLiteral("billybob"));
    key(Qt::Key_Return);
    berth.find("onstart")->setFocus();
    QTRY_VERIFY(QApplication::focusWidget()->inherits("QsciScintilla"));
    keys(QStringLiteral("echo hi"));
    key(Qt::Key_Return);
    berth.openSection("volume");
    berth.choose("volume_info.create_new", QStringLiteral("Link"));
    berth.type("volume_info.volume_id", QStringLiteral("12345"));
    berth.type("volume_info.mount_path", QStringLiteral("/data"));
    berth.openSection("advanced");
    berth.type("user", QStringLiteral("root"));
    berth.choose("force", QStringLiteral("Yes"));
    berth.choose("python_utf8", QStringLiteral("Yes"));
    berth.choose("lang_utf8", QStringLiteral("No"));
    berth.takeOffer(berth.sandbox().anyOffer(true));
    launchAndCompare(berth, R"({
        "image": "bobsrepo/pytorch:latest", "image_login": "-u bob -p 9d8df!fd89ufZ docker.io",
        "runtype": "jupyter_direct", "use_jupyter_lab": true, "jupyter_dir": "/workspace",
        "price": 99.5, "disk": 20.5, "target_state": "running", "cancel_unavail": false, "vm": false,
        "label": "Träin 1",
        "env": {"TZ": "a=b c", "-p 8081:8081/udp": "1", "-h": "billybob"},
        "onstart": "echo hi\n",
        "volume_info": {"create_new": false, "volume_id": 12345, "mount_path": "/data"},
        "user": "root", "force": true, "python_utf8": true, "lang_utf8": false
    })");
}

void EveryFieldTest::templateWithArgumentsAndANewVolume()
{
    Window berth;
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.type("template_id", QStringLiteral("62897"));
    berth.choose("runtype", QStringLiteral("entrypoint"));
    berth.choose("args.form", QStringLiteral("list"));
    for (const QString &argument : {QStringLiteral("-c"), QStringLiteral("echo 'hello'; sleep infinity;")}) {
        berth.click("add");
        keys(argument);
        key(Qt::Key_Return);
    }
    berth.openSection("volume");
    berth.choose("volume_info.create_new", QStringLiteral("new"));
    berth.type("volume_info.volume_id", QStringLiteral("28"));
    berth.type("volume_info.size", QStringLiteral("40"));
    berth.type("volume_info.mount_path", QStringLiteral("/root/volume"));
    berth.type("volume_info.name", QStringLiteral("data"));
    berth.takeOffer(berth.sandbox().anyOffer());
    launchAndCompare(berth, R"({
        "image": "ubuntu:22.04", "template_id": 62897, "runtype": "args",
        "args": ["-c", "echo 'hello'; sleep infinity;"],
        "volume_info": {"create_new": true, "volume_id": 28, "size": 40, "mount_path": "/root/volume", "name": "data"}
    })");
}

void EveryFieldTest::templateByLinkWithOneLineOfArguments()
{
    Window berth;
    berth.type("template_hash_id",
        QStringLiteral("https://cloud.vast.ai/templates/readme/661d064bbda1f2a133816b6d55da07c3"));
    berth.choose("args.form", QStringLiteral("One line"));
    berth.type("args_str", QStringLiteral("bash -c 'sleep 5'"));
    berth.choose("target_state", QStringLiteral("Stopped"));
    berth.takeOffer(berth.sandbox().anyOffer());
    launchAndCompare(berth, R"({
        "template_hash_id": "661d064bbda1f2a133816b6d55da07c3", "args_str": "bash -c 'sleep 5'", "target_state": "stopped"
    })");
}

void EveryFieldTest::cleanupTestCase()
{
    for (const Field &field : catalogue())
        QVERIFY2(!field.onWire || m_sent.contains(field.name()), field.key);
}

BERTH_TEST(EveryFieldTest)
#include "everyfieldtest.moc"
