// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/runtype.h"
#include "interop/clientenv.h"
#include "interop/curlcommand.h"
#include "interop/envpaste.h"
#include "interop/importtext.h"
#include "interop/randomrequest.h"
#include "interop/requesttext.h"
#include "interop/vastaicommand.h"
#include "interop/vastaiexport.h"

#include "core/shellwords.h"
#include "interop/meaning.h"
#include "support/testcase.h"

#include <QJsonDocument>

using namespace berth;
using test::explain;
using test::meaning;

// Whatever is written is read back as the same, for random requests of awkward texts. The seed is fixed.
class RoundTripTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void throughCurl();
    void throughJson();
    void throughTheOfficialClient();
    void throughDotenv();
    void throughDockerFlags();
    void throughDockerRun();
    void throughTheOneEntry();
};

namespace {

constexpr int rounds = 400;

// What is left of a request when it goes through the official client, by the notes of the export: no more
// than that.
RequestFields expressible(RequestFields fields)
{
    for (const FieldId id : {FieldId::TemplateId, FieldId::TargetState, FieldId::Vm, FieldId::ArgsStr})
        fields.unset(id);
    for (const Field &field : catalogue()) {
        const bool *flag = fields.get<bool>(field.id);
        if (flag && !*flag
            && field.id != FieldId::VolumeCreateNew) // "no" is what the client sends without being asked
            fields.unset(field.id);
    }
    if (const EnvRows *rows = fields.get<EnvRows>(FieldId::Env)) {
        EnvRows kept = *rows;
        const EnvRows left = clientEnvText(kept).left;
        kept.removeIf([&left](const EnvRow &row) { return left.contains(row); });
        kept.isEmpty() ? fields.unset(FieldId::Env) : fields.set(FieldId::Env, kept);
    }
    const bool volume = fields.isSet(FieldId::VolumeCreateNew) && fields.isSet(FieldId::VolumeId);
    for (const FieldId id : {FieldId::VolumeCreateNew, FieldId::VolumeId, FieldId::VolumeSize,
             FieldId::VolumeMountPath, FieldId::VolumeName}) {
        if (!volume || (id == FieldId::VolumeSize && !fields.isTrue(FieldId::VolumeCreateNew)))
            fields.unset(id);
    }
    const QStringList *args = fields.get<QStringList>(FieldId::Args);
    Runtype runtype = parseRuntype(fields.text(FieldId::Runtype)).value_or(Runtype{});
    if (runtype.connection == Connection::Unspecified)
        runtype.connection = Connection::Proxy;
    const bool implied = fields.isTrue(FieldId::UseJupyterLab) || !fields.text(FieldId::JupyterDir).isEmpty();
    if (runtype.mode != AccessMode::Jupyter && implied)
        runtype
            = {AccessMode::Jupyter, runtype.mode == AccessMode::Ssh ? runtype.connection : Connection::Proxy};
    if (runtype.mode == AccessMode::LeftAlone && args)
        runtype.mode = AccessMode::Args;
    if (args && *args == QStringList{QString()})
        fields.unset(FieldId::Args);
    if (fields.isSet(FieldId::TemplateHash) || runtype.mode == AccessMode::LeftAlone)
        fields.unset(FieldId::Runtype);
    else
        fields.set(FieldId::Runtype, runtypeText(runtype));
    fields.unset(FieldId::RentalType);
    return fields;
}

}

void RoundTripTest::throughCurl()
{
    QRandomGenerator random(11);
    for (int round = 0; round < rounds; ++round) {
        const RequestFields fields = test::randomRequest(random);
        const QString command = curlCommand(
            fields, 384826, QUrl(QStringLiteral("https://console.vast.ai")), SecretPolicy::Reveal);
        const ImportResult back = readAnything(command);
        QVERIFY2(back.problems.isEmpty(), qPrintable(explain(back) + u'\n' + command));
        QCOMPARE(meaning(back.fields), meaning(fields));
        QCOMPARE(back.offerId, 384826);
    }
}

void RoundTripTest::throughJson()
{
    QRandomGenerator random(12);
    for (int round = 0; round < rounds; ++round) {
        const RequestFields fields = test::randomRequest(random);
        const ImportResult back = readAnything(QString::fromUtf8(meaning(fields)));
        QVERIFY2(back.problems.isEmpty(), qPrintable(explain(back)));
        QCOMPARE(meaning(back.fields), meaning(fields));
    }
}

void RoundTripTest::throughTheOfficialClient()
{
    QRandomGenerator random(13);
    for (int round = 0; round < rounds; ++round) {
        const RequestFields fields = test::randomRequest(random);
        const QString command = vastaiCommand(fields, 384826, SecretPolicy::Reveal).text;
        const ImportResult back = readAnything(command);
        QCOMPARE(back.offerId, 384826);
        QVERIFY2(meaning(back.fields) == meaning(expressible(fields)),
            qPrintable(command + QLatin1String("\n--- back:\n") + QString::fromUtf8(meaning(back.fields))
                + QLatin1String("--- wanted:\n") + QString::fromUtf8(meaning(expressible(fields)))
                + explain(back)));
    }
}

