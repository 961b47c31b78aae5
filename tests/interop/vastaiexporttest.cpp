// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/vastaiexport.h"

#include "catalog/fullrequest.h"
#include "core/shellwords.h"

#include "interop/meaning.h"
#include "support/testcase.h"

using namespace berth;
using test::text;

class VastaiExportTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void saysWhatIsLeftOut_data();
    void saysWhatIsLeftOut();
    void awkwardValuesAreAttached_data();
    void awkwardValuesAreAttached();
    void masksSecrets();
    void theClientsDefaultsAreTold();
};

namespace {

QStringList words(const QString &command)
{
    QStringList result;
    if (const auto split = splitShellWords(command)) {
        for (const ShellWord &word : *split)
            result << word.text;
    }
    return result;
}

using Set = std::function<void(RequestFields &)>;

}

Q_DECLARE_METATYPE(Set)

void VastaiExportTest::writes_data()
{
    QTest::addColumn<Set>("set");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &expected, const Set &set) {
        QTest::newRow(name) << set << expected;
    };
    row("nothing", {}, [](RequestFields &) {});
    row("image and disk", {text("--image"), text("a/b:c"), text("--disk"), text("64.5")},
        [](RequestFields &fields) {
            fields.set(FieldId::Image, text("a/b:c"));
            fields.set(FieldId::Disk, 64.5);
        });
    row("large disk without exponent", {text("--disk"), text("10000000")},
        [](RequestFields &fields) { fields.set(FieldId::Disk, 1e7); });
    row("bid", {text("--bid_price"), text("0.000123")},
        [](RequestFields &fields) { fields.set(FieldId::Price, Money::fromMicro(123)); });
    row("direct ssh", {text("--ssh"), text("--direct")},
        [](RequestFields &fields) { fields.set(FieldId::Runtype, text("ssh_direct")); });
    row("jupyter", {text("--jupyter")},
        [](RequestFields &fields) { fields.set(FieldId::Runtype, text("jupyter")); });
    row("flags", {text("--force"), text("--lang-utf8"), text("--cancel-unavail")}, [](RequestFields &fields) {
        fields.set(FieldId::Force, true);
        fields.set(FieldId::LangUtf8, true);
        fields.set(FieldId::PythonUtf8, false);
        fields.set(FieldId::CancelUnavail, true);
    });
    row("environment", {text("--env"), text("-e A='b c' -p 80:80 -h web")}, [](RequestFields &fields) {
        fields.set(FieldId::Env,
            EnvRows{envVariable(text("A"), text("b c")), envPort(text("80:80")),
                envFlag(text("-h"), text("web"))});
    });
    row("arguments are last", {text("--label"), text("x"), text("--args"), text("-c"), text("a b")},
        [](RequestFields &fields) {
            fields.set(FieldId::Label, text("x"));
            fields.set(FieldId::Args, QStringList{text("-c"), text("a b")});
        });
    row("entrypoint without arguments", {text("--args")},
        [](RequestFields &fields) { fields.set(FieldId::Runtype, text("args")); });
    row("new volume",
        {text("--create-volume"), text("28"), text("--mount-path"), text("/x"), text("--volume-label"),
            text("d"), text("--volume-size"), text("40")},
        [](RequestFields &fields) {
            fields.set(FieldId::VolumeCreateNew, true);
            fields.set(FieldId::VolumeId, qint64{28});
            fields.set(FieldId::VolumeSize, qint64{40});
            fields.set(FieldId::VolumeMountPath, text("/x"));
            fields.set(FieldId::VolumeName, text("d"));
        });
}

void VastaiExportTest::writes()
{
    QFETCH(Set, set);
    QFETCH(QStringList, expected);
    RequestFields fields;
    set(fields);
    const QStringList start{text("vastai"), text("create"), text("instance")};
    QCOMPARE(words(vastaiCommand(fields, 7, SecretPolicy::Reveal).text),
        start + QStringList{text("7")} + expected);
    QCOMPARE(words(vastaiCommand(fields, 0, SecretPolicy::Reveal).text),
        start + QStringList{text("OFFER_ID")} + expected);
}

