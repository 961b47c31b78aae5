// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/volumes/volumedialog.h"

#include "market/cost.h"
#include "market/offertext.h"
#include "ui/offers/searchfailure.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheelguard.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

constexpr int usualSizeGb = 15; // the official client's
const QString usualMountPath = QStringLiteral("/data");

QLabel *words(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString gigabytes(double gb)
{
    return VolumeDialog::tr("%1 GB").arg(QLocale().toString(gb, 'f', QLocale::FloatingPointShortest));
}

}

VolumeDialog::VolumeDialog(
    const Services &services, const std::optional<Offer> &offer, const RequestFields &form, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_finder(services.client, services.clock, services.pacer)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("volumes"));
    setWindowTitle(tr("Choose a volume"));
    build(form);
    connect(&m_finder, &VolumeFinder::listed, this, &VolumeDialog::showVolumes);
    connect(&m_finder, &VolumeFinder::found, this, &VolumeDialog::showOffers);
    connect(&m_finder, &VolumeFinder::listFailed, this, [this](const ApiError &error) {
        m_ownStatus->setText(describe(error) + u' ' + whatToDo(error));
        m_again->show();
    });
    connect(&m_finder, &VolumeFinder::searchFailed, this, [this](const ApiError &error) {
        m_newStatus->setText(describe(error) + u' ' + whatToDo(error));
        m_again->show();
    });
    ask();
}

VolumeDialog::~VolumeDialog() = default;

void VolumeDialog::build(const RequestFields &form)
{
    m_tabs->setObjectName(QStringLiteral("volumes.tabs"));
    m_tabs->addTab(buildOwn(), tr("&Your volumes"));
    m_tabs->addTab(buildNew(), tr("A &new one"));
    m_tabs->setCurrentIndex(form.isTrue(FieldId::VolumeCreateNew) ? New : Own);

    m_mount = new QLineEdit(this);
    m_mount->setObjectName(QStringLiteral("volumes.mount"));
    const QString mount = form.text(FieldId::VolumeMountPath);
    m_mount->setText(mount.isEmpty() ? usualMountPath : mount);
    m_mount->setToolTip(tr("Where the instance sees it; a path from the root on"));
    auto *below = new QFormLayout;
    below->addRow(tr("&Mount path"), m_mount);
    m_why = words("volumes.why", this);
    setTextTone(m_why, Tone::Quiet);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("volumes.cancel"));
    m_again = new QPushButton(tr("Ask &again"), this); // a box would show it again and again
    m_again->setAutoDefault(false);
    m_again->setObjectName(QStringLiteral("volumes.again"));
    m_again->hide();
    m_use = buttons->addButton(tr("&Use volume"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("volumes.use"));
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &VolumeDialog::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &VolumeDialog::ask);
    connect(m_tabs, &QTabWidget::currentChanged, this, &VolumeDialog::refresh);
    connect(m_mount, &QLineEdit::textChanged, this, &VolumeDialog::refresh);

    if (const qint64 *size = form.get<qint64>(FieldId::VolumeSize))
        m_size->setValue(int(std::clamp<qint64>(*size, 1, m_size->maximum())));
    m_name->setText(form.text(FieldId::VolumeName));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(below);
    layout->addWidget(m_why);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_again);
    bottom->addWidget(buttons, 1);
    layout->addLayout(bottom);
    resize(80 * spacing, 50 * spacing);
}

