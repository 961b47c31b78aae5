// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerboard.h"

#include "market/markbook.h"
#include "market/offermodel.h"
#include "market/offersortmodel.h"
#include "market/offertext.h"
#include "store/settings.h"
#include "ui/offers/comparedialog.h"
#include "ui/offers/experiencereader.h"
#include "ui/offers/offercolumns.h"
#include "ui/offers/offerdetailspane.h"
#include "ui/offers/offertable.h"
#include "ui/services.h"
#include "ui/widgets/tabchain.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>

namespace berth {
namespace {

const QString columnsName = QStringLiteral("offerColumns");
const QString detailsName = QStringLiteral("offerDetails");
const QByteArray shut = QByteArrayLiteral("shut"); // the details; otherwise their width

using Of = OfferMarks::Of;
using Mark = OfferMarks::Mark;

QPushButton *plainButton(const char *name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

}

OfferBoard::OfferBoard(OfferModel &model, OfferSortModel &sorted, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_sorted(sorted)
    , m_table(new OfferTable(sorted))
    , m_pane(new OfferDetailsPane)
    , m_splitter(new QSplitter)
{
    build();
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &OfferBoard::refresh);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&sorted, signal, this, &OfferBoard::refreshSoon);
    connect(&sorted, &QAbstractItemModel::modelReset, this, &OfferBoard::refreshSoon);
    connect(&sorted, &QAbstractItemModel::dataChanged, this, &OfferBoard::refreshSoon);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OfferBoard::refreshSoon);
    connect(m_table, &OfferTable::currentRowChanged, this, &OfferBoard::refreshSoon);
    connect(m_table, &OfferTable::foldWanted, this, &OfferBoard::fold);
    connect(&m_table->columns(), &OfferColumns::changed, this, &OfferBoard::remember);
    connect(m_splitter, &QSplitter::splitterMoved, this, &OfferBoard::remember);
    connect(m_pane, &OfferDetailsPane::copied, this, &OfferBoard::said);
    refresh();
}

void OfferBoard::build()
{
    m_splitter->setObjectName(QStringLiteral("offers.splitter"));
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({700, 300});
    buildMarkButtons();

    m_hiddenWords = new QLabel;
    m_hiddenWords->setObjectName(QStringLiteral("offers.hidden"));
    setTextTone(m_hiddenWords, Tone::Quiet);
    m_showHidden = plainButton("offers.hidden.show", tr("Show"), tr("Show what you never want again, too"));
    m_showHidden->setAccessibleName(tr("Show the hidden offers"));
    connect(m_showHidden, &QPushButton::clicked, this, [this] {
        m_showsHidden = !m_showsHidden;
        followMarks();
    });
    m_hiddenLine = new QWidget;
    auto *hidden = new QHBoxLayout(m_hiddenLine);
    hidden->setContentsMargins(0, 0, 0, 0);
    hidden->addWidget(m_hiddenWords);
    hidden->addWidget(m_showHidden);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_splitter, 1);
    column->addLayout(buildTools());
    addShortcuts();
    chainTabs(nullptr);
}

QWidget *OfferBoard::chainTabs(QWidget *before)
{
    return berth::chainTabs(before,
        {m_table, m_favourite, m_never, m_pane->facts(), m_pane->copyButton(), m_group, m_showHidden,
            m_compare, m_columns, m_details});
}

QHBoxLayout *OfferBoard::buildTools()
{
    m_group = new QCheckBox(tr("One row a mac&hine"));
    m_group->setObjectName(QStringLiteral("offers.group"));
    m_group->setAccessibleName(tr("One row a machine"));
    m_group->setToolTip(
        tr("The best price of each machine. + and − on a row show and hide its other offers."));
    connect(m_group, &QCheckBox::toggled, this, [this](bool on) {
        m_sorted.setGrouped(on);
        if (on)
            m_table->columns().setShown(OfferModel::OnMachine, true);
    });
    m_columns
        = plainButton("offers.columns", tr("Colu&mns"), tr("Choose the columns; drag a heading to move it"));
    m_columns->setMenu(m_table->columns().makeMenu(m_columns));
    m_details
        = plainButton("offers.details.toggle", tr("&Details"), tr("Everything known of the chosen offer"));
    m_details->setCheckable(true);
    m_details->setChecked(true);
    connect(m_details, &QPushButton::toggled, this, &OfferBoard::showDetails);
    connect(m_details, &QPushButton::clicked, this, &OfferBoard::remember);
    m_compare = plainButton("offers.compare", tr("Com&pare"),
        tr("Two to four offers side by side: choose them with Ctrl and a click, or with Shift and the arrow "
           "keys"));
    connect(m_compare, &QPushButton::clicked, this, &OfferBoard::compareChosen);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(spacing);
    tools->addWidget(m_group);
    tools->addWidget(m_hiddenLine);
    tools->addStretch(1);
    tools->addWidget(m_compare);
    tools->addWidget(m_columns);
    tools->addWidget(m_details);
    return tools;
}

