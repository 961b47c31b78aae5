// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerpicker.h"

#include "market/offermodel.h"
#include "market/offersearcher.h"
#include "market/offersortkeys.h"
#include "market/offersortmodel.h"
#include "ui/offers/marketstrip.h"
#include "ui/offers/nothingfound.h"
#include "ui/offers/offerboard.h"
#include "ui/offers/offerfilterbar.h"
#include "ui/offers/offernotice.h"
#include "ui/offers/offertable.h"
#include "ui/offers/placekeeper.h"
#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>

namespace berth {

using namespace std::chrono_literals;

OfferPicker::OfferPicker(OfferSearcher &searcher, QWidget *parent)
    : QWidget(parent)
    , m_searcher(searcher)
    , m_model(new OfferModel(this))
    , m_sorted(new OfferSortModel(*m_model, this))
    , m_filters(new OfferFilterBar)
    , m_board(new OfferBoard(*m_model, *m_sorted))
    , m_table(&m_board->table())
    , m_notice(new OfferNotice)
    , m_strip(new MarketStrip)
    , m_nothing(new NothingFound(searcher, *m_filters, *m_notice, this))
    , m_status(new QLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("St&op")))
    , m_take(new QPushButton(tr("&Take offer")))
    , m_sort(new QComboBox)
{
    setObjectName(QStringLiteral("offers"));
    setAccessibleName(tr("Find an offer"));
    buildLayout();

    connect(&searcher, &OfferSearcher::found, this, &OfferPicker::onFound);
    connect(&searcher, &OfferSearcher::failed, this, &OfferPicker::onFailed);
    connect(&searcher, &OfferSearcher::busy, this, &OfferPicker::onBusy);
    connect(&searcher, &OfferSearcher::waiting, this, &OfferPicker::onWaiting);
    connect(m_filters, &OfferFilterBar::searchRequested, this, &OfferPicker::search);
    connect(m_filters, &OfferFilterBar::edited, this, &OfferPicker::narrow);
    connect(m_nothing, &NothingFound::searchWanted, this, &OfferPicker::search);
    connect(m_filters, &OfferFilterBar::choiceChanged, this, &OfferPicker::onChoiceChanged);
    connect(m_table, &OfferTable::taken, this, &OfferPicker::takeRow);
    connect(m_table, &OfferTable::currentRowChanged, this, [this](int row) { m_take->setEnabled(row >= 0); });
    connect(
        m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &OfferPicker::showSortOrder);
    connect(m_sort, &QComboBox::activated, this, &OfferPicker::sortBy);
    connect(m_model, &OfferModel::headerDataChanged, this, [this](Qt::Orientation, int first, int last) {
        for (int column = first; column <= last; ++column)
            m_sort->setItemText(column, m_model->headerData(column, Qt::Horizontal).toString());
    });
    connect(m_board, &OfferBoard::offerTaken, this, &OfferPicker::take);
    connect(m_board, &OfferBoard::said, this, &OfferPicker::said);
    connect(m_take, &QPushButton::clicked, this, &OfferPicker::takeCurrent);
    connect(m_stop, &QPushButton::clicked, this, &OfferPicker::stop);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &OfferPicker::showStatus);
    m_tick.start();

    m_notice->show(tr("No search yet"), tr("Set what you need and search."), {});
    onBusy(searcher.isBusy());
}

OfferPicker::~OfferPicker() = default;

