// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/checklist.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

// "check.disk.SetDisk": buttons of a check are told apart by what they do.
const char *remedyName(RemedyKind kind)
{
    switch (kind) {
    case RemedyKind::EnterKey:
        return "key";
    case RemedyKind::ReadAccount:
        return "again";
    case RemedyKind::AddCredit:
        return "pay";
    case RemedyKind::AddSshKey:
        return "add";
    case RemedyKind::SetDisk:
        return "set";
    case RemedyKind::UseProxy:
        return "proxy";
    case RemedyKind::CancelUnavail:
        return "cancel";
    case RemedyKind::OpenLimits:
        return "limits";
    case RemedyKind::LookUpOffer:
        return "look";
    case RemedyKind::FindOffer:
        return "find";
    case RemedyKind::SetCeiling:
        return "ceiling";
    }
    Q_UNREACHABLE();
}

struct Mark
{
    QString sign;
    Tone tone;
    QString word; // for those who can't see it
};

Mark markOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return {QStringLiteral("✓"), Tone::Success, Checklist::tr("Fine")};
    case Verdict::Unknown:
        return {QStringLiteral("?"), Tone::Quiet, Checklist::tr("Not known")};
    case Verdict::Warn:
        return {QStringLiteral("⚠"), Tone::Warning, Checklist::tr("Warning")};
    case Verdict::Stop:
        return {QStringLiteral("✕"), Tone::Error, Checklist::tr("Stop")};
    }
    Q_UNREACHABLE();
}

}

Checklist::Checklist(QWidget *parent, const QString &prefix)
    : QWidget(parent)
    , m_prefix(prefix)
    , m_toggle(new QToolButton(this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(prefix + QLatin1String("checks"));
    setAccessibleName(tr("Checks before take-off"));
    m_toggle->setObjectName(prefix + QLatin1String("checks.toggle"));
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolTip(tr("Show all checks"));
    m_toggle->setAccessibleName(tr("All checks"));
    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) {
        m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        build();
    });
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(spacing / 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    layout->addLayout(m_rows);
    hide();
}

void Checklist::show(const QList<PreflightCheck> &checks)
{
    QList<PreflightCheck> sorted = checks;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const PreflightCheck &a, const PreflightCheck &b) { return a.verdict > b.verdict; });
    if (sorted == m_checks)
        return;
    m_checks = sorted;
    build();
}

void Checklist::build()
{
    const QWidget *focus = focusWidget();
    const QString focused = focus && isAncestorOf(focus) ? focus->objectName() : QString();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide(); // so that nobody finds it until it goes
        item->widget()->setObjectName({});
        item->widget()->deleteLater();
        delete item;
    }
    qsizetype fine = 0;
    m_lastStop = m_toggle;
    for (const PreflightCheck &check : std::as_const(m_checks)) {
        fine += check.verdict == Verdict::Ok ? 1 : 0;
        if (check.verdict != Verdict::Ok || m_toggle->isChecked())
            addRow(check);
    }
    const QLocale locale;
    m_toggle->setText(fine == m_checks.size()
            ? tr("Checks: all %1 fine").arg(locale.toString(fine))
            : tr("Checks: %1 of %2 fine").arg(locale.toString(fine), locale.toString(m_checks.size())));
    setVisible(!m_checks.isEmpty());
    if (!focused.isEmpty() && focused != m_toggle->objectName()) {
        if (auto *again = findChild<QWidget *>(focused))
            again->setFocus();
    }
}

void Checklist::addRow(const PreflightCheck &check)
{
    const Mark mark = markOf(check.verdict);
    auto *row = new QWidget(this);
    auto *sign = new QLabel(mark.sign, row);
    sign->setFixedWidth(16);
    setTextTone(sign, mark.tone);
    auto *words = new QLabel(check.words, row);
    words->setObjectName(m_prefix + QLatin1String("check.") + check.id);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setAccessibleName(QStringLiteral("%1: %2").arg(mark.word, check.words));
    if (check.verdict == Verdict::Ok || check.verdict == Verdict::Unknown)
        setTextTone(words, Tone::Quiet);
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(spacing / 2);
    layout->setVerticalSpacing(2);
    layout->setColumnStretch(1, 1);
    layout->addWidget(sign, 0, 0, Qt::AlignTop);
    layout->addWidget(words, 0, 1);
    if (!check.remedies.isEmpty()) {
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(spacing / 2);
        for (const Remedy &remedy : check.remedies) {
            auto *button = new QPushButton(remedy.label, row);
            button->setObjectName(QStringLiteral("%1check.%2.%3")
                                      .arg(m_prefix, check.id, QLatin1String(remedyName(remedy.kind))));
            button->setAutoDefault(false);
            button->setAccessibleDescription(check.words);
            // It may be gone with what it has mended before its own click is over.
            connect(
                button, &QPushButton::clicked, this, [this, remedy] { Q_EMIT remedyWanted(remedy); },
                Qt::QueuedConnection);
            buttons->addWidget(button);
            setTabOrder(m_lastStop, button); // else it would come behind all of the window
            m_lastStop = button;
        }
        buttons->addStretch();
        layout->addLayout(buttons, 1, 1);
    }
    m_rows->addWidget(row);
}

}
