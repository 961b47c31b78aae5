// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/requesttext.h"

#include "catalog/fullrequest.h"
#include "interop/importtext.h"
#include "interop/meaning.h"
#include "support/testcase.h"

using namespace berth;
using test::vast;

class RequestTextTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormHasItsKey();
    void everyFormMasksSecrets();
    void whatIsReadBackIsTheSame();
    void theOfficialClientsGapsAreNoted();
};

void RequestTextTest::everyFormHasItsKey()
{
    QCOMPARE(requestForms().size(), std::size_t(4));
    for (const RequestForm form : requestForms()) {
        QCOMPARE(requestFormByKey(requestFormKey(form)), std::optional(form));
        QVERIFY(!requestFormName(form).isEmpty());
    }
    QVERIFY(!requestFormByKey(u"xml"));
    QVERIFY(!requestFormByKey(u""));
}

void RequestTextTest::everyFormMasksSecrets()
{
    for (const RequestForm form : requestForms()) {
        const QString masked = requestText(form, test::fullRequest(), 7, vast, SecretPolicy::Mask).text;
        QVERIFY2(!masked.contains(QStringLiteral("tok3n")), qPrintable(masked));
        QVERIFY2(!masked.contains(QStringLiteral("hf_s3cret")), qPrintable(masked));
        QVERIFY(!masked.endsWith(u'\n'));
        const QString clear = requestText(form, test::fullRequest(), 7, vast, SecretPolicy::Reveal).text;
        QVERIFY2(clear.contains(QStringLiteral("tok3n")), qPrintable(clear));
    }
}

void RequestTextTest::whatIsReadBackIsTheSame()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("x"));
    fields.set(FieldId::Disk, 40.0);
    const std::pair<RequestForm, ImportKind> kinds[] = {{RequestForm::Json, ImportKind::Json},
        {RequestForm::Curl, ImportKind::CurlCommand}, {RequestForm::Vastai, ImportKind::VastaiCommand}};
    for (const auto &[form, kind] : kinds) {
        const ImportResult back = readAnything(requestText(form, fields, 7, vast, SecretPolicy::Reveal).text);
        QCOMPARE(int(back.kind), int(kind));
        QVERIFY(back.fields == fields);
    }
    const ImportResult python
        = readAnything(requestText(RequestForm::Python, fields, 7, vast, SecretPolicy::Reveal).text);
    QVERIFY(python.problems.first().reason.contains(QStringLiteral("Python")));
}

void RequestTextTest::theOfficialClientsGapsAreNoted()
{
    RequestFields fields;
    fields.set(FieldId::TemplateId, qint64(5));
    for (const RequestForm form : requestForms())
        QCOMPARE(requestText(form, fields, 7, vast, SecretPolicy::Mask).notes.isEmpty(),
            form != RequestForm::Vastai);
}

BERTH_TEST(RequestTextTest)
#include "requesttexttest.moc"
