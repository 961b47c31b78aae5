// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/morefilters.h"

#include "market/offersieve.h"
#include "ui/offers/numberfilter.h"
#include "ui/offers/placecombo.h"
#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace berth {
namespace {

using Id = OfferFilterId;

constexpr int panelColumns = 6;

struct NumberText
{
    const char *name;
    const char *label;
    const char *tip;
    NumberFilterLook look;
};

#define TR(text) QT_TRANSLATE_NOOP("berth::MoreFilters", text)

constexpr NumberText numberTexts[] = {
    {"vram", TR("VRAM of a GPU, GB"), TR("The least memory that each GPU has."), {Id::Vram, 1, 8, 24.0}},
    {"reliability", TR("Reliability, %"),
        TR("The least share of the time that Vast.ai expects the machine to be up."),
        {Id::Reliability, 3, 0.5, 98.0, 100, 0.01}},
    {"cuda", TR("CUDA"), TR("The oldest CUDA version that the machine's driver may stop at, such as 12.4."),
        {Id::Cuda, 1, 0.1, 12.4}},
    {"computecap", TR("Compute capability"),
        TR("NVIDIA's number for what a GPU can do: 8.6 is an RTX 3090, 8.9 an RTX 4090, 9.0 an H100."),
        {Id::ComputeCap, 1, 0.1, 8.0, 0, 100}},
    {"maxcount", TR("GPUs, at most"), TR("With the same number at least it is just so many."),
        {Id::MaxGpus, 0, 1, 1.0}},
    {"download", TR("Download, Mbps"), TR("The least download speed of the machine."),
        {Id::Download, 0, 100, 500.0}},
    {"upload", TR("Upload, Mbps"), TR("The least upload speed of the machine."), {Id::Upload, 0, 100, 500.0}},
    {"diskspace", TR("Disk space, GB"), TR("The least disk that the offer has."), {Id::Disk, 0, 50, 100.0}},
    {"diskspeed", TR("Disk speed, MB/s"), TR("The least speed of the disk."),
        {Id::DiskSpeed, 0, 500, 1000.0}},
    {"ram", TR("RAM, GB"), TR("The least system memory that comes with the offer."),
        {Id::CpuRam, 1, 16, 32.0}},
    {"cores", TR("CPU cores"), TR("The fewest CPU cores that come with the offer."),
        {Id::CpuCores, 1, 4, 8.0}},
    {"ports", TR("Direct ports"), TR("The fewest ports that can be reached directly."),
        {Id::Ports, 0, 1, 4.0}},
    {"days", TR("Days left"), TR("The shortest time for which the offer can still be rented."),
        {Id::DaysLeft, 1, 1, 7.0}},
};

#undef TR

std::optional<bool> flagOf(const QComboBox &box)
{
    return box.currentIndex() == 0 ? std::nullopt : std::optional(box.currentIndex() == 1);
}

void showFlag(QComboBox &box, const std::optional<bool> &flag)
{
    box.setCurrentIndex(!flag ? 0 : *flag ? 1 : 2);
}

}

MoreFilters::MoreFilters(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout)
    , m_places(new PlaceCombo(tr("any")))
    , m_notPlaces(new PlaceCombo(tr("none")))
    , m_datacenter(makeFlag())
    , m_staticIp(makeFlag())
{
    setObjectName(QStringLiteral("offers.morefilters"));
    auto *hint = new QLabel(tr(
        "Where nothing else is said, a number is the least that you want. An empty field filters nothing."));
    hint->setWordWrap(true);
    setTextTone(hint, Tone::Quiet);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(hint);
    column->addLayout(m_grid);
    m_grid->setHorizontalSpacing(spacing + spacing / 2);
    m_grid->setVerticalSpacing(spacing / 2);
    for (int i = 0; i < panelColumns; ++i)
        m_grid->setColumnStretch(i, 1);
    build();
}

