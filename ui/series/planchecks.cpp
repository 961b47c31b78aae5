// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/planchecks.h"

#include "launch/launchseries.h"
#include "ui/launch/checklist.h"
#include "ui/launch/preflightdesk.h"
#include "ui/widgets/fittingscroll.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace berth {

PlanChecks::PlanChecks(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_desk(new PreflightDesk(services, this))
    , m_list(new Checklist(this, QStringLiteral("series.")))
    , m_why(new QLabel(this))
{
    m_why->setObjectName(QStringLiteral("series.why"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    setTextTone(m_why, Tone::Quiet);
    auto *content = new QWidget(this);
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(new FittingScroll(content, this));
    layout->addWidget(m_why);
    connect(m_list, &Checklist::remedyWanted, this, &PlanChecks::apply);
    connect(m_desk, &PreflightDesk::keyWanted, this, &PlanChecks::keyWanted);
    connect(m_desk, &PreflightDesk::limitsWanted, this, &PlanChecks::limitsWanted);
    connect(m_desk, &PreflightDesk::offerWanted, this, &PlanChecks::conditionsWanted);
    connect(m_desk, &PreflightDesk::ceilingWanted, this, &PlanChecks::ceilingWanted);
    connect(m_desk, &PreflightDesk::linkWanted, this, &PlanChecks::linkWanted);
}

void PlanChecks::show(const SeriesPlan &plan, std::optional<Money> ceiling, bool reserved)
{
    const QList<PreflightCheck> checks = m_desk->checks(plan, ceiling, reserved);
    const QString stops = PreflightDesk::stops(checks);
    m_allows = stops.isEmpty();
    m_list->show(checks);
    m_why->setText(stops);
    m_why->setVisible(!m_allows);
    setVisible(!checks.isEmpty());
}

void PlanChecks::apply(const Remedy &remedy)
{
    m_desk->apply(remedy);
    switch (remedy.kind) {
    case RemedyKind::SetDisk:
    case RemedyKind::UseProxy:
    case RemedyKind::CancelUnavail:
        Q_EMIT mended();
        return;
    default:
        return;
    }
}

}