void OfferPicker::buildLayout()
{
    auto *back = new QPushButton(tr("&Back"));
    back->setObjectName(QStringLiteral("offers.back"));
    back->setAccessibleName(tr("Back to the form"));
    back->setToolTip(tr("Back to the form without an offer (Esc)"));
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &OfferPicker::dismiss);

    m_status->setObjectName(QStringLiteral("offers.status"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumWidth(120);
    setTextTone(m_status, Tone::Quiet);
    m_stop->setObjectName(QStringLiteral("offers.stop"));
    m_stop->setAccessibleName(tr("Stop searching"));
    m_stop->setAutoDefault(false);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing / 2);
    QSizePolicy keepsItsPlace = m_progress->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsItsPlace);

    m_sort->setObjectName(QStringLiteral("offers.sort"));
    m_sort->setAccessibleName(tr("Sort by"));
    m_sort->setToolTip(tr("Choose the same column again to turn the order around."));
    m_sort->setFocusPolicy(Qt::StrongFocus);
    new WheelGuard(m_sort);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_sort->addItem(m_model->headerData(column, Qt::Horizontal).toString());
    m_sort->setCurrentIndex(m_sorted->sortColumn());
    auto *sortLabel = new QLabel(tr("So&rt by"));
    sortLabel->setBuddy(m_sort);

    auto *statusRow = new QHBoxLayout;
    statusRow->setSpacing(spacing);
    statusRow->addWidget(m_status, 1);
    statusRow->addWidget(m_stop);
    statusRow->addWidget(sortLabel);
    statusRow->addWidget(m_sort);

    auto *stackHolder = new QWidget;
    m_stack = new QStackedLayout(stackHolder);
    m_stack->addWidget(m_notice);
    m_stack->addWidget(m_board);

    auto *hint
        = new QLabel(tr("Enter or a double-click takes the offer into the form. Nothing is rented yet."));
    hint->setWordWrap(true);
    setTextTone(hint, Tone::Quiet);
    m_take->setObjectName(QStringLiteral("offers.take"));
    m_take->setAccessibleName(tr("Take offer"));
    m_take->setAutoDefault(false);
    m_take->setEnabled(false);
    auto *bottomRow = new QHBoxLayout;
    bottomRow->setSpacing(spacing);
    bottomRow->addWidget(hint, 1);
    bottomRow->addWidget(back);
    bottomRow->addWidget(m_take);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    column->setSpacing(spacing);
    column->addWidget(m_filters);
    column->addWidget(m_progress);
    column->addLayout(statusRow);
    column->addWidget(m_strip);
    column->addWidget(stackHolder, 1);
    column->addLayout(bottomRow);
    QWidget *last = chainTabs(m_filters->chainTabs(), {m_stop, m_sort});
    last = m_notice->chainTabs(m_strip->chainTabs(last));
    chainTabs(m_board->chainTabs(last), {back, m_take});
}

void OfferPicker::open()
{
    m_filters->focusFirst();
    if (!m_searcher.isBusy() && (!m_answered || m_old || age() > freshFor))
        search();
}

void OfferPicker::setDisk(double gigabytes)
{
    m_filters->setDisk(gigabytes);
    m_model->setDisk(gigabytes);
    showStatus();
}

void OfferPicker::setPlan(const CostPlan &plan)
{
    m_model->setPlan(plan);
}

void OfferPicker::setRentalType(RentalType type)
{
    m_filters->setRentalType(type);
    // Offers of the other kind would be shown with prices they can't be had for.
    if (m_answered && type != m_asked.type)
        m_age.invalidate();
}

void OfferPicker::setQuery(const QString &query)
{
    m_filters->setQuery(query);
    m_age.invalidate(); // what is shown answers another question
}

void OfferPicker::require(const QString &conditions)
{
    m_filters->require(conditions);
    m_age.invalidate();
}

void OfferPicker::search()
{
    const auto question = m_filters->search();
    if (!question) {
        if (m_stack->currentWidget() == m_notice)
            m_notice->show(
                tr("Nothing was asked"), tr("Mend what is said under the query line, then search."), {});
        return;
    }
    m_nothing->giveUp();
    m_asked = *question;
    m_waiting = false;
    if (m_stack->currentWidget() == m_notice)
        m_notice->show(tr("Looking for offers"), {}, {});
    m_searcher.search(m_asked);
    showStatus();
}

void OfferPicker::keyPressEvent(QKeyEvent *event)
{
    // Not a shortcut: that would come before the Escape that closes a list of completions.
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void OfferPicker::onFound(const QList<Offer> &offers)
{
    if (m_nothing->isAsking()) {
        m_nothing->answer(offers, m_searcher.mayHaveMore());
        return;
    }
    const bool hadFocus = m_notice->isAncestorOf(focusWidget());
    const PlaceKeeper place(*m_table, *m_sorted);
    m_answered = true;
    m_isPart = m_searcher.mayHaveMore() && !offers.isEmpty();
    m_age.start();
    m_old = false;
    m_strip->hide();
    m_model->setRentalType(m_asked.type);
    m_model->setOffers(offers);
    m_filters->setOffers(offers);
    if (offers.isEmpty()) {
        m_stack->setCurrentWidget(m_notice);
        m_nothing->begin();
    } else {
        showTable();
        m_table->fitColumnsOnce();
        place.restore();
        if (hadFocus)
            m_table->setFocus();
    }
    m_take->setEnabled(!offers.isEmpty());
    m_narrowed.reset();
    narrow();
    showStatus();
}

void OfferPicker::showTable()
{
    m_stack->setCurrentWidget(m_board);
}

void OfferPicker::onBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_stop->setVisible(busy);
    if (!busy)
        m_waiting = false;
    showStatus();
}

