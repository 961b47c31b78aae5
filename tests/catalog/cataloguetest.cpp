// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/requestfields.h"

#include "support/testcase.h"

#include <QSet>

using namespace berth;

class CatalogueTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryKeyOfTheCreateCall();
    void describesEveryField();
    void findsFieldsByKey();
    void showsWhatIsSetEvenWhereItDoesNotApply();
};

void CatalogueTest::namesEveryKeyOfTheCreateCall()
{
    // The official page's keys, written out once more on purpose.
    const QSet<QString> documented{
        QStringLiteral("image"),
        QStringLiteral("template_id"),
        QStringLiteral("template_hash_id"),
        QStringLiteral("label"),
        QStringLiteral("disk"),
        QStringLiteral("runtype"),
        QStringLiteral("target_state"),
        QStringLiteral("price"),
        QStringLiteral("env"),
        QStringLiteral("cancel_unavail"),
        QStringLiteral("vm"),
        QStringLiteral("onstart"),
        QStringLiteral("args"),
        QStringLiteral("args_str"),
        QStringLiteral("use_jupyter_lab"),
        QStringLiteral("jupyter_dir"),
        QStringLiteral("python_utf8"),
        QStringLiteral("lang_utf8"),
        QStringLiteral("force"),
        QStringLiteral("user"),
        QStringLiteral("image_login"),
        QStringLiteral("volume_info.create_new"),
        QStringLiteral("volume_info.volume_id"),
        QStringLiteral("volume_info.size"),
        QStringLiteral("volume_info.mount_path"),
        QStringLiteral("volume_info.name"),
    };
    QSet<QString> described;
    for (const Field &f : catalogue()) {
        if (f.onWire)
            described << f.name();
    }
    QCOMPARE(described, documented);
}

void CatalogueTest::describesEveryField()
{
    for (const Field &f : catalogue()) {
        QVERIFY2(!f.label().isEmpty(), f.key);
        QVERIFY2(f.help().endsWith(u'.'), f.key);
        QVERIFY2(f.unsetMeaning().endsWith(u'.'), f.key);
        QVERIFY2(*f.source, f.key);
        QVERIFY2(f.kind != FieldKind::Choice || !f.choices.empty(), f.key);
        QVERIFY2(f.maximum == 0 || f.maximum > f.minimum, f.key);
        for (const FieldChoice &choice : f.choices) {
            QVERIFY2(!choiceLabel(choice).isEmpty(), choice.value);
            QVERIFY2(choiceHelp(choice).endsWith(u'.'), choice.value);
        }
    }
}

void CatalogueTest::findsFieldsByKey()
{
    for (const Field &f : catalogue()) {
        QCOMPARE(fieldByKey(f.name()), f.id);
        QCOMPARE(&field(f.id), &f);
    }
    QCOMPARE(fieldByKey(u"volume_info"), std::nullopt);
    QCOMPARE(fieldByKey(u"Image"), std::nullopt);
    QCOMPARE(fieldByKey(u""), std::nullopt);
}

void CatalogueTest::showsWhatIsSetEvenWhereItDoesNotApply()
{
    RequestFields fields;
    const Field &price = field(FieldId::Price);
    QVERIFY(!isRelevant(price, fields));
    fields.set(FieldId::RentalType, QStringLiteral("interruptible"));
    QVERIFY(isRelevant(price, fields));
    fields.set(FieldId::RentalType, QStringLiteral("on-demand"));
    QVERIFY(!isRelevant(price, fields));
    fields.set(FieldId::Price, Money::fromMicro(200'000));
    QVERIFY(isRelevant(price, fields));
}

BERTH_TEST(CatalogueTest)
#include "cataloguetest.moc"
