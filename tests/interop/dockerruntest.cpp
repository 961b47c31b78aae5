// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockerrun.h"

#include "catalog/requestwriter.h"
#include "interop/dockeroptions.h"
#include "interop/meaning.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::explain;
using test::meaning;
using test::text;

class DockerRunTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void lossesAreListed_data();
    void lossesAreListed();
    void whatNeedsNothingIsPassedOver_data();
    void whatNeedsNothingIsPassedOver();
    void everyOptionIsListedOrTaken();
    void surroundings_data();
    void surroundings();
    void secretsAreMarkedAndNotRepeated();
    void placesPointIntoTheText();
    void addressesAndFoldersAreNoted();
};

void DockerRunTest::reads_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("means");
    const auto row = [](const char *words, const char *means) {
        QTest::newRow(words) << text(words) << QByteArray(means);
    };
    row("ubuntu:22.04", R"({"image":"ubuntu:22.04","runtype":"args"})");
    row("x serve --port 80", R"({"args":["serve","--port","80"],"image":"x","runtype":"args"})");
    row("x -c 'echo \"a b\"; sleep 5'",
        R"({"args":["-c","echo \"a b\"; sleep 5"],"image":"x","runtype":"args"})");
    row("-e A=b --env C='d=e f' -eG=h -e=I=j --env=K= x",
        R"({"env":{"A":"b","C":"d=e f","G":"h","I":"j","K":""},"image":"x","runtype":"args"})");
    row("-e A=1 -e A=2 x", R"({"env":{"A":"2"},"image":"x","runtype":"args"})");
    row("-p 80:8080 -p53:53/udp --publish=9 --publish 10-11:10-11 x",
        R"({"env":{"-p 10:10":"1","-p 11:11":"1","-p 53:53/udp":"1","-p 80:8080":"1","-p 9:9":"1"},"image":"x","runtype":"args"})");
    row("-v a:/b -h web x", R"({"env":{"-h":"web","-v a:/b":"1"},"image":"x","runtype":"args"})");
    row("--hostname=web --user 1000:1000 --name job x",
        R"({"env":{"-h":"web"},"image":"x","label":"job","runtype":"args","user":"1000:1000"})");
    row("--rm -it x python", R"({"args":["python"],"image":"x","runtype":"args"})");
    row("--rm -it x bash", R"({"image":"x","runtype":"ssh_proxy"})");
    row("-it x /bin/sh", R"({"image":"x","runtype":"ssh_proxy"})");
    row("-ti --entrypoint bash x", R"({"image":"x","runtype":"ssh_proxy"})");
    row("x bash", R"({"args":["bash"],"image":"x","runtype":"args"})");
    row("-it x bash -c ls", R"({"args":["bash","-c","ls"],"image":"x","runtype":"args"})");
    row("--entrypoint python x -m 'a b'",
        R"({"image":"x","onstart":"python -m 'a b'","runtype":"ssh_proxy"})");
    row("--entrypoint= x run it", R"({"image":"x","onstart":"run it","runtype":"ssh_proxy"})");
    row("-- x -e A=b", R"({"args":["-e","A=b"],"image":"x","runtype":"args"})");
    row("-e A=-x -e B=$'tab\\t' x", R"({"env":{"A":"-x","B":"tab\t"},"image":"x","runtype":"args"})");
}

void DockerRunTest::reads()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, means);
    const ImportResult result = readDockerRun(QLatin1String("docker run ") + words);
    QCOMPARE(meaning(result), means);
    QVERIFY2(result.problems.isEmpty(), qPrintable(explain(result.problems)));
}

void DockerRunTest::lossesAreListed_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    const auto row
        = [](const char *words, const char *part) { QTest::newRow(words) << text(words) << text(part); };
    row("", "no image");
    row("-e A=b", "no image");
    row("-e A x", "your own computer");
    row("-e =b x", "no name");
    row("-e", "missing");
    row("--env-file f x", "--env-file f");
    row("-p 80:x x", "-p 80:x");
    row("-p 1-100:1-100 x", "at most 64");
    row("-w /y x", "-w /y");
    row("--network host x", "--network host");
    row("--mount type=bind,src=a,dst=b x", "--mount");
    row("--privileged x", "--privileged");
    row("--cap-add SYS_ADMIN x", "--cap-add SYS_ADMIN");
    row("--ulimit memlock=-1 x", "--ulimit memlock=");
    row("--frobnicate y x", "--frobnicate y");
    row("--nam job x", "--nam job");
    row("-z x", "-z");
    row("--rm=true x", "takes no value");
    row("--entrypoint '' x", "--entrypoint");
    row("x 'open", "never closed");
}

void DockerRunTest::lossesAreListed()
{
    QFETCH(QString, words);
    QFETCH(QString, part);
    const ImportResult result = readDockerRun(QLatin1String("docker run ") + words);
    QVERIFY2(explain(result.problems).contains(part), qPrintable(explain(result.problems)));
}