QWidget *VolumeDialog::buildOwn()
{
    auto *page = new QWidget(m_tabs);
    m_ownStatus = words("volumes.ownStatus", page);
    m_own = new QTableWidget(0, 5, page);
    m_own->setObjectName(QStringLiteral("volumes.own"));
    m_own->setAccessibleName(tr("Your volumes"));
    m_own->setHorizontalHeaderLabels({tr("Volume"), tr("Name"), tr("Size"), tr("$/h"), tr("Where")});
    m_own->verticalHeader()->hide();
    m_own->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_own->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_own->setSelectionMode(QAbstractItemView::SingleSelection);
    m_own->setTabKeyNavigation(false);
    m_own->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_own->horizontalHeader()->setStretchLastSection(true);
    connect(m_own, &QTableWidget::itemSelectionChanged, this, &VolumeDialog::refresh);
    connect(m_own, &QTableWidget::itemActivated, this, &VolumeDialog::use);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_ownStatus);
    layout->addWidget(m_own, 1);
    return page;
}

QWidget *VolumeDialog::buildNew()
{
    auto *page = new QWidget(m_tabs);
    m_newStatus = words("volumes.newStatus", page);
    m_size = new QSpinBox(page);
    m_size->setObjectName(QStringLiteral("volumes.size"));
    m_size->setRange(1, 1'000'000);
    m_size->setValue(usualSizeGb);
    m_size->setSuffix(tr(" GB"));
    new WheelGuard(m_size);
    m_name = new QLineEdit(page);
    m_name->setObjectName(QStringLiteral("volumes.name"));
    m_name->setPlaceholderText(tr("none"));
    m_cost = words("volumes.cost", page);
    connect(m_size, &QSpinBox::valueChanged, this, &VolumeDialog::showCost);
    auto *form = new QFormLayout;
    form->addRow(tr("&Size"), m_size);
    form->addRow(tr("Nam&e"), m_name);
    form->addRow(tr("Cost"), m_cost);
    auto *note = words("volumes.note", page);
    note->setText(
        tr("It is made together with the instance, stays when that is destroyed, and is billed until "
           "you delete it."));
    setTextTone(note, Tone::Quiet);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_newStatus);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addStretch();
    return page;
}

void VolumeDialog::ask()
{
    m_again->hide();
    m_ownStatus->setText(tr("Asking for your volumes…"));
    m_finder.list();
    if (m_offer && m_offer->machineId > 0) {
        m_newStatus->setText(tr("Asking what machine %1 has…").arg(m_offer->machineId));
        m_finder.search(m_offer->machineId);
    } else {
        m_newStatus->setText(tr("Choose an offer first: a new volume is made on its machine."));
    }
    showCost();
}

bool VolumeDialog::isElsewhere(const Volume &volume) const
{
    return m_offer && m_offer->machineId > 0 && volume.machineId != m_offer->machineId;
}

void VolumeDialog::showVolumes(const QList<Volume> &volumes)
{
    m_volumes = volumes;
    // Those that can be used with the offer come first.
    std::stable_partition(
        m_volumes.begin(), m_volumes.end(), [this](const Volume &one) { return !isElsewhere(one); });
    const auto here = std::count_if(
        m_volumes.begin(), m_volumes.end(), [this](const Volume &one) { return !isElsewhere(one); });
    m_own->setRowCount(int(m_volumes.size()));
    for (int row = 0; row < m_own->rowCount(); ++row) {
        const Volume &one = m_volumes.at(row);
        const QString where = !m_offer || m_offer->machineId <= 0 ? tr("machine %1").arg(one.machineId)
            : isElsewhere(one) ? tr("on another machine: %1").arg(one.machineId)
                               : tr("on this offer's machine");
        const QStringList cells{QString::number(one.id), one.name.isEmpty() ? OfferText::unknown() : one.name,
            gigabytes(one.sizeGb),
            one.perHour == Money() ? OfferText::unknown() : one.perHour.toDisplay(QLocale()), where};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            if (isElsewhere(one))
                item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
            m_own->setItem(row, column, item);
        }
    }
    if (m_volumes.isEmpty())
        m_ownStatus->setText(tr("This account has no volumes. Make a new one on the offer's machine."));
    else if (!m_offer || m_offer->machineId <= 0)
        m_ownStatus->setText(tr("No offer is chosen: take one of the volume's machine, or it is refused."));
    else if (here == 0)
        m_ownStatus->setText(tr("None of your volumes is on machine %1, where this offer is. A volume can't "
                                "move; take an offer of its machine, or make a new one.")
                                 .arg(m_offer->machineId));
    else
        m_ownStatus->setText(
            tr("%1 of yours on machine %2, where this offer is.").arg(here).arg(m_offer->machineId));
    if (!m_volumes.isEmpty())
        m_own->selectRow(0);
    refresh();
}

