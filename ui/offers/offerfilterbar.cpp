// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerfilterbar.h"

#include "ui/offers/gpucombo.h"
#include "ui/offers/queryline.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/optionalspinbox.h"
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

#include <algorithm>
#include <cmath>

namespace berth {
namespace {

bool mentions(const OfferQuery &query, const char *field)
{
    return std::any_of(query.clauses.begin(), query.clauses.end(),
        [field](const QueryClause &clause) { return clause.field == QLatin1String(field); });
}

}

OfferFilterBar::OfferFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_gpu(new GpuCombo)
    , m_count(new OptionalSpinBox)
    , m_price(new OptionalSpinBox)
    , m_type(new QComboBox)
    , m_verified(new QCheckBox(tr("&Verified only")))
    , m_search(new QPushButton(glyphIcon(Glyph::Search), tr("&Search")))
    , m_query(new QueryLine)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spacing);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    rows->addWidget(m_query);
    row->setSpacing(spacing + spacing / 2);

    m_gpu->setToolTip(tr("Part of a name is enough: 4090, or H100. Put a comma between several."));
    m_count->setRange(1, 64);
    m_count->setPlaceholder(tr("any"));
    m_price->setRange(0, 0);
    m_price->setDecimals(3);
    m_price->setSingleStep(0.05);
    m_price->setStartValue(0.5);
    m_price->setPlaceholder(tr("any"));
    m_price->setToolTip(tr("The most that running may cost in an hour, the disk of your form in it."));
    m_type->addItem(tr("On-demand"), QVariant::fromValue(RentalType::OnDemand));
    m_type->addItem(tr("Interruptible"), QVariant::fromValue(RentalType::Interruptible));
    m_type->setToolTip(
        tr("On-demand has a fixed price. Interruptible is cheaper, but can be stopped at any moment."));
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
    // Combo boxes, spin boxes and the button stand on one line, whatever heights the style gives them.
    const int height = std::max(
        {m_count->sizeHint().height(), m_type->sizeHint().height(), m_search->sizeHint().height()});
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_gpu, m_count, m_price, m_type, m_verified, m_search})
        field->setFixedHeight(height);

    connect(m_query, &QueryLine::left, this, &OfferFilterBar::takeQuery);
    connect(m_query, &QueryLine::entered, this, &OfferFilterBar::searchRequested);
    connect(m_query, &QueryLine::copyRequested, this, &OfferFilterBar::copyQuery);
    connect(m_search, &QPushButton::clicked, this, &OfferFilterBar::searchRequested);
    connect(m_verified, &QCheckBox::clicked, this, &OfferFilterBar::choiceChanged);
    connect(m_type, &QComboBox::activated, this, &OfferFilterBar::choiceChanged);
}

std::optional<OfferSearch> OfferFilterBar::search()
{
    const auto rest = takeQuery();
    if (!rest) {
        m_query->focusProblem();
        return std::nullopt;
    }
    OfferSearch search;
    search.gpuNames = m_gpu->gpuNames();
    search.minGpus = static_cast<int>(m_count->value().value_or(0));
    if (m_price->value())
        search.maxPrice = Money::fromDollars(*m_price->value());
    search.type = m_type->currentData().value<RentalType>();
    search.storageGb = m_diskGb;
    search.order = {{QStringLiteral("dph_total"), false}};
    OfferFilters shown = filters();
    // The ceiling is the search's own, for bids are compared with another price; but a condition of the price
    // in the line would take its place on the wire.
    if (search.type == RentalType::Interruptible || !mentions(*rest, "dph_total"))
        shown.maxPrice.reset();
    if (mentions(*rest, "verified"))
        shown.verified = OfferFilters::Verified::Yes; // says nothing; the line does
    applyQuery(joinQuery(shown, *rest), search);
    return search;
}

OfferFilters OfferFilterBar::filters() const
{
    OfferFilters filters;
    filters.gpuNames = m_gpu->gpuNames();
    if (m_count->value())
        filters.minGpus = FilterBound{*m_count->value()};
    if (m_price->value())
        filters.maxPrice = FilterBound{*m_price->value()};
    filters.verified = m_verified->isChecked() ? OfferFilters::Verified::Yes : OfferFilters::Verified::Any;
    return filters;
}