void OfferBoard::buildMarkButtons()
{
    m_favourite = plainButton("offers.favourite", tr("★ &Favourite"),
        tr("Whether the machine is one of your favourites (Ctrl+D in the table)"));
    m_favourite->setCheckable(true);
    m_never = plainButton("offers.never", tr("&Never again"),
        tr("Whether the machine is hidden from now on (Delete in the table)"));
    m_never->setCheckable(true);
    connect(m_favourite, &QPushButton::clicked, this, [this] { toggle(Of::Machine, Mark::Favourite); });
    connect(m_never, &QPushButton::clicked, this, [this] { toggle(Of::Machine, Mark::Never); });
    m_pane->addAction(m_favourite);
    m_pane->addAction(m_never);
}

void OfferBoard::addShortcuts()
{
    const auto onTable = [this](const QKeySequence &keys, auto work) {
        connect(new QShortcut(keys, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            this, work);
    };
    onTable(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { toggle(Of::Machine, Mark::Favourite); });
    onTable(QKeySequence(Qt::Key_Delete), [this] { toggle(Of::Machine, Mark::Never); });
}

void OfferBoard::attach(const Services &services)
{
    m_settings = &services.settings;
    m_marks = &services.marks;
    const QByteArray columns = m_settings->blob(columnsName);
    const QByteArray details = m_settings->blob(detailsName);
    if (!columns.isEmpty())
        m_table->restoreColumns(columns);
    if (details == shut)
        m_details->setChecked(false);
    else if (const int width = details.toInt(); width > 0)
        m_splitter->setSizes({std::max(1, 1000 - width), width});
    connect(m_marks, &MarkBook::changed, this, &OfferBoard::followMarks);
    m_experiences = new ExperienceReader(services.journal, services.client, services.session, this);
    connect(m_experiences, &ExperienceReader::changed, this,
        [this] { m_model.setExperiences(m_experiences->experiences()); });
    followMarks();
}

void OfferBoard::remember()
{
    if (!m_settings)
        return;
    if (m_table->hasFitColumns())
        m_settings->setBlob(columnsName, m_table->columns().state());
    const bool shown = m_details->isChecked();
    m_settings->setBlob(detailsName, shown ? QByteArray::number(m_splitter->sizes().value(1)) : shut);
}

void OfferBoard::followMarks()
{
    const OfferMarks marks = m_marks ? m_marks->marks() : OfferMarks();
    m_model.setMarks(marks);
    if (m_showsHidden || marks.neverCount() == 0)
        m_sorted.setHiding({});
    else
        m_sorted.setHiding([marks](const Offer &offer) { return marks.isNever(offer); });
    refreshSoon();
}

void OfferBoard::mark(Of of, Mark mark)
{
    const auto offer = current();
    if (!offer || !m_marks)
        return;
    const qint64 id = of == Of::Machine ? offer->machineId : offer->hostId;
    if (id <= 0) {
        Q_EMIT said(tr("The market did not tell the number."));
        return;
    }
    const int row = m_table->currentRow();
    if (const auto kept = m_marks->setMark(of, id, mark); !kept)
        Q_EMIT said(kept.error());
    if (!current()) // it is hidden now: the keys go on where it was
        m_table->selectRow(std::min(row, m_sorted.rowCount() - 1));
}

void OfferBoard::toggle(Of of, Mark wanted)
{
    const auto offer = current();
    if (!offer || !m_marks)
        return;
    const Mark now = m_marks->marks().mark(of, of == Of::Machine ? offer->machineId : offer->hostId);
    mark(of, now == wanted ? Mark::None : wanted);
    refreshSoon();
}

void OfferBoard::fold(int row, bool unfolded)
{
    if (!m_sorted.isGrouped() || row < 0)
        return;
    const Offer offer = m_sorted.offerAt(row);
    const bool under = m_sorted.isUnder(row);
    m_sorted.setUnfolded(offer.machineId, unfolded);
    if (!under || unfolded)
        return;
    for (int at = 0; at < m_sorted.rowCount(); ++at) { // its row has gone
        if (m_sorted.offerAt(at).machineId == offer.machineId)
            m_table->selectRow(at);
    }
}

std::optional<Offer> OfferBoard::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_sorted.rowCount() ? std::optional(m_sorted.offerAt(row)) : std::nullopt;
}

QList<Offer> OfferBoard::chosen() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<Offer> offers;
    for (const QModelIndex &row : rows)
        offers.append(m_sorted.offerAt(row.row()));
    return offers;
}