void MoreFilters::build()
{
    add(tr("Reg&ion"), QStringLiteral("region"),
        tr("Any of these countries; a region stands for all of its own."), m_places);
    for (const NumberText &text : numberTexts) {
        auto *field = new NumberFilter(text.look);
        m_numbers.append(field);
        connect(field, &OptionalSpinBox::valueEdited, this, &MoreFilters::edited);
        add(tr(text.label), QLatin1String(text.name), tr(text.tip), field);
    }
    add(tr("Not in"), QStringLiteral("notregion"), tr("None of these countries."), m_notPlaces);
    add(tr("Datacenter"), QStringLiteral("datacenter"), tr("Whether the machine stands in a datacenter."),
        m_datacenter);
    add(tr("Static IP"), QStringLiteral("staticip"), tr("Whether the machine's address stays the same."),
        m_staticIp);
    for (PlaceCombo *places : {m_places, m_notPlaces})
        connect(places, &PlaceCombo::edited, this, &MoreFilters::edited);
    for (QComboBox *flag : {m_datacenter, m_staticIp})
        connect(flag, &QComboBox::activated, this, &MoreFilters::edited);
    int height = m_datacenter->sizeHint().height();
    for (const NumberFilter *field : std::as_const(m_numbers))
        height = std::max(height, field->sizeHint().height());
    for (QWidget *field : QList<QWidget *>{m_places, m_notPlaces, m_datacenter, m_staticIp})
        field->setFixedHeight(height);
    for (NumberFilter *field : std::as_const(m_numbers))
        field->setFixedHeight(height);
}

void MoreFilters::add(const QString &label, const QString &name, const QString &tip, QWidget *field)
{
    const int place = m_grid->count() / 2; // a label and a field each
    const int row = place / panelColumns * 2;
    auto *text = new QLabel(label);
    text->setBuddy(field);
    field->setObjectName(QStringLiteral("offers.") + name);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setToolTip(tip);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->installEventFilter(this);
    m_grid->addWidget(text, row, place % panelColumns, Qt::AlignBottom);
    m_grid->addWidget(field, row + 1, place % panelColumns);
}

QWidget *MoreFilters::chainTabs(QWidget *before)
{
    return berth::chainTabs(before, tabStops(*m_grid));
}

QComboBox *MoreFilters::makeFlag()
{
    auto *box = new QComboBox;
    box->addItems({tr("any"), tr("yes"), tr("no")});
    box->setFocusPolicy(Qt::StrongFocus);
    new WheelGuard(box);
    return box;
}

void MoreFilters::read(OfferFilters &filters) const
{
    for (const NumberFilter *field : m_numbers)
        field->read(filters);
    filters.countries = m_places->countries();
    filters.notCountries = m_notPlaces->countries();
    filters.datacenter = flagOf(*m_datacenter);
    filters.staticIp = flagOf(*m_staticIp);
}

void MoreFilters::show(const OfferFilters &filters)
{
    for (NumberFilter *field : std::as_const(m_numbers))
        field->show(filters);
    m_places->setCountries(filters.countries);
    m_notPlaces->setCountries(filters.notCountries);
    showFlag(*m_datacenter, filters.datacenter);
    showFlag(*m_staticIp, filters.staticIp);
}

bool MoreFilters::has(OfferFilterId id) const
{
    return id == Id::Countries || id == Id::NotCountries || id == Id::Datacenter || id == Id::StaticIp
        || std::any_of(m_numbers.begin(), m_numbers.end(),
            [id](const NumberFilter *field) { return field->id() == id; });
}

bool MoreFilters::canShow(const OfferFilters &filters, OfferFilterId id) const
{
    if (id == Id::Countries || id == Id::NotCountries)
        return PlaceCombo::canShow(id == Id::Countries ? filters.countries : filters.notCountries);
    for (const NumberFilter *field : m_numbers) {
        if (field->id() == id)
            return field->canShow(filters);
    }
    return has(id);
}

int MoreFilters::setCount() const
{
    OfferFilters filters;
    read(filters);
    const QList<Id> ids = offerFilterIds();
    return int(std::count_if(ids.begin(), ids.end(), [&](Id id) { return has(id) && isSet(filters, id); }));
}

void MoreFilters::setOffers(const QList<Offer> &offers)
{
    QHash<QString, int> byCountry;
    for (const Offer &offer : offers) {
        if (const QString country = countryOf(offer); !country.isEmpty())
            ++byCountry[country];
    }
    m_places->setOffers(byCountry);
    m_notPlaces->setOffers(byCountry);
}

bool MoreFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & ~Qt::KeypadModifier)) {
            Q_EMIT searchWanted();
            return true;
        }
        auto *flag = qobject_cast<QComboBox *>(watched);
        if ((flag == m_datacenter || flag == m_staticIp)
            && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)) {
            flag->setCurrentIndex(0);
            Q_EMIT edited();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}
