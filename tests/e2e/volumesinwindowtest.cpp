// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"
#include "api/volumes.h"
#include "e2e/window.h"
#include "support/testcase.h"

#include <QAbstractItemView>
#include <QJsonDocument>
#include <QPushButton>
#include <QTabWidget>

using namespace berth;
using test::Window;

class VolumesInWindowTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void anOwnVolumeOfThisMachine();
    void aVolumeElsewhereIsSaid();
    void aNewVolume();
    void withoutAnOffer();
    void anErrorIsSaidAndAskedAgain();
};

namespace {

// The answer to a call of the test's own, with the account's key.
QJsonObject answerTo(Window &berth, const ApiRequest &request)
{
    QJsonObject answer;
    bool done = false;
    QObject context;
    QObject::connect(berth.engine().services().client.send(request), &ApiCall::finished, &context,
        [&](const RawReply &reply) {
            answer = QJsonDocument::fromJson(reply.body).object();
            done = true;
        });
    if (!QTest::qWaitFor([&] { return done; }))
        qFatal("no answer");
    return answer;
}

// Of the machine of a volume offer.
qint64 makeVolume(Window &berth, qint64 volumeOffer, int size, const char *name)
{
    ApiRequest request;
    request.method = "PUT";
    request.path = QStringLiteral("/api/v0/volumes/");
    request.body
        = QJsonDocument(QJsonObject{{QStringLiteral("id"), volumeOffer}, {QStringLiteral("size"), size},
                            {QStringLiteral("name"), QString::fromLatin1(name)}})
              .toJson();
    return answerTo(berth, request).value(QStringLiteral("volume_id")).toInteger();
}

qint64 volumeOfferOf(Window &berth, qint64 machine)
{
    ApiRequest request = searchVolumes(machine);
    return answerTo(berth, request)
        .value(QStringLiteral("offers"))
        .toArray()
        .first()
        .toObject()
        .value(QStringLiteral("id"))
        .toInteger();
}

// With an image and an offer in the form; its machine.
qint64 prepareForm(Window &berth)
{
    berth.type("image", QStringLiteral("ubuntu:22.04"));
    berth.takeOffer(berth.sandbox().anyOffer());
    if (!QTest::qWaitFor([&] { return berth.draft().offer().has_value(); }))
        qFatal("the offer is not found");
    return berth.draft().offer()->machineId;
}

}

void VolumesInWindowTest::anOwnVolumeOfThisMachine()
{
    Window berth;
    const qint64 machine = prepareForm(berth);
    const qint64 volume = makeVolume(berth, volumeOfferOf(berth, machine), 20, "models");
    berth.openSection("volume");
    berth.click("volume.choose");
    auto *own = berth.find<QAbstractItemView>("volumes.own");
    QTRY_COMPARE(own->model()->rowCount(), 1);
    QCOMPARE(own->model()->index(0, 1).data().toString(), QStringLiteral("models"));
    QVERIFY(own->model()->index(0, 4).data().toString().contains(QLatin1String("this offer")));
    berth.type("volumes.mount", QStringLiteral("/models"));
    berth.click("volumes.use");
    QTRY_VERIFY(berth.find("rent")->isEnabled());
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.onlyBody().value(QStringLiteral("volume_info")).toObject(),
        (QJsonObject{{QStringLiteral("create_new"), false}, {QStringLiteral("volume_id"), volume},
            {QStringLiteral("mount_path"), QStringLiteral("/models")}}));
    QCOMPARE(berth.sandbox().contracts().size(), 1);
}

void VolumesInWindowTest::aVolumeElsewhereIsSaid()
{
    Window berth;
    const qint64 machine = prepareForm(berth);
    const auto all = answerTo(berth,
        [] {
            ApiRequest request = searchVolumes(0);
            request.body = "{}";
            return request;
        }())
                         .value(QStringLiteral("offers"))
                         .toArray();
    for (const QJsonValue &one : all) {
        if (one[QLatin1String("machine_id")].toInteger() != machine) {
            QVERIFY(makeVolume(berth, one[QLatin1String("id")].toInteger(), 10, "far") > 0);
            break;
        }
    }
    berth.openSection("volume");
    berth.click("volume.choose");
    auto *own = berth.find<QAbstractItemView>("volumes.own");
    QTRY_COMPARE(own->model()->rowCount(), 1);
    QVERIFY(own->model()->index(0, 4).data().toString().contains(QLatin1String("another machine")));
    QVERIFY(!berth.find("volumes.use")->isEnabled());
    QVERIFY(berth.text("volumes.why").contains(QString::number(machine)));
    QTest::keyClick(berth.find("volumes"), Qt::Key_Escape);
    QTRY_VERIFY(!berth.isShown("volumes"));
    QVERIFY(!berth.draft().fields().isSet(FieldId::VolumeId));
}

void VolumesInWindowTest::aNewVolume()
{
    Window berth;
    const qint64 machine = prepareForm(berth);
    berth.openSection("volume");
    berth.click("volume.choose");
    auto *tabs = berth.find<QTabWidget>("volumes.tabs");
    tabs->tabBar()->setFocus();
    QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
    QTRY_VERIFY(berth.text("volumes.newStatus").contains(QLatin1String("a GB and month")));
    QVERIFY(berth.text("volumes.newStatus").contains(QString::number(machine)));
    berth.type("volumes.size", QStringLiteral("999999"));
    QVERIFY(!berth.find("volumes.use")->isEnabled());
    QVERIFY(berth.text("volumes.why").contains(QLatin1String("at most")));
    berth.type("volumes.size", QStringLiteral("12"));
    berth.type("volumes.name", QStringLiteral("scratch"));
    QVERIFY(berth.text("volumes.cost").contains(QLatin1String("a month")));
    QTest::keyClick(berth.find("volumes.name"), Qt::Key_Return);
    QTRY_VERIFY(!berth.isShown("volumes"));
    const qint64 space = volumeOfferOf(berth, machine);
    berth.rentByMouse();
    berth.waitForOutcome();
    QCOMPARE(berth.onlyBody().value(QStringLiteral("volume_info")).toObject(),
        (QJsonObject{{QStringLiteral("create_new"), true}, {QStringLiteral("volume_id"), space},
            {QStringLiteral("size"), 12}, {QStringLiteral("name"), QStringLiteral("scratch")},
            {QStringLiteral("mount_path"), QStringLiteral("/data")}}));
    QVERIFY(berth.isShown("outcome.contract"));
}

void VolumesInWindowTest::withoutAnOffer()
{
    Window berth;
    berth.openSection("volume");
    berth.click("volume.choose");
    QTRY_VERIFY(berth.text("volumes.ownStatus").contains(QLatin1String("no volumes")));
    QVERIFY(!berth.find("volumes.use")->isEnabled());
}

void VolumesInWindowTest::anErrorIsSaidAndAskedAgain()
{
    Window berth;
    berth.openSection("volume");
    ApiAccount wrong = berth.engine().services().client.account();
    const ApiAccount right = wrong;
    wrong.key = Secret(QStringLiteral("not-the-key"));
    berth.engine().services().client.setAccount(wrong);
    berth.click("volume.choose");
    QTRY_VERIFY(berth.isShown("volumes.again"));
    QVERIFY(berth.text("volumes.ownStatus").contains(QLatin1String("key")));
    berth.engine().services().client.setAccount(right);
    berth.click("volumes.again");
    QTRY_VERIFY(berth.text("volumes.ownStatus").contains(QLatin1String("no volumes")));
}

BERTH_TEST(VolumesInWindowTest)
#include "volumesinwindowtest.moc"
