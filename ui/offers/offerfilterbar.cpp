// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerfilterbar.h"

#include "ui/offers/gpucombo.h"
#include "ui/offers/morefilters.h"
#include "ui/offers/numberfilter.h"
#include "ui/offers/queryline.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace berth {

OfferFilterBar::OfferFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_gpu(new GpuCombo)
    , m_count(new NumberFilter({OfferFilterId::MinGpus, 0, 1, 1.0, 64}))
    , m_price(new NumberFilter({OfferFilterId::Price, 3, 0.05, 0.5}))
    , m_type(new QComboBox)
    , m_verified(new QCheckBox(tr("&Verified only")))
    , m_search(new QPushButton(glyphIcon(Glyph::Search), tr("&Search")))
    , m_unfold(new QToolButton)
    , m_clear(new QPushButton(tr("C&lear")))
    , m_query(new QueryLine)
    , m_more(new MoreFilters)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spacing);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    rows->addWidget(m_query);
    rows->addWidget(m_more);
    row->setSpacing(spacing + spacing / 2);

    m_gpu->setToolTip(
        tr("Part of a name is enough: 4090, or H100. Put a comma between several, or check them "
           "in the list (Down)."));
    m_price->setToolTip(tr("The most that running may cost in an hour, the disk of your form in it."));
    m_type->addItem(tr("On-demand"), QVariant::fromValue(RentalType::OnDemand));
    m_type->addItem(tr("Interruptible"), QVariant::fromValue(RentalType::Interruptible));
    m_type->addItem(tr("Reserved"), QVariant::fromValue(RentalType::Reserved));
    m_type->setToolTip(tr(
        "On-demand has a fixed price. Interruptible is cheaper, but can be stopped at any moment. Reserved "
        "shows the offers that can be paid ahead at a discount later, on Vast.ai's console; Berth rents "
        "them on-demand."));
    m_type->setFocusPolicy(Qt::StrongFocus);
    new WheelGuard(m_type);

    addField(row, tr("&GPU"), QStringLiteral("gpu"), m_gpu);
    row->setStretchFactor(m_gpu->parentWidget(), 1);
    addField(row, tr("GPUs, at l&east"), QStringLiteral("count"), m_count);
    addField(row, tr("&Up to $/hour"), QStringLiteral("price"), m_price);
    addField(row, tr("Rental t&ype"), QStringLiteral("type"), m_type);

    m_verified->setObjectName(QStringLiteral("offers.verified"));
    m_verified->setAccessibleName(tr("Verified machines only"));
    m_verified->setToolTip(tr("Only machines that Vast.ai has verified."));
    m_verified->setChecked(true);
    m_verified->installEventFilter(this);
    row->addWidget(m_verified, 0, Qt::AlignBottom);
    m_search->setObjectName(QStringLiteral("offers.search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setAutoDefault(false); // in a dialog it must not take the Enter of others
    m_search->installEventFilter(this);
    row->addWidget(m_search, 0, Qt::AlignBottom);

    m_unfold->setObjectName(QStringLiteral("offers.more"));
    m_unfold->setCheckable(true);
    m_unfold->setAutoRaise(true);
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfold->setFocusPolicy(Qt::StrongFocus);
    m_clear->setObjectName(QStringLiteral("offers.clear"));
    m_clear->setAccessibleName(tr("Clear all filters and the query"));
    m_clear->setToolTip(tr("Leaves all filters and the query alone again; the rental type stays."));
    m_clear->setAutoDefault(false);
    m_query->addBefore(m_unfold);
    m_query->addBefore(m_clear);
    chainTabs();
    m_more->hide();
    // Combo boxes, spin boxes and the button stand on one line, whatever heights the style gives them.
    const int height = std::max(
        {m_count->sizeHint().height(), m_type->sizeHint().height(), m_search->sizeHint().height()});
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_gpu, m_count, m_price, m_type, m_verified, m_search, m_unfold, m_clear})
        field->setFixedHeight(height);
    connectParts();
    onEdited();
}