void VolumeDialog::showOffers(const QList<VolumeOffer> &offers)
{
    m_space.reset();
    for (const VolumeOffer &one : offers) { // the cheapest that has some space
        if (one.freeGb >= 1 && (!m_space || one.storageCost < m_space->storageCost))
            m_space = one;
    }
    if (m_space) {
        const QString price = m_space->storageCost > 0
            ? tr("$%1 a GB and month").arg(QLocale().toString(m_space->storageCost, 'f', 3))
            : tr("price not told");
        const QString disk = m_space->diskName.isEmpty() ? QString() : QStringLiteral(" · ") + m_space->diskName;
        m_newStatus->setText(tr("Machine %1: up to %2, %3%4")
                                 .arg(m_space->machineId)
                                 .arg(gigabytes(m_space->freeGb), price, disk));
    } else {
        m_newStatus->setText(
            tr("Machine %1 offers no space for volumes.").arg(m_offer ? m_offer->machineId : 0));
    }
    showCost();
}

void VolumeDialog::showCost()
{
    if (m_space && m_space->storageCost > 0) {
        const Money hour = diskPerHour(m_space->storageCost, m_size->value());
        m_cost->setText(
            tr("%1/h · %2 a month, used or not")
                .arg(hour.toDisplay(QLocale(), 4), (hour * hoursPerStorageMonth).toDisplay(QLocale(), 2)));
    } else {
        m_cost->setText(OfferText::unknown());
    }
    refresh();
}

const Volume *VolumeDialog::currentVolume() const
{
    const int row = m_own->selectedItems().isEmpty() ? -1 : m_own->currentRow();
    return row >= 0 && row < m_volumes.size() ? &m_volumes.at(row) : nullptr;
}

QString VolumeDialog::whyNot() const
{
    if (m_tabs->currentIndex() == Own) {
        const Volume *volume = currentVolume();
        if (!volume)
            return tr("No volume is chosen.");
        if (isElsewhere(*volume))
            return tr("Volume %1 is on machine %2; the offer is of machine %3.")
                .arg(volume->id)
                .arg(volume->machineId)
                .arg(m_offer->machineId);
    } else if (!m_space) {
        return tr("There is no space for a new volume yet.");
    } else if (m_size->value() > m_space->freeGb) {
        return tr("The machine has %1 at most.").arg(gigabytes(m_space->freeGb));
    }
    if (!m_mount->text().startsWith(u'/'))
        return tr("The mount path begins with a slash.");
    return {};
}

void VolumeDialog::refresh()
{
    if (!m_use || !m_mount)
        return; // still being built
    const QString why = whyNot();
    m_why->setText(why);
    m_use->setEnabled(why.isEmpty());
}

void VolumeDialog::use()
{
    if (!whyNot().isEmpty())
        return;
    QList<QPair<FieldId, FieldValue>> values;
    const bool create = m_tabs->currentIndex() == New;
    const QString name = m_name->text().trimmed();
    values.append({FieldId::VolumeCreateNew, create});
    values.append({FieldId::VolumeId, create ? m_space->id : currentVolume()->id});
    values.append({FieldId::VolumeSize, create ? FieldValue(qint64(m_size->value())) : FieldValue()});
    values.append({FieldId::VolumeName, create && !name.isEmpty() ? FieldValue(name) : FieldValue()});
    values.append({FieldId::VolumeMountPath, m_mount->text().trimmed()});
    accept();
    Q_EMIT chosen(values);
}

}
