// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vaultchain.h"

#include "catalog/fullrequest.h"
#include "store/presetlibrary.h"
#include "store/presetsecrets.h"
#include "store/vaultsupport.h"
#include "support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace berth;
using test::FakeKeyring;
using test::readSync;
using test::removeSync;
using test::waited;
using test::writeSync;

class VaultTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsReplacesForgets_data();
    void keepsReplacesForgets();
    void theFileIsForItsOwnerAlone();
    void aFileThatOthersReadIsRefused();
    void aTornFileIsRefusedAndStays();
    void theChainUsesTheKeyring();
    void withoutKeyringMemoryIsUsedAndSaid();
    void aFileIsUsedOnlyAfterAYes();
    void aLockedKeyringIsSaidNotPassedOver();
    void aKeyringThatCantBeWrittenGivesWay();
    void aKeyringThatComesBackIsUsed();
    void secretsOfPresetsComeBack();
    void aSecretThatIsNotThereIsNamed();
    void noSecretIsInTheStateFolder();
    void keysSayWhatTheyAreFor();
};

namespace {

struct Chain
{
    QTemporaryDir dir;
    FakeKeyring *keyring = new FakeKeyring;
    VaultChain chain;
    explicit Chain(bool fileAllowed = false)
        : chain(std::unique_ptr<Vault>(keyring), dir.path(), fileAllowed)
    {
    }
    [[nodiscard]] bool hasFile() const { return QFile::exists(FileVault::pathIn(dir.path())); }
};

const QString k = QStringLiteral("account/a");
const QString v = QStringLiteral("s3cret");

}

void VaultTest::keepsReplacesForgets_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("memory") << 0;
    QTest::newRow("file") << 1;
    QTest::newRow("chain") << 2;
}

void VaultTest::keepsReplacesForgets()
{
    QFETCH(int, which);
    const QTemporaryDir dir;
    std::unique_ptr<Vault> vault;
    if (which == 0)
        vault = std::make_unique<MemoryVault>();
    else if (which == 1)
        vault = std::make_unique<FileVault>(dir.path());
    else
        vault = std::make_unique<VaultChain>(std::make_unique<FakeKeyring>(), dir.path(), false);
    QVERIFY(!vault->description().isEmpty());
    QCOMPARE(readSync(*vault, k).error().kind, VaultProblem::NotFound);
    QVERIFY(removeSync(*vault, k).has_value());
    const QString awkward = QStringLiteral("\"\\\n😀=\u2028 ");
    QVERIFY(writeSync(*vault, k, awkward).has_value());
    QVERIFY(writeSync(*vault, QStringLiteral("other/😀"), v).has_value());
    QCOMPARE(readSync(*vault, k)->reveal(), awkward);
    QVERIFY(writeSync(*vault, k, v).has_value());
    QCOMPARE(readSync(*vault, k)->reveal(), v);
    QVERIFY(removeSync(*vault, k).has_value());
    QCOMPARE(readSync(*vault, k).error().kind, VaultProblem::NotFound);
    QCOMPARE(readSync(*vault, QStringLiteral("other/😀"))->reveal(), v);
    {
        QObject gone;
        vault->read(k, &gone, [](const auto &) { qWarning("called after the end of its context"); });
        vault->write(
            k, Secret(v), &gone, [](const auto &) { qWarning("called after the end of its context"); });
    }
    QCoreApplication::processEvents();
}

void VaultTest::theFileIsForItsOwnerAlone()
{
    const QTemporaryDir dir;
    FileVault vault(dir.path());
    QVERIFY(writeSync(vault, k, v).has_value());
    const auto permissions = QFile::permissions(FileVault::pathIn(dir.path()));
#ifndef Q_OS_WIN
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
#endif
    QVERIFY(writeSync(vault, QStringLiteral("b"), v).has_value());
    QCOMPARE(QFile::permissions(FileVault::pathIn(dir.path())), permissions);
    FileVault nowhere(dir.filePath(QStringLiteral("none")));
#ifdef Q_OS_WIN
    QTest::ignoreMessage(QtWarningMsg, "Got unexpected locking error 3"); // QLockFile's: no such path
#endif
    const auto written = writeSync(nowhere, k, v);
    QVERIFY(!written.has_value() && !written.error().message.isEmpty());
}

