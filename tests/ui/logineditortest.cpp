// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/logineditor.h"

#include "support/testcase.h"
#include "ui/editorharness.h"
#include "ui/widgets/secretedit.h"

namespace berth::test {

class LoginEditorTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void threePartsMakeOneValue()
    {
        EditorHarness harness(new LoginEditor);
        auto *token = harness.part<SecretEdit>("image_login.token");
        QTest::keyClicks(harness.part<QLineEdit>("image_login.user"), QStringLiteral("alice"));
        QTest::keyClicks(token, QStringLiteral("t0ken"));
        QTest::keyClicks(harness.part<QLineEdit>("image_login.registry"), QStringLiteral("example.org"));
        const auto *login = harness.fields().get<ImageLogin>(FieldId::ImageLogin);
        QVERIFY(login);
        QCOMPARE(login->user, QStringLiteral("alice"));
        QCOMPARE(login->token.reveal(), QStringLiteral("t0ken"));
        QCOMPARE(login->registry, QStringLiteral("example.org"));
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QVERIFY(!token->displayText().contains(QLatin1String("t0ken")));
    }

    void emptyIsLeftAlone()
    {
        EditorHarness harness(new LoginEditor);
        auto *user = harness.part<QLineEdit>("image_login.user");
        QTest::keyClicks(user, QStringLiteral("a"));
        QVERIFY(harness.fields().isSet(FieldId::ImageLogin));
        QTest::keyClick(user, Qt::Key_Backspace);
        QVERIFY(!harness.fields().isSet(FieldId::ImageLogin));
    }

    void loads()
    {
        EditorHarness harness(new LoginEditor);
        harness.draft.set(FieldId::ImageLogin,
            ImageLogin{QStringLiteral("u"), Secret(QStringLiteral("p")), QStringLiteral("ghcr.io")});
        QCOMPARE(harness.part<QLineEdit>("image_login.user")->text(), QStringLiteral("u"));
        QCOMPARE(harness.part<SecretEdit>("image_login.token")->secret().reveal(), QStringLiteral("p"));
        harness.draft.replace(RequestFields());
        QVERIFY(harness.part<SecretEdit>("image_login.token")->secret().isEmpty());
        QVERIFY(harness.part<QLineEdit>("image_login.registry")->text().isEmpty());
    }
};

BERTH_TEST(LoginEditorTest)

}

#include "logineditortest.moc"