void DockerRunTest::whatNeedsNothingIsPassedOver_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"--gpus all", "--gpus '\"device=0,1\"'", "--runtime=nvidia", "--rm", "-d",
             "--shm-size 16g", "--ipc=host", "--restart unless-stopped", "-m 4g", "--cpus 2", "--pull always",
             "--platform linux/amd64", "-P", "--init", "-l a=b", "-i"})
        QTest::newRow(words) << text(words);
}

void DockerRunTest::whatNeedsNothingIsPassedOver()
{
    QFETCH(QString, words);
    const ImportResult result = readDockerRun(text("docker run %1 x").arg(words));
    QCOMPARE(meaning(result), QByteArray(R"({"image":"x","runtype":"args"})"));
    QVERIFY(result.problems.isEmpty());
    QCOMPARE(result.passedOver.size(), 1);
    QVERIFY(!result.passedOver.first().reason.isEmpty());
    QCOMPARE(result.passedOver.first().position, 11);
}

void DockerRunTest::everyOptionIsListedOrTaken()
{
    for (const OptionSpec &spec : dockerRunOptions()) {
        const QString name = QString::fromLatin1(spec.name);
        const QString value = spec.takes == OptionTakes::One ? text(" a=b") : QString();
        const ImportResult result = readDockerRun(text("docker run ") + name + value + text(" x"));
        QCOMPARE(result.fields.text(FieldId::Image), text("x"));
        const QString said = explain(result.problems + result.passedOver + result.notes);
        const bool taken = result.fields.isSet(FieldId::Env) || result.fields.isSet(FieldId::User)
            || result.fields.isSet(FieldId::Label) || result.fields.isSet(FieldId::Onstart);
        QVERIFY2(taken || said.contains(name + value), qPrintable(name + u'\n' + said));
    }
}

void DockerRunTest::surroundings_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("problems");
    const auto row
        = [](const char *command, int problems) { QTest::newRow(command) << text(command) << problems; };
    row("docker run -p 1:2 x y", 0);
    row("$ docker run -p 1:2 x y", 0);
    row("me@host:~/x$ docker run -p 1:2 x y", 0);
    row("root@host:~# docker run -p 1:2 x y", 0);
    row("sudo -E docker run -p 1:2 x y", 0);
    row("/usr/bin/docker container run -p 1:2 x y", 0);
    row("docker --context far run -p 1:2 x y", 0);
    row("docker create -p 1:2 x y", 0);
    row("podman run -p 1:2 x y", 0);
    row("DOCKER_HOST=h docker run -p 1:2 x y", 0);
    row("docker run \\\n  -p 1:2 \\\n  x \\\n  y", 0);
    row("docker run -p 1:2 x y # serves", 0);
    row("docker run -p 1:2 x y > log 2>&1", 0);
    row("docker pull x && docker run -p 1:2 x y", 1);
    row("docker run -p 1:2 x y; docker ps", 1);
    row("docker run -p 1:2 x y\ndocker run z", 1);
}

void DockerRunTest::surroundings()
{
    QFETCH(QString, command);
    QFETCH(int, problems);
    const ImportResult result = readDockerRun(command);
    QCOMPARE(
        meaning(result), QByteArray(R"({"args":["y"],"env":{"-p 1:2":"1"},"image":"x","runtype":"args"})"));
    QVERIFY2(result.problems.size() == problems, qPrintable(explain(result.problems)));
}

void DockerRunTest::secretsAreMarkedAndNotRepeated()
{
    for (const char *command :
        {"docker run -e HF_TOKEN=sesame -e 'HF_TOKEN=sesame$X' x", "API_KEY=sesame docker run x",
            "docker login -p sesame; docker run x", "docker run --build-key sesame x",
            "docker run --env-file 'MY_SECRET=sesame' x", "docker run -l API_KEY=sesame x"}) {
        const ImportResult result = readDockerRun(text(command));
        const QString said = explain(result.problems + result.notes + result.passedOver);
        QVERIFY2(!said.contains(text("sesame")), qPrintable(said));
        QVERIFY(!QJsonDocument(requestBody(result.fields, SecretPolicy::Mask)).toJson().contains("sesame"));
    }
}

void DockerRunTest::placesPointIntoTheText()
{
    const QString command = text("echo hi\ndocker run --rm -w /x -e A x");
    const ImportResult result = readDockerRun(command);
    QStringList found;
    for (const ImportProblem &one : result.problems + result.passedOver)
        found << command.mid(one.position, 4);
    found.sort();
    QCOMPARE(found, QStringList({text("--rm"), text("-e A"), text("-w /"), text("echo")}));
}

void DockerRunTest::addressesAndFoldersAreNoted()
{
    QVERIFY(explain(readDockerRun(text("docker run -p 127.0.0.1:80:80 x")).notes).contains(text("anybody")));
    QVERIFY(explain(readDockerRun(text("docker run -p 80 x")).notes).contains(text("80:80")));
    QVERIFY(explain(readDockerRun(text("docker run -v /a:/b x")).notes).contains(text("rented machine")));
    QVERIFY(explain(readDockerRun(text("docker run -e A=$HOME x")).notes).contains(text("stays as text")));
    QVERIFY(explain(readDockerRun(text("docker run x $(id)")).notes).contains(text("stays as text")));
}

BERTH_TEST(DockerRunTest)
#include "dockerruntest.moc"
