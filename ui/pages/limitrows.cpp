// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/limitrows.h"

#include "store/settings.h"
#include "ui/widgets/optionalspinbox.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QFormLayout>
#include <QLabel>

namespace berth {
namespace {

OptionalSpinBox *limitBox(
    const QString &name, const QString &label, std::optional<Money> limit, double step, QWidget *page)
{
    auto *box = new OptionalSpinBox(page);
    box->setObjectName(QStringLiteral("settings.") + name);
    box->setAccessibleName(label);
    box->setRange(0, 0);
    box->setDecimals(3);
    box->setSingleStep(step);
    box->setStartValue(step);
    box->setPlaceholder(LimitRows::tr("no limit"));
    box->setValue(limit ? std::optional(limit->dollars()) : std::nullopt);
    box->setMaximumWidth(160);
    new WheelGuard(box);
    return box;
}

// What is half typed is no limit lifted: the one before holds on.
std::optional<Money> limitIn(const OptionalSpinBox &box, std::optional<Money> before)
{
    if (const auto value = box.value())
        return Money::fromDollars(std::max(*value, 0.0));
    return box.text().trimmed().isEmpty() ? std::nullopt : before;
}

}

LimitRows::LimitRows(Settings &settings, QFormLayout *form, QWidget *page)
    : QObject(page)
    , m_settings(settings)
    , m_perHour(limitBox(QStringLiteral("maxPerHour"), tr("Highest price of one launch, in dollars an hour"),
          settings.spendingLimits().perHour, 0.5, page))
    , m_perDay(limitBox(QStringLiteral("maxPerDay"), tr("Highest price of all that runs, in dollars a day"),
          settings.spendingLimits().perDay, 10, page))
{
    const auto note = [page](const QString &text) {
        auto *label = new QLabel(text, page);
        setTextTone(label, Tone::Quiet);
        return label;
    };
    form->addRow(tr("One launch, $/&hour"), m_perHour);
    form->addRow(QString(), note(tr("Running, with its disk. Rent is off above it.")));
    form->addRow(tr("All that runs, $/&day"), m_perDay);
    form->addRow(QString(), note(tr("What the account's contracts cost now, and the launch.")));
    connect(m_perHour, &OptionalSpinBox::valueEdited, this, &LimitRows::keep);
    connect(m_perDay, &OptionalSpinBox::valueEdited, this, &LimitRows::keep);
}

void LimitRows::focusFirst()
{
    m_perHour->setFocus();
    m_perHour->selectAll();
}

void LimitRows::keep()
{
    const SpendingLimits before = m_settings.spendingLimits();
    m_settings.setSpendingLimits({limitIn(*m_perHour, before.perHour), limitIn(*m_perDay, before.perDay)});
}

}