void RoundTripTest::throughDotenv()
{
    QRandomGenerator random(14);
    for (int round = 0; round < rounds; ++round) {
        EnvRows rows;
        QString file;
        for (int i = random.bounded(6); i >= 0; --i) {
            // Line ends become LF in a paste.
            const QString value
                = test::awkwardText(random).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
            const QString name = QStringLiteral("N%1").arg(i);
            rows << envVariable(name, value);
            QString quoted = value;
            for (const char16_t c : {u'\\', u'"', u'$', u'`'})
                quoted.replace(QChar(c), QString(u'\\') + QChar(c));
            file += random.bounded(2) ? name + QLatin1String("=\"") + quoted + QLatin1String("\"\n")
                                      : name + u'=' + QLatin1Char('\'')
                    + QString(value).replace(u'\'', QStringLiteral("'\\''")) + QLatin1String("'\n");
        }
        const EnvPaste back = readEnvPaste(file);
        QVERIFY2(back.problems.isEmpty(), qPrintable(file));
        QCOMPARE(back.rows, rows);
    }
}

void RoundTripTest::throughDockerFlags()
{
    QRandomGenerator random(15);
    for (int round = 0; round < rounds; ++round) {
        EnvRows rows;
        QStringList words;
        for (int i = random.bounded(6); i >= 0; --i) {
            const QString value
                = test::awkwardText(random).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
            rows << envVariable(QStringLiteral("N%1").arg(i), value);
            words << QStringLiteral("-e") << QStringLiteral("N%1=%2").arg(i).arg(value);
        }
        rows << envPort(QStringLiteral("53:53/udp")) << envFlag(QStringLiteral("-h"), QStringLiteral("a b"));
        words << QStringLiteral("--publish=53:53/udp") << QStringLiteral("-h") << QStringLiteral("a b");
        const EnvPaste back = readEnvPaste(joinShellWords(words));
        QVERIFY(back.problems.isEmpty());
        QCOMPARE(back.rows, rows);
    }
}

void RoundTripTest::throughDockerRun()
{
    QRandomGenerator random(17);
    for (int round = 0; round < rounds; ++round) {
        RequestFields fields;
        QStringList words{QStringLiteral("docker"), QStringLiteral("run")};
        EnvRows rows;
        for (int i = random.bounded(5); i > 0; --i) {
            const QString value = test::awkwardText(random);
            rows << envVariable(QStringLiteral("N%1").arg(i), value);
            words << QStringLiteral("-e") << QStringLiteral("N%1=%2").arg(i).arg(value);
        }
        rows << envPort(QStringLiteral("53:53/udp"));
        words << QStringLiteral("-p53:53/udp") << QStringLiteral("some/image:tag");
        QStringList arguments;
        for (int i = random.bounded(5); i > 0; --i)
            arguments << test::awkwardText(random);
        fields.set(FieldId::Env, rows);
        fields.set(FieldId::Image, QStringLiteral("some/image:tag"));
        fields.set(FieldId::Runtype, QStringLiteral("args"));
        if (!arguments.isEmpty())
            fields.set(FieldId::Args, arguments);
        const QString command = joinShellWords(words + arguments);
        const ImportResult back = readAnything(command);
        QVERIFY2(back.problems.isEmpty(), qPrintable(explain(back) + u'\n' + command));
        QCOMPARE(int(back.kind), int(ImportKind::DockerRun));
        QVERIFY2(back.fields == fields, qPrintable(command));
    }
}

// Every form that can be read is known for what it is, whatever stands in its values: other commands too.
void RoundTripTest::throughTheOneEntry()
{
    const QUrl base(QStringLiteral("https://console.vast.ai"));
    const QStringList traps{QStringLiteral("vastai create instance 9 --image no"),
        QStringLiteral("docker run no"), QStringLiteral("curl -X PUT https://x/asks/9/ -d '{}'"),
        QStringLiteral("A=b"), QStringLiteral("# a\nvastai create instance 9"),
        QStringLiteral("requests.put("), QStringLiteral("^\n"), QStringLiteral("x `\ny"),
        QStringLiteral("^\"")};
    for (const QString &trap : traps) {
        RequestFields fields;
        fields.set(FieldId::Image, QStringLiteral("some/image"));
        fields.set(FieldId::Onstart, trap);
        fields.set(FieldId::Label, QString(u' ' + trap));
        fields.set(FieldId::Runtype, QStringLiteral("ssh_direct"));
        for (const RequestForm form : {RequestForm::Json, RequestForm::Curl, RequestForm::Vastai}) {
            const QString text = requestText(form, fields, 7, base, SecretPolicy::Reveal).text;
            const ImportResult back = readAnything(text);
            QVERIFY2(back.problems.isEmpty(), qPrintable(explain(back) + u'\n' + text));
            QVERIFY2(back.fields == fields, qPrintable(text));
        }
    }
}

BERTH_TEST(RoundTripTest)
#include "roundtriptest.moc"