void OfferPicker::onWaiting(std::chrono::milliseconds time)
{
    m_waiting = true;
    m_askingAt = QDeadlineTimer(time);
    showStatus();
}

void OfferPicker::onChoiceChanged()
{
    if (m_answered || m_searcher.isBusy())
        search();
}

void OfferPicker::takeRow(int row)
{
    take(Offer(m_sorted->offerAt(row)));
}

void OfferPicker::take(const Offer &offer)
{
    m_searcher.cancel();
    Q_EMIT taken(offer);
}

void OfferPicker::attach(const Services &services)
{
    m_board->attach(services);
}

void OfferPicker::takeCurrent()
{
    if (m_table->currentRow() >= 0)
        takeRow(m_table->currentRow());
}

void OfferPicker::sortBy(int column)
{
    Qt::SortOrder order = usualOrder(column);
    if (column == m_sorted->sortColumn())
        order = m_sorted->sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_table->sortByColumn(column, order);
    m_table->scrollTo(m_table->currentIndex());
}

void OfferPicker::showSortOrder(int column)
{
    m_sort->setCurrentIndex(column);
}

void OfferPicker::showStatus()
{
    QString text;
    if (m_waiting && !m_askingAt.hasExpired()) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_askingAt.remainingTimeAsDuration());
        text = tr("Asking in %1 s: Vast.ai limits how often offers are searched.").arg(seconds.count());
    } else if (m_searcher.isBusy()) {
        text = tr("Searching…");
    } else if (m_answered) {
        const QString disk = QLocale().toString(m_model->disk(), 'f', QLocale::FloatingPointShortest);
        const bool bids = m_asked.type == RentalType::Interruptible;
        QStringList parts{countText()};
        if (!isNarrowed()) // there is no room for everything
            parts << (m_asked.type == RentalType::Reserved ? tr("prices without the discount")
                    : bids                                 ? tr("lowest bids")
                                                           : tr("on-demand prices"))
                  << tr("with %1 GB of disk").arg(disk);
        parts << ageText();
        text = parts.join(QStringLiteral(" · "));
    }
    if (text != m_status->text())
        m_status->setText(text);
}

void OfferPicker::stop()
{
    m_searcher.cancel();
    m_nothing->giveUp();
    if (m_stack->currentWidget() == m_notice)
        m_notice->show(tr("The search was stopped"), tr("Set what you need and search."), {});
    m_filters->focusFirst();
}

void OfferPicker::dismiss()
{
    m_searcher.cancel();
    Q_EMIT dismissed();
}

std::chrono::milliseconds OfferPicker::age() const
{
    return m_age.isValid() ? std::chrono::milliseconds(m_age.elapsed()) : std::chrono::milliseconds::max();
}

QString OfferPicker::countText() const
{
    const int count = m_model->rowCount();
    if (isNarrowed())
        return tr("%1 of %2 offers here, Enter asks the market").arg(m_sorted->acceptedCount()).arg(count);
    if (count == 1)
        return tr("1 offer");
    return (m_isPart ? tr("the cheapest %1") : tr("%1 offers")).arg(count);
}

QString OfferPicker::ageText() const
{
    if (!m_old && age() > 10min)
        return tr("out of date, search again");
    const auto minutes = std::chrono::floor<std::chrono::minutes>(age()).count();
    if (m_old)
        return minutes > 0 ? tr("not refreshed for %1 min").arg(minutes) : tr("not refreshed");
    if (minutes > 0)
        return tr("%1 min old").arg(minutes);
    return age() < 10s ? tr("just now") : tr("less than a minute old");
}

}
