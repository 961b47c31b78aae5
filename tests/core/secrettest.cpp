// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include "support/testcase.h"

#include <QJsonValue>
#include <QVariant>

#include <ostream>
#include <type_traits>
#include <utility>

using namespace berth;

namespace {

template <typename Out>
concept Prints = requires(Out &out, const Secret &secret)
{
    out << secret;
};

}

// What must not compile: each of these would let a key out by accident.
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<QString, Secret>);
static_assert(!std::is_constructible_v<QString, Secret>);
static_assert(!std::is_constructible_v<QVariant, Secret>);
static_assert(!std::is_constructible_v<QJsonValue, Secret>);
static_assert(!Prints<std::ostream>);
static_assert(!Prints<QTextStream>);
static_assert(!Prints<QDataStream>);
static_assert(
    !std::is_invocable_v<decltype([](auto &&out, auto &&in) -> decltype(out << in) { return out << in; }),
        QDebug, const Secret &>);

class SecretTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsText();
    void copiesAndMoves();
    void assignsToItself();
    void comparesByText();
    void theMaskTellsNothing();
};

void SecretTest::keepsItsText()
{
    const Secret secret(QStringLiteral("hf_s3cret"));
    QCOMPARE(secret.reveal(), QStringLiteral("hf_s3cret"));
    QCOMPARE(secret.length(), 9);
    QVERIFY(!secret.isEmpty());
    QVERIFY(Secret().isEmpty());
    QCOMPARE(Secret().length(), 0);
}

// Wiping one must leave the text of the other alone.
void SecretTest::copiesAndMoves()
{
    QString text = QStringLiteral("abc");
    text += QStringLiteral("def");
    Secret copy;
    {
        const Secret first(text);
        copy = first;
        const Secret second(first);
        QCOMPARE(second.reveal(), QStringLiteral("abcdef"));
    }
    QCOMPARE(copy.reveal(), QStringLiteral("abcdef"));
    QCOMPARE(text, QStringLiteral("abcdef"));

    Secret moved(std::move(copy));
    QCOMPARE(moved.reveal(), QStringLiteral("abcdef"));
    Secret assigned(QStringLiteral("old"));
    assigned = std::move(moved);
    QCOMPARE(assigned.reveal(), QStringLiteral("abcdef"));
    assigned = Secret();
    QVERIFY(assigned.isEmpty());
}

void SecretTest::assignsToItself()
{
    QString text = QStringLiteral("abc");
    text += QStringLiteral("def");
    Secret secret(std::move(text));
    Secret &same = secret;
    secret = same;
    QCOMPARE(secret.reveal(), QStringLiteral("abcdef"));
    secret = std::move(same);
    QCOMPARE(secret.reveal(), QStringLiteral("abcdef"));
}

void SecretTest::comparesByText()
{
    QCOMPARE(Secret(QStringLiteral("a")) == Secret(QStringLiteral("a")), true);
    QCOMPARE(Secret(QStringLiteral("a")) == Secret(QStringLiteral("b")), false);
    QCOMPARE(Secret() == Secret(QString()), true);
}

void SecretTest::theMaskTellsNothing()
{
    // Of one length for every secret, and nothing that a shell or JSON would change.
    QVERIFY(!maskedText().isEmpty());
    for (const QChar c : maskedText())
        QCOMPARE(c, maskedText().front());
    QVERIFY(!maskedText().front().isLetterOrNumber());
}

BERTH_TEST(SecretTest)
#include "secrettest.moc"