// A field that goes with the focus in it still tells that it was left.
OfferFilterBar::~OfferFilterBar()
{
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void OfferFilterBar::connectParts()
{
    connect(m_query, &QueryLine::left, this, &OfferFilterBar::leaveQuery);
    connect(m_query, &QueryLine::entered, this, &OfferFilterBar::searchRequested);
    connect(m_query, &QueryLine::copyRequested, this, &OfferFilterBar::copyQuery);
    connect(m_query, &QueryLine::edited, this, &OfferFilterBar::edited);
    connect(m_search, &QPushButton::clicked, this, &OfferFilterBar::searchRequested);
    connect(m_more, &MoreFilters::searchWanted, this, &OfferFilterBar::searchRequested);
    connect(m_verified, &QCheckBox::clicked, this, &OfferFilterBar::choiceChanged);
    connect(m_type, &QComboBox::activated, this, &OfferFilterBar::choiceChanged);
    connect(m_gpu, &QComboBox::editTextChanged, this, &OfferFilterBar::onEdited);
    connect(m_verified, &QCheckBox::toggled, this, &OfferFilterBar::onEdited);
    connect(m_more, &MoreFilters::edited, this, &OfferFilterBar::onEdited);
    for (const NumberFilter *field : {m_count, m_price})
        connect(field, &OptionalSpinBox::valueEdited, this, &OfferFilterBar::onEdited);
    connect(m_clear, &QPushButton::clicked, this, &OfferFilterBar::clear);
    connect(m_unfold, &QToolButton::toggled, this, [this](bool open) {
        m_more->setVisible(open);
        onEdited();
    });
}

std::optional<OfferSearch> OfferFilterBar::search()
{
    const auto rest = takeQuery(filters());
    if (!rest || showContradiction(*rest)) {
        m_query->focusProblem();
        return std::nullopt;
    }
    return offerQuestion(filters(), *rest, m_diskGb);
}

std::optional<OfferSearch> OfferFilterBar::searchSoFar() const
{
    const QString text = m_query->text();
    const auto query = readOfferQuery(text);
    if (!query)
        return std::nullopt;
    const TakenQuery taken = takeFilters(text, *query, filters(),
        [this](const OfferFilters &only, OfferFilterId id) { return canShow(only, id); });
    return offerQuestion(taken.filters, taken.rest, m_diskGb);
}

OfferFilters OfferFilterBar::filters() const
{
    OfferFilters filters;
    m_more->read(filters);
    m_count->read(filters);
    m_price->read(filters);
    filters.gpuNames = m_gpu->gpuNames();
    filters.verified = m_verified->isChecked() ? OfferFilters::Verified::Yes : OfferFilters::Verified::Any;
    filters.type = m_type->currentData().value<RentalType>();
    return filters;
}

OfferQuery OfferFilterBar::rest() const
{
    const auto query = readOfferQuery(m_query->text());
    return query ? *query : OfferQuery();
}

void OfferFilterBar::showFilters(const OfferFilters &filters)
{
    m_more->show(filters);
    m_count->show(filters);
    m_price->show(filters);
    m_gpu->setGpuNames(filters.gpuNames);
    m_verified->setChecked(filters.verified == OfferFilters::Verified::Yes);
    onEdited();
}

bool OfferFilterBar::canShow(const OfferFilters &filters, OfferFilterId id) const
{
    switch (id) {
    case OfferFilterId::Gpu:
        return m_gpu->canShow(filters.gpuNames);
    case OfferFilterId::MinGpus:
        return m_count->canShow(filters);
    case OfferFilterId::Price:
        return m_price->canShow(filters);
    case OfferFilterId::Verified:
        return filters.verified != OfferFilters::Verified::No;
    default:
        return m_more->canShow(filters, id);
    }
}

void OfferFilterBar::setQuery(const QString &text)
{
    m_query->setText(text);
    if (!takeQuery(OfferFilters()))
        showFilters(OfferFilters());
}

// Besides what is asked for already.
void OfferFilterBar::require(const QString &conditions)
{
    if (m_query->text().contains(conditions))
        return;
    m_query->setText((m_query->text() + u' ' + conditions).trimmed());
    (void)takeQuery(filters());
}

std::optional<OfferQuery> OfferFilterBar::takeQuery(const OfferFilters &before)
{
    const auto query = m_query->read();
    if (!query)
        return std::nullopt;
    const TakenQuery taken = takeFilters(m_query->text(), *query, before,
        [this](const OfferFilters &only, OfferFilterId id) { return canShow(only, id); });
    if (taken.tookAny)
        m_query->setText(taken.text);
    if (taken.tookAny || !(before == filters()))
        showFilters(taken.filters);
    return taken.rest;
}

void OfferFilterBar::leaveQuery()
{
    if (const auto rest = takeQuery(filters()))
        showContradiction(*rest);
}

bool OfferFilterBar::showContradiction(const OfferQuery &rest)
{
    const auto problem = contradiction(filters(), rest);
    if (problem)
        m_query->showProblem(*problem);
    return problem.has_value();
}

std::optional<QString> OfferFilterBar::query()
{
    const auto rest = takeQuery(filters());
    if (!rest) {
        m_query->focusProblem();
        return std::nullopt;
    }
    return writeOfferQuery(wholeQuery(filters(), *rest));
}

void OfferFilterBar::copyQuery()
{
    if (const auto text = query())
        QGuiApplication::clipboard()->setText(*text);
}

void OfferFilterBar::letGo(OfferFilterId id)
{
    OfferFilters fewer = filters();
    berth::letGo(fewer, id);
    showFilters(fewer);
}

void OfferFilterBar::letGo(const QueryClause &clause)
{
    const QString text = m_query->text();
    m_query->setText(
        (text.left(clause.begin).trimmed() + u' ' + text.mid(clause.begin + clause.length).trimmed())
            .trimmed());
}

void OfferFilterBar::clear()
{
    m_query->setText({});
    showFilters(OfferFilters());
    focusFirst();
}

void OfferFilterBar::setRentalType(RentalType type)
{
    m_type->setCurrentIndex(m_type->findData(QVariant::fromValue(type)));
}

void OfferFilterBar::setOffers(const QList<Offer> &offers)
{
    m_gpu->setOffers(offers);
    m_more->setOffers(offers);
}

void OfferFilterBar::focusFirst()
{
    m_gpu->setFocus(Qt::OtherFocusReason);
    m_gpu->lineEdit()->selectAll();
}

void OfferFilterBar::addAfterQuery(QWidget *button)
{
    button->setFixedHeight(m_search->height());
    m_query->addAfter(button);
    chainTabs();
}

QWidget *OfferFilterBar::chainTabs()
{
    QWidget *last = berth::chainTabs(m_gpu, {m_count, m_price, m_type, m_verified, m_search});
    return m_more->chainTabs(m_query->chainTabs(last));
}

void OfferFilterBar::onEdited()
{
    if (m_query->hasProblem() && readOfferQuery(m_query->text()))
        m_query->clearProblem(); // it may have been one with the filters
    const int set = m_more->setCount();
    const QString text = set > 0 ? tr("&More filters (%1)").arg(set) : tr("&More filters");
    if (m_unfold->text() != text) { // setting it drops and remakes the shortcut
        m_unfold->setText(text);
        m_unfold->setAccessibleName(QString(text).remove(u'&'));
    }
    m_unfold->setArrowType(m_unfold->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    Q_EMIT edited();
}

bool OfferFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && key->modifiers() & ~Qt::KeypadModifier)
            return QWidget::eventFilter(watched, event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            Q_EMIT searchRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void OfferFilterBar::addField(QHBoxLayout *row, const QString &label, const QString &name, QWidget *field)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    auto *text = new QLabel(label);
    text->setBuddy(field);
    layout->addWidget(text);
    layout->addWidget(field);
    row->addWidget(column, 0, Qt::AlignBottom);
    field->setObjectName(QStringLiteral("offers.") + name);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->installEventFilter(this);
}

}
