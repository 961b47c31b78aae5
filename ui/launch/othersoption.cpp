// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/othersoption.h"

#include "ui/widgets/wheelguard.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

constexpr int mostOthers = 10;
constexpr int usualOthers = 3;
constexpr double highestPrice = 9999; // dollars an hour; far above any offer

}

OthersOption::OthersOption(Money price, std::optional<Money> most, QWidget *parent)
    : QWidget(parent)
    , m_on(new QCheckBox(tr("If the offer is &gone, try others without asking again"), this))
    , m_count(new QSpinBox(this))
    , m_ceiling(new QDoubleSpinBox(this))
    , m_price(most ? std::min(price, *most) : price)
{
    setObjectName(QStringLiteral("confirm.othersOption"));
    m_on->setObjectName(QStringLiteral("confirm.others"));
    m_on->setToolTip(tr("Only when the list of contracts confirms that nothing was made. Never more than one "
                        "contract; each try is in History."));
    m_count->setObjectName(QStringLiteral("confirm.others.count"));
    m_count->setAccessibleName(tr("How many others at most"));
    m_count->setRange(1, mostOthers);
    m_count->setValue(usualOthers);
    m_ceiling->setObjectName(QStringLiteral("confirm.others.ceiling"));
    m_ceiling->setAccessibleName(tr("The most that one may cost an hour, in dollars"));
    m_ceiling->setDecimals(3);
    m_ceiling->setSingleStep(0.01);
    m_ceiling->setPrefix(QStringLiteral("$"));
    m_ceiling->setSuffix(tr("/h"));
    m_ceiling->setRange(0.001, most ? most->dollars() : highestPrice);
    m_ceiling->setValue(m_price.dollars());
    new WheelGuard(m_count);
    new WheelGuard(m_ceiling);

    auto *upTo = new QLabel(tr("up to"), this);
    auto *others = new QLabel(tr("others at up to"), this);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(24, 0, 0, 0);
    line->addWidget(upTo);
    line->addWidget(m_count);
    line->addWidget(others);
    line->addWidget(m_ceiling);
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_on);
    layout->addLayout(line);
    const QList<QWidget *> parts{upTo, m_count, others, m_ceiling};
    const auto follow = [parts](bool on) {
        for (QWidget *part : parts)
            part->setEnabled(on);
    };
    connect(m_on, &QCheckBox::toggled, this, follow);
    follow(false);
}

std::optional<OthersOption::Choice> OthersOption::choice() const
{
    if (!m_on->isChecked())
        return std::nullopt;
    // Three places of the spin box would lose the rest of the price that is shown at first.
    const Money typed = Money::fromDollars(m_ceiling->value()).value_or(m_price);
    const bool untouched = qRound64(m_price.dollars() * 1000) == qRound64(m_ceiling->value() * 1000);
    return Choice{m_count->value(), untouched ? m_price : typed};
}

}
