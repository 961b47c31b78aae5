// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sshkeys.h"

#include "replies.h"
#include "support/testcase.h"

using namespace berth;
using namespace berth::test;

class SshKeysTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void adds();
};

void SshKeysTest::reads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("keys"); // -1: an error
    QTest::newRow("two") << 200
                         << QByteArray(R"([{"id":1,"key":"ssh-rsa A"},{"id":2,"public_key":"ssh-rsa B"}])")
                         << 2;
    QTest::newRow("a deleted one is none")
        << 200 << QByteArray(R"([{"id":1,"key":"ssh-rsa A","deleted_at":"2024-01-01"}])") << 0;
    QTest::newRow("not deleted") << 200 << QByteArray(R"([{"id":1,"key":"ssh-rsa A","deleted_at":null}])")
                                 << 1;
    QTest::newRow("in an object") << 200 << QByteArray(R"({"success":true,"keys":[{"id":1,"key":"k"}]})")
                                  << 1;
    QTest::newRow("an empty list") << 200 << QByteArray("[]") << 0;
    QTest::newRow("no keys") << 404
                             << QByteArray(
                                    R"({"success":false,"error":"not_found","msg":"No SSH keys found."})")
                             << 0;
    QTest::newRow("no keys, words only")
        << 404 << QByteArray(R"({"msg":"No SSH keys found for the user."})") << 0;
    // A key that is not accepted says nothing of the account.
    QTest::newRow("a bad key") << 404 << QByteArray(R"({"success":false,"error":"auth_error","msg":"x"})")
                               << -1;
    QTest::newRow("an expired session")
        << 404 << QByteArray(R"({"success":false,"error":"e","msg":"Session expired, log in."})") << -1;
    QTest::newRow("another server") << 404 << QByteArray("404 page not found") << -1;
    QTest::newRow("a web page") << 404 << QByteArray("<html></html>") << -1;
    QTest::newRow("401") << 401 << QByteArray(R"({"success":false,"error":"auth_error"})") << -1;
    QTest::newRow("429") << 429 << QByteArray("API requests too frequent") << -1;
    QTest::newRow("no list") << 200 << QByteArray(R"({"success":true})") << -1;
    QTest::newRow("cut short") << 200 << QByteArray(R"([{"id":1,)") << -1;
}

void SshKeysTest::reads()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, keys);
    const auto read = readSshKeys(answered(status, body));
    QCOMPARE(read ? static_cast<int>(read->size()) : -1, keys);
    QVERIFY(!readSshKeys(undelivered(Delivery::Broken)).has_value());
}

void SshKeysTest::adds()
{
    const ApiRequest request = addSshKey(QStringLiteral(" ssh-ed25519 AAAA me@home\n"));
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QStringLiteral("/api/v0/ssh/"));
    QCOMPARE(request.body, QByteArray(R"({"ssh_key":"ssh-ed25519 AAAA me@home"})"));
    QVERIFY(request.withKey);
    QCOMPARE(listSshKeys().method, QByteArray("GET"));
}

BERTH_TEST(SshKeysTest)
#include "sshkeystest.moc"
