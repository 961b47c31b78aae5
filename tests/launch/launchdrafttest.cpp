// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/launchdraft.h"

#include "support/testcase.h"

#include <QSignalSpy>

using namespace berth;

class LaunchDraftTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void signalsChangesOnly();
    void anOfferIsNeeded();
    void anotherNumberForgetsTheDetails();
};

void LaunchDraftTest::signalsChangesOnly()
{
    LaunchDraft draft;
    QSignalSpy changed(&draft, &LaunchDraft::fieldChanged);
    QSignalSpy replaced(&draft, &LaunchDraft::replaced);
    draft.set(FieldId::Disk, 20.0);
    draft.set(FieldId::Disk, 20.0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<FieldId>(), FieldId::Disk);
    draft.replace(draft.fields());
    QCOMPARE(replaced.size(), 0);
    draft.replace({});
    QCOMPARE(replaced.size(), 1);
    QVERIFY(draft.fields().isEmpty());
}

void LaunchDraftTest::anOfferIsNeeded()
{
    LaunchDraft draft;
    draft.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    QVERIFY(!draft.canLaunch());
    QCOMPARE(draft.issues().size(), 1);
    QCOMPARE(draft.issues().first().name, QStringLiteral("offer.missing"));
    draft.setOfferId(7);
    QVERIFY(draft.canLaunch());
    draft.set(FieldId::Disk, 1.0);
    QVERIFY(!draft.canLaunch());
}

void LaunchDraftTest::anotherNumberForgetsTheDetails()
{
    LaunchDraft draft;
    Offer offer;
    offer.id = 7;
    offer.gpuName = QStringLiteral("RTX 4090");
    draft.setOffer(offer);
    QCOMPARE(draft.offerId(), 7);
    draft.setOfferId(7);
    QVERIFY(draft.offer().has_value());
    QSignalSpy changed(&draft, &LaunchDraft::offerChanged);
    draft.setOfferId(8);
    QVERIFY(!draft.offer().has_value());
    QCOMPARE(changed.size(), 1);
}

BERTH_TEST(LaunchDraftTest)
#include "launchdrafttest.moc"
