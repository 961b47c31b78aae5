// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wireoutcome.h"
#include "support/testcase.h"

#include <QMetaEnum>

using namespace berth;
using namespace berth::test;

class WireOutcomeTest : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorWithoutStatus();
    void everyErrorAtStatus200();
    void statusErrorsAreAnswers();
    void failuresBesideAStatus();
    void whatComesBeforeSending();
};

namespace {

QList<QNetworkReply::NetworkError> everyError()
{
    QList<QNetworkReply::NetworkError> errors;
    const auto all = QMetaEnum::fromType<QNetworkReply::NetworkError>();
    for (int i = 0; i < all.keyCount(); ++i)
        errors << static_cast<QNetworkReply::NetworkError>(all.value(i));
    return errors;
}

}

void WireOutcomeTest::everyErrorWithoutStatus()
{
    for (const auto error : everyError()) {
        QCOMPARE(deliveryOf({error, 0, true}), Delivery::Broken);
        QCOMPARE(deliveryOf({error, 0, true, true}), Delivery::Broken);
        QCOMPARE(deliveryOf({error, 0, false}), Delivery::NotSent);
    }
}

void WireOutcomeTest::everyErrorAtStatus200()
{
    for (const auto error : everyError()) {
        const Delivery expected = error == QNetworkReply::NoError ? Delivery::Answered : Delivery::Broken;
        QCOMPARE(deliveryOf({error, 200, true}), expected);
    }
}

void WireOutcomeTest::statusErrorsAreAnswers()
{
    QCOMPARE(deliveryOf({QNetworkReply::ProtocolInvalidOperationError, 400, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::AuthenticationRequiredError, 401, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::ContentGoneError, 410, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::UnknownContentError, 429, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::ServiceUnavailableError, 503, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::NoError, 302, true}), Delivery::Redirected);
}

void WireOutcomeTest::failuresBesideAStatus()
{
    for (const int status : {400, 404, 500}) {
        for (const auto error : {QNetworkReply::RemoteHostClosedError, QNetworkReply::ContentReSendError,
                 QNetworkReply::OperationCanceledError, QNetworkReply::ProtocolFailure,
                 QNetworkReply::TimeoutError})
            QCOMPARE(deliveryOf({error, status, true}), Delivery::Broken);
    }
    QCOMPARE(deliveryOf({QNetworkReply::ContentReSendError, 200, true, true}), Delivery::Answered);
    QCOMPARE(deliveryOf({QNetworkReply::ContentReSendError, 308, true}), Delivery::Redirected);
    QCOMPARE(deliveryOf({QNetworkReply::RemoteHostClosedError, 308, true}), Delivery::Broken);
    // A proxy's own 407 is not the server's answer.
    QCOMPARE(deliveryOf({QNetworkReply::ProxyAuthenticationRequiredError, 407, true}), Delivery::Broken);
}

void WireOutcomeTest::whatComesBeforeSending()
{
    QVERIFY(isBeforeSending(QNetworkReply::ConnectionRefusedError));
    QVERIFY(isBeforeSending(QNetworkReply::HostNotFoundError));
    QVERIFY(isBeforeSending(QNetworkReply::SslHandshakeFailedError));
    for (const auto error : {QNetworkReply::RemoteHostClosedError, QNetworkReply::UnknownNetworkError,
             QNetworkReply::TimeoutError, QNetworkReply::ContentReSendError, QNetworkReply::ProtocolFailure,
             QNetworkReply::ProxyTimeoutError, QNetworkReply::NoError})
        QVERIFY(!isBeforeSending(error));
}

BERTH_TEST(WireOutcomeTest)
#include "wireoutcometest.moc"
