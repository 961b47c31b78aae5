// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesplanpage.h"

#include "launch/accountwatch.h"
#include "launch/launchdraft.h"
#include "launch/launchtoken.h"
#include "market/cost.h"
#include "market/markbook.h"
#include "market/offertext.h"
#include "store/settings.h"
#include "ui/offers/queryline.h"
#include "ui/offers/searchfailure.h"
#include "ui/series/planchecks.h"
#include "ui/series/seriesquestion.h"
#include "ui/series/serieswords.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"
#include "ui/widgets/optionalspinbox.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace berth {

SeriesPlanPage::SeriesPlanPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_searcher(services.client, services.clock, services.pacer)
    , m_count(new QSpinBox(this))
    , m_ceiling(new OptionalSpinBox(this))
    , m_source(new QComboBox(this))
    , m_query(new QueryLine(this))
    , m_make(new QPushButton(tr("&Plan"), this))
    , m_status(new QLabel(this))
    , m_table(new QTableWidget(0, 5, this))
    , m_checks(new PlanChecks(services, this))
    , m_total(new QLabel(this))
    , m_rent(new QPushButton(this))
{
    m_count->setObjectName(QStringLiteral("series.count"));
    m_count->setRange(1, mostAtOnce);
    m_count->setValue(2);
    m_count->setAccessibleName(tr("How many contracts, at most"));
    m_ceiling->setObjectName(QStringLiteral("series.ceiling"));
    m_ceiling->setDecimals(3);
    m_ceiling->setSingleStep(0.05);
    m_ceiling->setPlaceholder(tr("no ceiling"));
    m_ceiling->setAccessibleName(tr("The most that one may cost an hour, in dollars"));
    m_source->setObjectName(QStringLiteral("series.source"));
    m_source->setAccessibleName(tr("Which offers"));
    m_query->setObjectName(QStringLiteral("series.query"));
    if (auto *copy = m_query->findChild<QWidget *>(QStringLiteral("offers.query.copy")))
        copy->hide(); // there are no filters here to copy
    m_make->setObjectName(QStringLiteral("series.plan"));
    m_make->setDefault(true);
    m_status->setObjectName(QStringLiteral("series.status"));
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    setTextTone(m_status, Tone::Quiet);
    m_total->setObjectName(QStringLiteral("series.total"));
    m_total->setTextFormat(Qt::PlainText);
    m_rent->setObjectName(QStringLiteral("series.rent"));
    m_rent->setAutoDefault(false);
    m_table->setObjectName(QStringLiteral("series.planTable"));
    m_table->setAccessibleName(tr("The plan"));
    m_table->setHorizontalHeaderLabels({tr("Offer"), tr("GPUs"), tr("Location"), tr("Trust"), tr("$/h")});
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    new WheelGuard(m_count);
    new WheelGuard(m_source);
    buildLayout();

    connect(&m_searcher, &OfferSearcher::found, this, &SeriesPlanPage::onFound);
    connect(&m_searcher, &OfferSearcher::failed, this, &SeriesPlanPage::onFailed);
    connect(&m_searcher, &OfferSearcher::waiting, this, [this](std::chrono::milliseconds time) {
        m_status->setText(tr("Asking in %1 s: Vast.ai limits how often offers are searched.")
                              .arg(std::chrono::ceil<std::chrono::seconds>(time).count()));
    });
    connect(m_make, &QPushButton::clicked, this, &SeriesPlanPage::ask);
    connect(m_query, &QueryLine::entered, this, &SeriesPlanPage::ask);
    connect(m_rent, &QPushButton::clicked, this, &SeriesPlanPage::rentWanted);
    connectChecks();
    const auto changed = [this] { clearPlan({}); };
    connect(m_count, &QSpinBox::valueChanged, this, changed);
    connect(m_ceiling, &OptionalSpinBox::valueEdited, this, changed);
    connect(m_query, &QueryLine::edited, this, [this] { m_also.clear(); });
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        m_also.clear();
        m_query->setVisible(m_source->currentData().toInt() == Query);
        clearPlan({});
    });
    // What is rented is what the form says, so a plan for another form is none.
    connect(&m_services.draft, &LaunchDraft::fieldChanged, this, changed);
    connect(&m_services.draft, &LaunchDraft::replaced, this, changed);
    connect(&m_services.session, &Session::changed, this, changed);
    connect(&m_services.chosenTemplate, &ChosenTemplate::changed, this, [this] {
        if (m_services.chosenTemplate.effective() != m_effective)
            clearPlan({});
    });
}