void OfferBoard::refreshSoon()
{
    if (!m_refresh.isActive())
        m_refresh.start();
}

void OfferBoard::refresh()
{
    const auto offer = current();
    if (!offer) {
        m_pane->showNothing();
    } else if (m_pane->isVisibleTo(this)) {
        const int row = m_model.rowOf(offer->id);
        m_pane->show(*offer,
            {m_model.rentalType(), m_model.disk(), m_model.plan(), m_model.standingAt(row),
                experienceText(m_model.experienceAt(row)), QDateTime::currentDateTimeUtc()});
    }
    const bool canMark = offer && m_marks && offer->machineId > 0;
    const Mark now = canMark ? m_marks->marks().mark(Of::Machine, offer->machineId) : Mark::None;
    m_favourite->setEnabled(canMark);
    m_favourite->setChecked(now == Mark::Favourite);
    m_never->setEnabled(canMark);
    m_never->setChecked(now == Mark::Never);

    const int hidden = m_sorted.hiddenCount();
    const bool shows = m_showsHidden && m_marks && m_marks->marks().neverCount() > 0;
    m_hiddenWords->setText(shows ? tr("Never again: shown") : tr("%1 hidden: never again").arg(hidden));
    m_showHidden->setText(shows ? tr("Hide") : tr("Show"));
    m_hiddenLine->setVisible(hidden > 0 || shows);
    const auto count = m_table->selectionModel()->selectedRows().size();
    m_compare->setEnabled(count >= 2 && count <= CompareDialog::mostOffers);
    m_compare->setText(count >= 2 ? tr("Com&pare %1").arg(count) : tr("Com&pare"));
}

void OfferBoard::showDetails(bool on)
{
    m_pane->setVisible(on);
    refreshSoon();
}

void OfferBoard::compareChosen()
{
    const QList<Offer> offers = chosen();
    if (offers.size() < 2 || offers.size() > CompareDialog::mostOffers)
        return;
    QStringList experiences;
    for (const Offer &offer : offers)
        experiences.append(experienceText(m_model.experienceAt(m_model.rowOf(offer.id))));
    auto *dialog = new CompareDialog(
        compareOffers(offers, experiences, m_model.rentalType(), m_model.disk(), m_model.plan()), offers,
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::taken, this, &OfferBoard::offerTaken);
    dialog->open();
}

void OfferBoard::addMarkActions(QMenu &menu, const Offer &offer)
{
    const auto add = [this, &menu](const char *name, const QString &text, Of of, qint64 id, Mark wanted) {
        QAction *action = menu.addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setChecked(m_marks && m_marks->marks().mark(of, id) == wanted);
        action->setEnabled(m_marks && id > 0);
        connect(action, &QAction::triggered, this, [this, of, wanted] { toggle(of, wanted); });
    };
    add("offers.menu.favourite", tr("&Favourite machine"), Of::Machine, offer.machineId, Mark::Favourite);
    add("offers.menu.favouriteHost", tr("Favourite h&ost"), Of::Host, offer.hostId, Mark::Favourite);
    add("offers.menu.never", tr("&Never this machine again"), Of::Machine, offer.machineId, Mark::Never);
    add("offers.menu.neverHost", tr("Never this &host again"), Of::Host, offer.hostId, Mark::Never);
}

void OfferBoard::contextMenuEvent(QContextMenuEvent *event)
{
    const auto offer = current();
    if (!offer || !m_table->isAncestorOf(childAt(event->pos())))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("offers.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Take offer")), &QAction::triggered, this,
        [this, offer] { Q_EMIT offerTaken(*offer); });
    menu->addSeparator();
    addMarkActions(*menu, *offer);
    menu->addSeparator();
    const int row = m_table->currentRow();
    if (m_sorted.isGrouped() && m_sorted.offersBehind(row) > 1) {
        const bool unfolded = m_sorted.isUnfolded(offer->machineId);
        QAction *fold
            = menu->addAction(unfolded ? tr("Hide its other offers (−)") : tr("Show its other offers (+)"));
        connect(fold, &QAction::triggered, this, [this, row, unfolded] { this->fold(row, !unfolded); });
    }
    QAction *compare = menu->addAction(tr("&Compare the chosen"));
    compare->setEnabled(m_compare->isEnabled());
    connect(compare, &QAction::triggered, this, &OfferBoard::compareChosen);
    connect(menu->addAction(tr("Copy the offer's n&umber")), &QAction::triggered, this, [this, offer] {
        QGuiApplication::clipboard()->setText(QString::number(offer->id));
        Q_EMIT said(tr("Number copied"));
    });
    menu->popup(event->globalPos());
}

}