void VastaiExportTest::saysWhatIsLeftOut_data()
{
    QTest::addColumn<Set>("set");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *part, const Set &set) {
        QTest::newRow(name) << set << text(part);
    };
    row("template number", "Template number",
        [](RequestFields &fields) { fields.set(FieldId::TemplateId, qint64{5}); });
    row("target state", "Start as",
        [](RequestFields &fields) { fields.set(FieldId::TargetState, text("stopped")); });
    row("virtual machine", "Virtual machine", [](RequestFields &fields) { fields.set(FieldId::Vm, true); });
    row("arguments as a line", "Arguments as one line",
        [](RequestFields &fields) { fields.set(FieldId::ArgsStr, text("x")); });
    row("quotes at the ends of a value", "QUOTED", [](RequestFields &fields) {
        fields.set(FieldId::Env, EnvRows{envVariable(text("QUOTED"), text("'x'"))});
    });
    row("access with a template", "access mode", [](RequestFields &fields) {
        fields.set(FieldId::TemplateHash, text("abc"));
        fields.set(FieldId::Runtype, text("ssh"));
    });
    row("arguments and jupyter", "refuses arguments", [](RequestFields &fields) {
        fields.set(FieldId::Runtype, text("jupyter"));
        fields.set(FieldId::Args, QStringList{text("x")});
    });
    row("one empty argument", "empty",
        [](RequestFields &fields) { fields.set(FieldId::Args, QStringList{QString()}); });
    row("a verb among the arguments", "start", [](RequestFields &fields) {
        fields.set(FieldId::Args, QStringList{text("start"), text("x")});
    });
    row("volume without a number", "no number",
        [](RequestFields &fields) { fields.set(FieldId::VolumeCreateNew, true); });
    row("volume without a choice", "not said",
        [](RequestFields &fields) { fields.set(FieldId::VolumeId, qint64{5}); });
    row("size of an existing volume", "existing", [](RequestFields &fields) {
        fields.set(FieldId::VolumeCreateNew, false);
        fields.set(FieldId::VolumeId, qint64{5});
        fields.set(FieldId::VolumeSize, qint64{5});
    });
}

void VastaiExportTest::saysWhatIsLeftOut()
{
    QFETCH(Set, set);
    QFETCH(QString, part);
    RequestFields fields;
    set(fields);
    const QString notes = vastaiCommand(fields, 7, SecretPolicy::Reveal).notes.join(u'\n');
    QVERIFY2(notes.contains(part), qPrintable(notes));
}

void VastaiExportTest::awkwardValuesAreAttached_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dash") << text("-x") << text("--label=-x");
    QTest::newRow("dashes and a space") << text("--a b") << text("--label='--a b'");
    QTest::newRow("help") << text("-h x") << text("--label='-h x'");
    QTest::newRow("verb") << text("start") << text("--label=start");
    QTest::newRow("plain") << text("started") << text("--label started");
    QTest::newRow("empty") << QString() << text("--label ''");
}

void VastaiExportTest::awkwardValuesAreAttached()
{
    QFETCH(QString, label);
    QFETCH(QString, expected);
    RequestFields fields;
    fields.set(FieldId::Label, label);
    const QString command = vastaiCommand(fields, 7, SecretPolicy::Reveal).text;
    QVERIFY2(command.endsWith(expected), qPrintable(command));
}

void VastaiExportTest::masksSecrets()
{
    const VastaiExport masked = vastaiCommand(test::fullRequest(), 7, SecretPolicy::Mask);
    const QString all = masked.text + masked.notes.join(u'\n');
    QVERIFY(!all.contains(text("hf_s3cret")));
    QVERIFY(!all.contains(text("tok3n")));
    QCOMPARE(masked.text.count(maskedText()), 2);
    QVERIFY(vastaiCommand(test::fullRequest(), 7, SecretPolicy::Reveal).text.contains(text("hf_s3cret")));
}

void VastaiExportTest::theClientsDefaultsAreTold()
{
    RequestFields fields;
    fields.set(FieldId::Image, text("x"));
    QCOMPARE(vastaiCommand(fields, 7, SecretPolicy::Reveal).notes.size(), 2); // disk and cancel_unavail
    fields.set(FieldId::Disk, 20.0);
    fields.set(FieldId::CancelUnavail, true);
    QCOMPARE(vastaiCommand(fields, 7, SecretPolicy::Reveal).notes, QStringList());
}

BERTH_TEST(VastaiExportTest)
#include "vastaiexporttest.moc"