void SeriesPlanPage::connectChecks()
{
    connect(&m_services.accountWatch, &AccountWatch::changed, this, &SeriesPlanPage::showChecks);
    connect(m_checks, &PlanChecks::mended, this, &SeriesPlanPage::ask);
    connect(m_checks, &PlanChecks::conditionsWanted, this, &SeriesPlanPage::leaveOut);
    connect(m_checks, &PlanChecks::ceilingWanted, this, [this](Money perHour) {
        m_ceiling->setValue(perHour.dollars());
        ask();
    });
    connect(m_checks, &PlanChecks::keyWanted, this, &SeriesPlanPage::settingsWanted);
    connect(m_checks, &PlanChecks::limitsWanted, this, &SeriesPlanPage::limitsWanted);
    connect(m_checks, &PlanChecks::linkWanted, this, &SeriesPlanPage::linkWanted);
}

bool SeriesPlanPage::mayRent()
{
    showChecks();
    return !m_plan.offers.isEmpty() && m_checks->allowsRent();
}

// The limits may be others now, for the window stays usable beside the plan.
bool SeriesPlanPage::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        showChecks();
    return QWidget::event(event);
}

// The same plan, of offers for which this holds, too.
void SeriesPlanPage::leaveOut(const QString &query)
{
    if (!m_also.contains(query))
        m_also << query;
    ask();
}

void SeriesPlanPage::buildLayout()
{
    const auto labelled = [this](const QString &text, QWidget *buddy) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    auto *question = new QGridLayout;
    question->setHorizontalSpacing(12);
    question->addWidget(labelled(tr("How &many"), m_count), 0, 0);
    question->addWidget(m_count, 0, 1);
    question->addWidget(labelled(tr("At most, $/h &each"), m_ceiling), 0, 2);
    question->addWidget(m_ceiling, 0, 3);
    question->addWidget(labelled(tr("&Offers"), m_source), 1, 0);
    question->addWidget(m_source, 1, 1, 1, 3);
    question->addWidget(m_query, 2, 1, 1, 3);
    question->addWidget(m_make, 3, 1, Qt::AlignLeft);
    question->setColumnStretch(3, 1);
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("series.close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &SeriesPlanPage::closeWanted);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_total, 1);
    bottom->addWidget(close);
    bottom->addWidget(m_rent);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(question);
    layout->addWidget(m_status);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_checks);
    layout->addLayout(bottom);
    setTabOrder(close, m_rent);
}

void SeriesPlanPage::open(const SeriesDialog::Sources &sources)
{
    m_sources = sources;
    m_source->clear();
    if (const auto &offer = m_services.draft.offer())
        m_source->addItem(
            tr("Like offer %1: %2").arg(offer->id).arg(OfferText::gpus(*offer)), int(LikeOffer));
    if (sources.market)
        m_source->addItem(tr("What Find offer was asked last"), int(Market));
    m_source->addItem(tr("A query in the official client's language"), int(Query));
    if (!sources.query.isEmpty() && m_query->text().isEmpty())
        m_query->setText(sources.query);
    if (sources.ceiling && !m_ceiling->value())
        m_ceiling->setValue(sources.ceiling->dollars());
    m_also.clear();
    m_query->setVisible(m_source->currentData().toInt() == Query);
    clearPlan({});
    m_count->setFocus();
    m_count->selectAll();
}

void SeriesPlanPage::restart()
{
    clearPlan({});
    m_count->setFocus();
}

QString SeriesPlanPage::whyNot() const
{
    if (!m_services.session.hasKey())
        return tr("There is no API key. Enter one in Settings, or try the sandbox.");
    if (hasErrors(validateLaunch(m_services.draft.fields())))
        return tr("The form has problems; mend what is listed beside it first.");
    return {};
}