void OfferFilterBar::setQuery(const QString &text)
{
    dropGpu();
    dropCount();
    dropPrice();
    m_verified->setChecked(true);
    m_query->setText(text);
    (void)takeQuery();
}

bool OfferFilterBar::hasQuery() const
{
    return !m_query->text().trimmed().isEmpty();
}

// What the filters can show moves there. Gives the rest, which stays in the line as it was typed.
std::optional<OfferQuery> OfferFilterBar::takeQuery()
{
    const auto query = m_query->read();
    if (!query)
        return std::nullopt;
    OfferQuery rest;
    QStringList kept;
    QStringList taken;
    const QString text = m_query->text();
    for (const QueryClause &clause : query->clauses) {
        // Of two conditions for one filter the second stays: both must hold.
        if (!taken.contains(clause.field) && takeClause(clause)) {
            taken << clause.field;
            continue;
        }
        rest.clauses << clause;
        kept << text.mid(clause.begin, clause.length);
    }
    if (!taken.isEmpty())
        m_query->setText(kept.join(u' '));
    return rest;
}

// Whether a filter shows now just what the condition says.
bool OfferFilterBar::takeClause(const QueryClause &clause)
{
    const OfferFilters only = splitQuery({{clause}}).filters;
    if (clause.field == QLatin1String("gpu_name")) {
        const QString before = m_gpu->currentText();
        m_gpu->setEditText(only.gpuNames.join(QStringLiteral(", ")));
        if (clause.any || (!only.gpuNames.isEmpty() && m_gpu->gpuNames() == only.gpuNames))
            return true;
        m_gpu->setEditText(before); // part of a name would stand for more here
    } else if (clause.field == QLatin1String("num_gpus")) {
        const auto &least = only.minGpus;
        if (!clause.any
            && (!least || only.maxGpus || least->strict || least->value < 1
                || least->value != std::floor(least->value)))
            return false;
        m_count->setValue(least ? std::optional(least->value) : std::nullopt);
        return true;
    } else if (clause.field == QLatin1String("dph_total")) {
        const auto &most = only.maxPrice;
        if (!clause.any
            && (!most || most->strict || most->value <= 0
                || std::abs(most->value * 1000 - std::round(most->value * 1000)) > 1e-6))
            return false;
        m_price->setValue(most ? std::optional(most->value) : std::nullopt);
        return true;
    } else if (clause.field == QLatin1String("verified")) {
        if (!clause.any
            && !(clause.op == QueryOp::Eq && clause.values == QList<QueryValue>{QueryValue(true)}))
            return false;
        m_verified->setChecked(!clause.any);
        return true;
    }
    return false;
}

void OfferFilterBar::copyQuery()
{
    const auto rest = takeQuery();
    if (!rest) {
        m_query->focusProblem();
        return;
    }
    OfferFilters shown = filters();
    if (mentions(*rest, "verified"))
        shown.verified = OfferFilters::Verified::Yes;
    QGuiApplication::clipboard()->setText(writeOfferQuery(joinQuery(shown, *rest)));
}

void OfferFilterBar::setRentalType(RentalType type)
{
    m_type->setCurrentIndex(type == RentalType::Interruptible ? 1 : 0);
}

void OfferFilterBar::addGpuNames(const QStringList &names)
{
    m_gpu->addNames(names);
}

void OfferFilterBar::focusFirst()
{
    m_gpu->setFocus(Qt::OtherFocusReason);
    m_gpu->lineEdit()->selectAll();
}

void OfferFilterBar::dropGpu()
{
    m_gpu->clearEditText();
}

void OfferFilterBar::dropCount()
{
    m_count->setValue(std::nullopt);
}

void OfferFilterBar::dropPrice()
{
    m_price->setValue(std::nullopt);
}

void OfferFilterBar::dropVerified()
{
    m_verified->setChecked(false);
}

void OfferFilterBar::dropQuery()
{
    m_query->setText({});
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
