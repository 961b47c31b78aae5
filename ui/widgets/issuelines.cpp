// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/issuelines.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int shownAtMost = 3;
constexpr int signSize = 16;

// One line; the sign stands beside the first row of the text.
class IssueLine : public QWidget
{
public:
    IssueLine(Severity severity, const QString &text, QWidget *parent)
        : QWidget(parent)
        , m_severity(severity)
    {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setTextTone(label, tone());
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(signSize + spacing - 2, 0, 0, 0);
        layout->addWidget(label);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int row = fontMetrics().height();
        QRectF box(0, (row - signSize) / 2.0, signSize, signSize);
        if (isRightToLeft())
            box.moveLeft(width() - signSize);
        paintGlyph(painter, box, m_severity == Severity::Error ? Glyph::Error : Glyph::Warning,
            toneColor(tone(), palette()));
    }

private:
    [[nodiscard]] Tone tone() const { return m_severity == Severity::Error ? Tone::Error : Tone::Warning; }

    Severity m_severity;
};

QString sentence(const Issue &issue)
{
    return issue.remedy.isEmpty() ? issue.message : issue.message + u' ' + issue.remedy;
}

}

IssueLines::IssueLines(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing / 2);
    hide();
}

void IssueLines::setIssues(const Issues &issues)
{
    QStringList all;
    for (const Issue &issue : issues)
        all << sentence(issue);
    const QString text = all.join(u'\n');
    if (text == m_text)
        return;
    m_text = text;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto count = static_cast<int>(issues.size());
    const int shown = count > shownAtMost ? shownAtMost - 1 : count;
    for (int i = 0; i < shown; ++i)
        m_layout->addWidget(new IssueLine(issues.at(i).severity, all.at(i), this));
    if (shown < count) {
        const Issues rest = issues.mid(shown);
        m_layout->addWidget(new IssueLine(hasErrors(rest) ? Severity::Error : Severity::Warning,
            tr("%n more problems.", nullptr, count - shown), this));
    }
    setToolTip(shown < count ? m_text : QString());
    setVisible(count > 0);
}

}
