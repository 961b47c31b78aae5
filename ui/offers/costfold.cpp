// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/costfold.h"

#include "market/costtext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>

namespace berth {
namespace {

constexpr int boxWidth = 76;

QLabel *amount(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(QStringLiteral("cost.") + name);
    label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    return label;
}

}

CostFold::CostFold(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
    , m_sum(amount(QStringLiteral("sum")))
    , m_body(new QWidget)
    , m_hours(box(QStringLiteral("hours"), tr("Hours running"), 1, CostPlan::mostHours))
    , m_up(box(QStringLiteral("up"), tr("Upload in GB"), 0, CostPlan::mostGb))
    , m_down(box(QStringLiteral("down"), tr("Download in GB"), 0, CostPlan::mostGb))
    , m_running(amount(QStringLiteral("running")))
    , m_upPrice(amount(QStringLiteral("upPrice")))
    , m_downPrice(amount(QStringLiteral("downPrice")))
    , m_upCaption(new QLabel)
    , m_downCaption(new QLabel)
    , m_credit(new QLabel)
{
    setObjectName(QStringLiteral("cost"));
    m_toggle->setObjectName(QStringLiteral("cost.toggle"));
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolTip(
        tr("Work it out for other hours and for traffic, and see how long your credit lasts."));
    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) {
        m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_body->setVisible(open);
    });

    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(spacing, 0, 0, 0);
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(spacing / 2);
    grid->setColumnStretch(2, 1);
    const auto addRow = [grid](QLabel *caption, QSpinBox *field, QLabel *price) {
        const int row = grid->rowCount();
        caption->setBuddy(field);
        grid->addWidget(caption, row, 0);
        grid->addWidget(field, row, 1);
        grid->addWidget(price, row, 2);
    };
    addRow(new QLabel(tr("Hours running")), m_hours, m_running);
    addRow(m_upCaption, m_up, m_upPrice);
    addRow(m_downCaption, m_down, m_downPrice);
    m_credit->setObjectName(QStringLiteral("cost.credit"));
    m_credit->setWordWrap(true);
    m_credit->setTextFormat(Qt::PlainText);
    setTextTone(m_credit, Tone::Quiet);
    grid->addWidget(m_credit, grid->rowCount(), 0, 1, 3);
    m_body->hide();

    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_toggle);
    top->addWidget(m_sum, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addLayout(top);
    layout->addWidget(m_body);
    setPlan(m_plan);
}

QSpinBox *CostFold::box(const QString &name, const QString &label, int least, int most)
{
    auto *field = new QSpinBox;
    field->setObjectName(QStringLiteral("cost.") + name);
    field->setAccessibleName(label);
    field->setRange(least, most);
    field->setFixedWidth(boxWidth);
    field->setFocusPolicy(Qt::StrongFocus);
    new WheelGuard(field);
    connect(field, &QSpinBox::valueChanged, this, &CostFold::edited);
    return field;
}

void CostFold::setCost(const Offer &offer, const HourlyCost &cost)
{
    m_offer = offer;
    m_cost = cost;
    show();
}

void CostFold::setAccount(const AccountFacts &account)
{
    m_account = account;
    show();
}

void CostFold::setPlan(const CostPlan &plan)
{
    m_plan = plan;
    for (const auto &[field, value] :
        {std::pair(m_hours, plan.hours), {m_up, plan.upGb}, {m_down, plan.downGb}}) {
        const QSignalBlocker quiet(field);
        field->setValue(value);
    }
    show();
}

void CostFold::edited()
{
    m_plan = {m_hours->value(), m_up->value(), m_down->value()};
    show();
    Q_EMIT planEdited(m_plan);
}

void CostFold::show()
{
    const QLocale locale;
    const PlannedCost cost = plannedCost(m_offer, m_cost.total, m_plan);
    const QString hours = locale.toString(m_plan.hours);
    m_toggle->setText(
        m_plan.hasTraffic() ? tr("Cost for %1 h and traffic").arg(hours) : tr("Cost for %1 h").arg(hours));
    m_sum->setText(cost.total.toDisplay(locale, 2));
    m_toggle->setAccessibleName(tr("%1: %2").arg(m_toggle->text(), m_sum->text()));
    m_running->setText(cost.running.toDisplay(locale, 2));
    m_upCaption->setText(tr("GB up, %1").arg(CostText::perGb(m_offer.inetUpCost)));
    m_downCaption->setText(tr("GB down, %1").arg(CostText::perGb(m_offer.inetDownCost)));
    m_upPrice->setText(cost.up.toDisplay(locale, 2));
    m_downPrice->setText(cost.down.toDisplay(locale, 2));
    m_credit->setText(CostText::credit(m_account, m_cost));
    m_credit->setVisible(!m_credit->text().isEmpty());
}

}
