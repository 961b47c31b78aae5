// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/issuelines.h"

#include "support/testcase.h"

#include <QLabel>

namespace berth::test {

class IssueLinesTest : public TestCase
{
    Q_OBJECT

    static Issue issue(const QString &message, Severity severity = Severity::Error)
    {
        return {severity, QStringLiteral("x"), {FieldId::Disk}, message, QStringLiteral("Mend it.")};
    }

private Q_SLOTS:
    void writesMessageAndRemedy()
    {
        IssueLines lines;
        lines.setIssues({issue(QStringLiteral("It is wrong."))});
        QVERIFY(!lines.isHidden());
        QCOMPARE(lines.findChild<QLabel *>()->text(), QStringLiteral("It is wrong. Mend it."));
        lines.setIssues({});
        QVERIFY(lines.isHidden());
        QVERIFY(!lines.findChild<QLabel *>());
    }

    // A thousand bad rows are no reason for a thousand lines.
    void countsWhatItDoesNotWrite()
    {
        IssueLines lines;
        Issues many;
        for (int i = 0; i < 1000; ++i)
            many << issue(QString::number(i));
        lines.setIssues(many);
        const QList<QLabel *> labels = lines.findChildren<QLabel *>();
        QCOMPARE(labels.size(), 3);
        QVERIFY(labels.last()->text().contains(QLatin1String("998")));
    }

    void warningsLookDifferent()
    {
        IssueLines lines;
        lines.setIssues({issue(QStringLiteral("a")), issue(QStringLiteral("b"), Severity::Warning)});
        const QList<QLabel *> labels = lines.findChildren<QLabel *>();
        QCOMPARE(labels.size(), 2);
        QVERIFY(labels.first()->palette().color(QPalette::WindowText)
            != labels.last()->palette().color(QPalette::WindowText));
    }
};

BERTH_TEST(IssueLinesTest)

}

#include "issuelinestest.moc"