void VaultTest::aFileThatOthersReadIsRefused()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such bits; the folder is its owner's there.");
#endif
    const QTemporaryDir dir;
    FileVault vault(dir.path());
    QVERIFY(writeSync(vault, k, v).has_value());
    const QString path = FileVault::pathIn(dir.path());
    const auto own = QFile::permissions(path);
    for (const auto wider : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteGroup, QFile::WriteOther}) {
        QVERIFY(QFile::setPermissions(path, own | wider));
        QCOMPARE(readSync(vault, k).error().kind, VaultProblem::Denied);
        QCOMPARE(writeSync(vault, k, QStringLiteral("x")).error().kind, VaultProblem::Denied);
        QCOMPARE(removeSync(vault, k).error().kind, VaultProblem::Denied);
        QVERIFY(readSync(vault, k).error().remedy.contains(QStringLiteral("600")));
    }
    QVERIFY(QFile::setPermissions(path, own));
    QCOMPARE(readSync(vault, k)->reveal(), v);
}

void VaultTest::aTornFileIsRefusedAndStays()
{
    const QTemporaryDir dir;
    FileVault vault(dir.path());
    QVERIFY(writeSync(vault, k, v).has_value());
    QFile file(FileVault::pathIn(dir.path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    for (qsizetype length = 0; length < whole.lastIndexOf('}'); ++length) {
        QVERIFY(
            file.resize(0) && file.open(QIODevice::WriteOnly) && file.write(whole.left(length)) == length);
        file.close();
        QCOMPARE(readSync(vault, k).error().kind, VaultProblem::Other);
        const auto written = writeSync(vault, k, QStringLiteral("x"));
        QCOMPARE(written.error().kind, VaultProblem::Other);
        QVERIFY(!written.error().message.contains(v));
        QCOMPARE(file.size(), length);
    }
}

void VaultTest::theChainUsesTheKeyring()
{
    Chain chain;
    QCOMPARE(chain.chain.place(), VaultPlace::Unknown);
    QVERIFY(!chain.chain.words().isEmpty());
    QSignalSpy changed(&chain.chain, &VaultChain::placeChanged);
    QVERIFY(writeSync(chain.chain, k, v).has_value()); // waits for the first answer
    QCOMPARE(chain.chain.place(), VaultPlace::Keyring);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(chain.keyring->secrets.value(k).reveal(), v);
    QVERIFY(chain.chain.words().contains(QStringLiteral("fake keyring")));
    QVERIFY(!chain.hasFile());
}

void VaultTest::withoutKeyringMemoryIsUsedAndSaid()
{
    Chain chain;
    chain.keyring->readProblem = chain.keyring->writeProblem = VaultProblem::NoBackend;
    QVERIFY(writeSync(chain.chain, k, v).has_value());
    QCOMPARE(chain.chain.place(), VaultPlace::Memory);
    QCOMPARE(readSync(chain.chain, k)->reveal(), v);
    QVERIFY(chain.chain.words().contains(QStringLiteral("Cannot read.")));
    QVERIFY(!chain.hasFile());
}

void VaultTest::aFileIsUsedOnlyAfterAYes()
{
    Chain chain;
    chain.keyring->readProblem = chain.keyring->writeProblem = VaultProblem::NoBackend;
    QVERIFY(writeSync(chain.chain, k, v).has_value());
    QVERIFY(!chain.hasFile());
    chain.chain.allowFile();
    QCOMPARE(chain.chain.place(), VaultPlace::File);
    QTRY_VERIFY(chain.hasFile());
    FileVault file(chain.dir.path());
    QCOMPARE(readSync(file, k)->reveal(), v); // what memory held went there
    QVERIFY(writeSync(chain.chain, QStringLiteral("b"), v).has_value());
    QCOMPARE(readSync(file, QStringLiteral("b"))->reveal(), v);

    // The next start, after the same yes.
    auto keyring = std::make_unique<FakeKeyring>();
    keyring->readProblem = VaultProblem::NoBackend;
    VaultChain next(std::move(keyring), chain.dir.path(), true);
    QCOMPARE(readSync(next, k)->reveal(), v);
    QCOMPARE(next.place(), VaultPlace::File);
    next.forbidFile();
    QVERIFY(!chain.hasFile());
    QCOMPARE(next.place(), VaultPlace::Memory);
    QCOMPARE(readSync(next, k)->reveal(), v);
}

void VaultTest::aLockedKeyringIsSaidNotPassedOver()
{
    Chain chain(true);
    chain.keyring->readProblem = chain.keyring->writeProblem = VaultProblem::Locked;
    QCOMPARE(writeSync(chain.chain, k, v).error().kind, VaultProblem::Locked);
    QCOMPARE(readSync(chain.chain, k).error().kind, VaultProblem::Locked);
    QVERIFY(chain.chain.keyringError().has_value());
    QVERIFY(chain.chain.words().contains(QStringLiteral("Cannot read.")));
    QVERIFY(!chain.hasFile());
    // A person would rather not unlock it.
    chain.chain.useMemory();
    QVERIFY(writeSync(chain.chain, k, v).has_value());
    QCOMPARE(readSync(chain.chain, k)->reveal(), v);
}

void VaultTest::aKeyringThatCantBeWrittenGivesWay()
{
    Chain chain;
    chain.keyring->writeProblem = VaultProblem::NoBackend;
    QVERIFY(writeSync(chain.chain, k, v).has_value());
    QCOMPARE(chain.chain.place(), VaultPlace::Memory);
    QVERIFY(chain.chain.words().contains(QStringLiteral("Cannot write.")));
    Chain denied;
    denied.keyring->writeProblem = VaultProblem::Denied;
    QCOMPARE(writeSync(denied.chain, k, v).error().kind, VaultProblem::Denied);
    QCOMPARE(denied.chain.place(), VaultPlace::Keyring);
}

void VaultTest::aKeyringThatComesBackIsUsed()
{
    Chain chain(true);
    chain.keyring->readProblem = VaultProblem::NoBackend;
    QVERIFY(writeSync(chain.chain, k, v).has_value());
    QCOMPARE(chain.chain.place(), VaultPlace::File);
    chain.keyring->readProblem.reset();
    chain.chain.probe();
    QTRY_COMPARE(chain.chain.place(), VaultPlace::Keyring);
    QCOMPARE(readSync(chain.chain, k)->reveal(), v); // what went into the file meanwhile is found
    QVERIFY(removeSync(chain.chain, k).has_value());
    QCOMPARE(readSync(chain.chain, k).error().kind, VaultProblem::NotFound);
}

void VaultTest::secretsOfPresetsComeBack()
{
    MemoryVault vault;
    PresetSecrets secrets(vault);
    Preset preset;
    preset.id = QStringLiteral("id");
    preset.fields = test::fullRequest();
    const auto store = [&](const SecretRefs &before) {
        return waited<test::Done>([&](QObject *context, Vault::Done then) {
            secrets.store(preset, before, context, std::move(then));
        });
    };
    const auto fill = [&] {
        Preset bare = preset;
        bare.fields = withoutSecrets(preset.fields);
        return waited<PresetSecrets::Filled>(
            [&](QObject *context, std::function<void(const PresetSecrets::Filled &)> then) {
                secrets.fill(bare, context, std::move(then));
            });
    };
    QVERIFY(store({}).has_value());
    QStringList keys = vault.all().keys();
    keys.sort();
    QCOMPARE(keys,
        (QStringList{QStringLiteral("preset/id/env/HF_TOKEN"), QStringLiteral("preset/id/image_login")}));
    PresetSecrets::Filled filled = fill();
    QVERIFY(filled.fields == preset.fields);
    QVERIFY(filled.missing.isEmpty() && !filled.error);

    // A place that is gone is forgotten; an empty value leaves alone what is kept.
    const SecretRefs before = secretRefs(preset.fields);
    const RequestFields full = preset.fields;
    preset.fields = withoutSecrets(preset.fields);
    preset.fields.unset(FieldId::ImageLogin);
    QVERIFY(store(before).has_value());
    QCOMPARE(vault.all().keys(), QStringList{QStringLiteral("preset/id/env/HF_TOKEN")});
    preset.fields = full;
    QVERIFY(waited<test::Done>([&](QObject *context, Vault::Done then) {
        secrets.forget(preset, context, std::move(then));
    }).has_value());
    QVERIFY(vault.all().isEmpty());
}

void VaultTest::aSecretThatIsNotThereIsNamed()
{
    FakeKeyring vault;
    PresetSecrets secrets(vault);
    Preset preset;
    preset.id = QStringLiteral("id");
    preset.fields = withoutSecrets(test::fullRequest());
    const auto fill = [&] {
        return waited<PresetSecrets::Filled>(
            [&](QObject *context, std::function<void(const PresetSecrets::Filled &)> then) {
                secrets.fill(preset, context, std::move(then));
            });
    };
    vault.secrets.insert(QStringLiteral("preset/id/env/HF_TOKEN"), Secret(v));
    PresetSecrets::Filled filled = fill();
    QCOMPARE(filled.missing, (SecretRefs{{FieldId::ImageLogin, QString()}}));
    QVERIFY(!filled.error);
    QCOMPARE(secretAt(filled.fields, {FieldId::Env, QStringLiteral("HF_TOKEN")}).reveal(), v);
    vault.readProblem = VaultProblem::Locked;
    filled = fill();
    QCOMPARE(filled.missing.size(), 2);
    QCOMPARE(filled.error->kind, VaultProblem::Locked);
}

// Everything that a preset with secrets leaves on the disk, byte by byte.
void VaultTest::noSecretIsInTheStateFolder()
{
    const QTemporaryDir dir;
    MemoryVault vault;
    PresetSecrets secrets(vault);
    {
        PresetLibrary library(dir.path());
        QSignalSpy loaded(&library, &PresetLibrary::loaded);
        library.start();
        QVERIFY(loaded.wait());
        Preset preset;
        preset.fields = test::fullRequest();
        auto open = library.saveAs(preset, QStringLiteral("P"));
        QVERIFY(open.has_value());
        open->preset.fields = test::fullRequest();
        QVERIFY(waited<test::Done>([&](QObject *context, Vault::Done then) {
            secrets.store(open->preset, {}, context, std::move(then));
        }).has_value());
        open = library.save(*open);
        QVERIFY(open.has_value());
        (void)library.duplicate(open->file);
        (void)library.rename(open->file, QStringLiteral("Q"));
        (void)library.remove(QStringLiteral("Q.berth.json"));
        library.rescan();
        QTest::qWait(200);
    }
    int files = 0;
    QDirIterator it(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *secret : {"hf_s3cret", "tok3n"}) {
            const QString text = QString::fromLatin1(secret);
            const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
            for (const QByteArray &form : {QByteArray(secret), QByteArray(secret).toBase64(), wide})
                QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
        }
        ++files;
    }
    QVERIFY(files >= 3);
}

void VaultTest::keysSayWhatTheyAreFor()
{
    QCOMPARE(accountVaultKey(QStringLiteral("work")), QStringLiteral("account/work"));
    QCOMPARE(presetVaultKey(QStringLiteral("id"), SecretRef{FieldId::Env, QStringLiteral("A")}.path()),
        QStringLiteral("preset/id/env/A"));
    QCOMPARE(contractVaultKey(QUrl(QStringLiteral("https://key:s3cret@console.vast.ai/?api_key=s3cret")), 7),
        QStringLiteral("contract/https://console.vast.ai/7"));
}

BERTH_TEST(VaultTest)
#include "vaulttest.moc"