std::optional<OfferSearch> SeriesPlanPage::chosenQuestion()
{
    switch (m_source->currentData().toInt()) {
    case LikeOffer:
        if (const auto &offer = m_services.draft.offer())
            return offersLike(*offer, m_effective);
        return std::nullopt;
    case Market:
        return m_sources.market;
    default:
        break;
    }
    const auto query = m_query->read();
    if (!query) {
        m_query->focusProblem();
        return std::nullopt;
    }
    OfferSearch search;
    applyQuery(*query, search);
    return search;
}

void SeriesPlanPage::ask()
{
    if (const QString why = whyNot(); !why.isEmpty()) {
        clearPlan(why);
        return;
    }
    m_effective = m_services.chosenTemplate.effective();
    const auto question = chosenQuestion();
    if (!question) {
        clearPlan(tr("The query can't be read; mend what is marked."));
        return;
    }
    std::optional<Money> typed;
    if (const auto value = m_ceiling->value())
        typed = Money::fromDollars(*value);
    m_order = {};
    m_order.count = m_count->value();
    m_order.fields = m_services.draft.fields();
    m_order.ceiling = lowerOf(typed, m_sources.ceiling);
    m_order.tokenInLabel = m_services.settings.tokenInLabel();
    m_question = forRequest(*question, m_effective, m_order.ceiling);
    for (const QString &query : std::as_const(m_also))
        m_question = withConditions(m_question, query);
    m_services.accountWatch.readIfOlderThan(accountFreshFor);
    clearPlan(tr("Asking the market…"));
    m_searcher.search(m_question);
}

void SeriesPlanPage::onFound(const QList<Offer> &offers)
{
    m_plan = planSeries(priced(withoutNever(offers, m_services.marks.marks()), m_effective), m_order);
    const int found = int(m_plan.offers.size());
    if (found == 0) {
        clearPlan(offers.isEmpty() ? tr("No offer matches. Ask for something less special, or allow a higher "
                                        "price.")
                                   : tr("No offer that matches runs for this request: raise the ceiling, or "
                                        "the bid."));
        return;
    }
    m_status->setText(found == m_order.count
            ? tr("Nothing is rented yet. One of each machine comes first.")
            : tr("The market has %1 of the %2; no more are rented.").arg(found).arg(m_order.count));
    if (!m_also.isEmpty())
        m_status->setText(
            m_status->text() + u' ' + tr("Only offers with %1 are taken.").arg(m_also.join(u' ')));
    m_order.count = found; // never more than what the total is for
    showPlan();
}

void SeriesPlanPage::onFailed(const ApiError &error)
{
    clearPlan(describe(error) + u' ' + whatToDo(error));
}

void SeriesPlanPage::clearPlan(const QString &words)
{
    m_searcher.cancel();
    m_plan = {};
    m_status->setText(words.isEmpty() ? tr("Plan first: which offers, and what they come to.") : words);
    showPlan();
}

void SeriesPlanPage::showPlan()
{
    m_table->setRowCount(int(m_plan.offers.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const SeriesOffer &one = m_plan.offers.at(row);
        const QStringList cells{QString::number(one.offer.id), OfferText::gpus(one.offer),
            OfferText::place(one.offer), OfferText::trust(one.offer), one.pricePerHour.toDisplay(QLocale())};
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
    }
    const bool any = !m_plan.offers.isEmpty();
    const QString total = SeriesWords::perHour(m_plan.total);
    m_total->setText(any
            ? tr("%1 together · %2 a day").arg(total, perDay(m_plan.total).toDisplay(QLocale(), 2))
            : QString());
    m_rent->setText(any ? tr("&Rent %n for %1…", nullptr, m_order.count).arg(total) : tr("&Rent…"));
    (any ? m_rent : m_make)->setDefault(true);
    showChecks();
}

void SeriesPlanPage::showChecks()
{
    m_checks->show(m_plan, m_order.ceiling, m_question.type == RentalType::Reserved);
    m_rent->setEnabled(!m_plan.offers.isEmpty() && m_checks->allowsRent());
}

}
