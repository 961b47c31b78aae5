// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestwriter.h"
#include "catalog/validator.h"
#include "interop/importtext.h"
#include "interop/meaning.h"
#include "interop/vastaiexport.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::meaning;

// The examples that the official client's help gives for `create instance` and `launch instance`, as people
// paste them, against what is to come of them.
class OfficialExamplesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void isWrittenAndReadBackTheSame_data() { reads_data(); }
    void isWrittenAndReadBackTheSame();
    void aWholePageOfThemGivesTheFirst();
};

namespace {

const char *const templateAndDisk
    = "vastai create instance 384826 --template_hash 661d064bbda1f2a133816b6d55da07c3 --disk 64";
const char *const udpAndScript
    = "vastai create instance 6995713 --image pytorch/pytorch --disk 40 --env '-p 8081:8081/udp -h billybob' "
      "--ssh --direct --onstart-cmd \"env | grep _ >> /etc/environment; echo 'starting up'\";               "
      " ";
const char *const privateJupyter
    = "vastai create instance 384827  --image bobsrepo/pytorch:latest --login '-u bob -p 9d8df!fd89ufZ "
      "docker.io' --jupyter --direct --env '-e TZ=PDT -e XNAME=XX4 -p 22:22 -p 8080:8080' --disk 20";
const char *const arguments
    = "vastai create instance 5801802 --image pytorch/pytorch --disk 40 --onstart-cmd 'bash' --args -c 'echo "
      "hello; sleep infinity;'";
const char *const interruptible = "vastai create instance 384826 --template_hash "
                                  "661d064bbda1f2a133816b6d55da07c3 --disk 64 --bid_price 0.1";

}

void OfficialExamplesTest::reads_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<qint64>("offer");
    QTest::addColumn<QByteArray>("means");
    QTest::addColumn<int>("problems");
    const auto row
        = [](const char *name, const QString &command, qint64 offer, const char *means, int problems = 0) {
              QTest::newRow(name) << command << offer << QByteArray(means) << problems;
          };
    const auto text = [](const char *command) { return QString::fromLatin1(command); };
    row("a template and a disk", text(templateAndDisk), 384826,
        R"({"disk":64,"template_hash_id":"661d064bbda1f2a133816b6d55da07c3"})");
    row("udp, host name, direct ssh and a script", text(udpAndScript), 6995713,
        R"({"disk":40,"env":{"-h":"billybob","-p 8081:8081/udp":"1"},"image":"pytorch/pytorch",)"
        R"("onstart":"env | grep _ >> /etc/environment; echo 'starting up'","runtype":"ssh_direct"})");
    row("a private image with Jupyter", text(privateJupyter), 384827,
        R"({"disk":20,"env":{"-p 22:22":"1","-p 8080:8080":"1","TZ":"PDT","XNAME":"XX4"},)"
        R"("image":"bobsrepo/pytorch:latest","image_login":"-u bob -p 9d8df!fd89ufZ docker.io",)"
        R"("runtype":"jupyter_direct"})");
    row("arguments", text(arguments), 5801802,
        R"({"args":["-c","echo hello; sleep infinity;"],"disk":40,"image":"pytorch/pytorch",)"
        R"("onstart":"bash","runtype":"args"})");
    row("interruptible", text(interruptible), 384826,
        R"({"disk":64,"price":0.1,"template_hash_id":"661d064bbda1f2a133816b6d55da07c3"})");
    row("launch one", QStringLiteral("python vast.py launch instance -g RTX_3090 -n 1 -i pytorch/pytorch"), 0,
        R"({"image":"pytorch/pytorch"})", 2);
    row("launch four",
        QStringLiteral(
            "python vast.py launch instance -g RTX_3090 -n 4 -i pytorch/pytorch -d 32.0 -r North_America"),
        0, R"({"disk":32,"image":"pytorch/pytorch"})", 3);
}

void OfficialExamplesTest::reads()
{
    QFETCH(QString, command);
    QFETCH(qint64, offer);
    QFETCH(QByteArray, means);
    QFETCH(int, problems);
    for (const QString &pasted : {command, QStringLiteral("$ ") + command,
             QStringLiteral("  # what it does, in (words) and $VARIABLES: it's fine\n    ") + command
                 + u'\n'}) {
        const ImportResult result = readAnything(pasted);
        QCOMPARE(int(result.kind), int(ImportKind::VastaiCommand));
        QCOMPARE(meaning(result.fields), means);
        QCOMPARE(result.offerId, offer);
        QCOMPARE(result.problems.size(), problems);
    }
}

void OfficialExamplesTest::isWrittenAndReadBackTheSame()
{
    QFETCH(QString, command);
    QFETCH(qint64, offer);
    const ImportResult first = readAnything(command);
    const ImportResult again = readAnything(vastaiCommand(first.fields, offer, SecretPolicy::Reveal).text);
    QCOMPARE(meaning(again.fields), meaning(first.fields));
    QCOMPARE(again.offerId, offer);
}

void OfficialExamplesTest::aWholePageOfThemGivesTheFirst()
{
    QStringList page;
    for (const char *command : {templateAndDisk, udpAndScript, privateJupyter, arguments, interruptible})
        page << QStringLiteral("# an example\n") + QString::fromLatin1(command);
    const ImportResult result = readAnything(page.join(QStringLiteral("\n\n")));
    QCOMPARE(result.offerId, 384826);
    QCOMPARE(meaning(result.fields),
        QByteArray(R"({"disk":64,"template_hash_id":"661d064bbda1f2a133816b6d55da07c3"})"));
    QCOMPARE(result.problems.size(), 4);
}

BERTH_TEST(OfficialExamplesTest)
#include "officialexamplestest.moc"
