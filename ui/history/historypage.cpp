// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "launch/contractdestroyer.h"
#include "launch/historyexport.h"
#include "launch/historyfilter.h"
#include "launch/historymodel.h"
#include "launch/journalservice.h"
#include "launch/reconciler.h"
#include "ui/history/historyactions.h"
#include "ui/history/historydetail.h"
#include "ui/history/historynotice.h"
#include "ui/history/historytable.h"
#include "ui/history/historywriter.h"
#include "ui/history/messagebar.h"
#include "ui/session.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/wheelguard.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int tickMs = 500;

struct KindName
{
    HistoryFilter::Kind kind;
    QString name;
};

QList<KindName> kindNames()
{
    using Kind = HistoryFilter::Kind;
    return {
        {Kind::All, HistoryPage::tr("All launches")},
        {Kind::Unresolved, HistoryPage::tr("Unresolved")},
        {Kind::Created, HistoryPage::tr("Created")},
        {Kind::Refused, HistoryPage::tr("Refused")},
        {Kind::NotSent, HistoryPage::tr("Not sent")},
        {Kind::NotFound, HistoryPage::tr("Not found")},
    };
}

}

HistoryPage::HistoryPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new HistoryModel(services.journal, this))
    , m_filtered(new HistoryFilter(*m_model, this))
    , m_actions(new HistoryActions(services, this))
    , m_writer(new HistoryWriter(this))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("historyPage"));
    m_model->setLive(false); // until somebody looks
    m_tick->setInterval(tickMs);
    build();
    connectParts();
    addKeys();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::build()
{
    m_message = new MessageBar(this);
    m_table = new HistoryTable(*m_filtered, this);
    m_detail = new HistoryDetail;
    m_detail->hide();
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("history.scroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_detail);
    setGroundTone(m_scroll->viewport(), Tone::Card);
    m_scroll->viewport()->setAutoFillBackground(true);

    m_split = new QSplitter(this);
    m_split->setObjectName(QStringLiteral("history.split"));
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(spacing);
    m_split->addWidget(m_table);
    m_split->addWidget(m_scroll);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({500, 500}); // shares, not pixels
    m_table->setMinimumWidth(320);
    m_scroll->setMinimumWidth(360);

    auto *shown = new QWidget(this);
    m_stack = new QStackedLayout(shown);
    m_stack->addWidget(m_split);
    buildNotices();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing + spacing / 2, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    m_bar = buildBar();
    layout->addWidget(m_bar);
    layout->addWidget(m_message);
    layout->addWidget(shown, 1);
}

QWidget *HistoryPage::buildBar()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("history.search"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setPlaceholderText(tr("Search: id, offer, contract, GPU, image, label, error"));
    m_search->setToolTip(tr("Every word must be found somewhere in the launch (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(glyphIcon(Glyph::Search), QLineEdit::LeadingPosition);
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(QStringLiteral("history.filter"));
    m_kind->setAccessibleName(tr("Which launches"));
    for (const KindName &one : kindNames())
        m_kind->addItem(one.name, static_cast<int>(one.kind));
    new WheelGuard(m_kind);
    m_count = new QLabel(bar);
    m_count->setObjectName(QStringLiteral("history.count"));
    setTextTone(m_count, Tone::Quiet);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_kind);
    layout->addWidget(m_count);
    layout->addWidget(buildMenu());
    return bar;
}

QWidget *HistoryPage::buildMenu()
{
    auto *more = new QPushButton(this);
    more->setObjectName(QStringLiteral("history.more"));
    more->setText(tr("&Export"));
    more->setAccessibleName(tr("Export"));
    more->setToolTip(tr("Write the launches that are shown to a file"));
    auto *menu = new QMenu(more);
    const auto add = [&](const char *name, const QString &text, HistoryWriter::Format format) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, format] {
            QList<LaunchRecord> records;
            for (int row = 0; row < m_filtered->rowCount(); ++row)
                records << m_model->recordAt(m_filtered->mapToSource(m_filtered->index(row, 0)).row());
            m_writer->write(records, format);
        });
    };
    add("history.exportCsv", tr("As &CSV…"), HistoryWriter::Format::Csv);
    add("history.exportJson", tr("As &JSON…"), HistoryWriter::Format::Json);
    more->setMenu(menu);
    return more;
}

void HistoryPage::buildNotices()
{
    auto *empty = new HistoryNotice(QStringLiteral("empty"),
        {tr("Nothing launched yet"),
            tr("Every launch is written here before it is sent, and then what became of it. If the network "
               "or "
               "this program fails in between, Berth looks for the contract in your account and tells you "
               "here."),
            tr("&Rent an instance")},
        this);
    auto *none = new HistoryNotice(QStringLiteral("none"),
        {tr("No launch fits"), tr("None of the launches has all of these words and is of this kind."),
            tr("Show &all launches")},
        this);
    connect(empty, &HistoryNotice::actionWanted, this, &HistoryPage::rentWanted);
    connect(none, &HistoryNotice::actionWanted, this, [this] {
        m_search->clear();
        m_kind->setCurrentIndex(0);
        m_table->setFocus();
    });
    m_empty = empty;
    m_none = none;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_none);
}

void HistoryPage::connectParts()
{
    connect(m_model, &HistoryModel::refreshed, this, &HistoryPage::refreshed);
    connect(m_model, &HistoryModel::failed, this, [this](const QString &words) {
        tell(words, Tone::Error);
        m_journalFailed = true;
    });
    connect(&m_services.journal, &JournalService::notice, this,
        [this](const QString &words) { tell(words, Tone::Warning); });
    connect(&m_services.session, &Session::changed, this, [this] { showRecord(false); });
    connect(&m_services.reconciler, &Reconciler::lookingChanged, this, [this] { showRecord(false); });
    connect(&m_services.destroyer, &ContractDestroyer::changed, this, [this] { showRecord(false); });
    connect(m_actions, &HistoryActions::done, this, [this](const QString &words) {
        tell(words, Tone::Success);
        showRecord(false);
    });
    connect(m_actions, &HistoryActions::failed, this, [this](const QString &words) {
        tell(words, Tone::Error);
        showRecord(false);
    });
    connect(m_writer, &HistoryWriter::written, this, &HistoryPage::copied);
    connect(
        m_writer, &HistoryWriter::failed, this, [this](const QString &words) { tell(words, Tone::Error); });
    connect(m_search, &QLineEdit::textChanged, this, &HistoryPage::narrow);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryPage::narrow);
    connect(m_table, &HistoryTable::currentIdChanged, this, &HistoryPage::showCurrent);
    connect(m_tick, &QTimer::timeout, this, &HistoryPage::tick);

    connect(m_detail, &HistoryDetail::lookWanted, m_actions, &HistoryActions::lookNow);
    connect(m_detail, &HistoryDetail::absentWanted, this,
        [this] { m_actions->declareAbsent(m_detail->record()); });
    connect(m_detail, &HistoryDetail::candidateChosen, this,
        [this](qint64 contract) { m_actions->declareCreated(m_detail->record(), contract); });
    connect(m_detail, &HistoryDetail::mendWanted, this,
        [this](const Difference &difference) { m_actions->mend(m_detail->record(), difference); });
    connect(
        m_detail, &HistoryDetail::destroyWanted, this, [this] { m_actions->destroy(m_detail->record()); });
    connect(m_detail, &HistoryDetail::copyJsonWanted, this, &HistoryPage::copyJson);
    connect(m_detail, &HistoryDetail::copyContractWanted, this, [this] {
        QGuiApplication::clipboard()->setText(QString::number(m_detail->record().contract));
        Q_EMIT copied(tr("Contract number copied"));
    });
    connect(m_detail, &HistoryDetail::openWanted, this,
        [this] { Q_EMIT linkWanted(QUrl(QStringLiteral("https://cloud.vast.ai/instances/"))); });
}

void HistoryPage::addKeys()
{
    // Del and Ctrl+C mean something else in a line of text, so they are the list's.
    const auto add = [this](const QKeySequence &keys, QWidget *where, Qt::ShortcutContext context, auto act) {
        connect(new QShortcut(keys, where, nullptr, nullptr, context), &QShortcut::activated, this, act);
    };
    add(QKeySequence::Find, this, Qt::WindowShortcut, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(Qt::Key_F5, this, Qt::WindowShortcut, [this] {
        if (m_detail->isVisible() && m_detail->canLook())
            m_actions->lookNow();
    });
    add(QKeySequence::Delete, m_table, Qt::WidgetShortcut, [this] {
        if (m_detail->isVisible() && m_detail->canDestroy())
            m_actions->destroy(m_detail->record());
    });
    add(QKeySequence::Copy, m_table, Qt::WidgetShortcut, [this] { copyJson(); });
}

void HistoryPage::showLaunch(const QString &id)
{
    m_wanted = id;
    if (m_model->isLoaded())
        refreshed();
}

void HistoryPage::refreshed()
{
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0) {
        if (!m_table->selectId(m_wanted)) { // hidden by the search or the filter
            m_search->clear();
            m_kind->setCurrentIndex(0);
            m_table->selectId(m_wanted);
        }
        m_wanted.clear();
    }
    if (m_table->currentId().isEmpty())
        m_table->selectFirst();
    showCount();
    if (m_journalFailed)
        m_message->hide();
    m_journalFailed = false;
    const LaunchRecord *record = m_model->record(m_detail->record().id);
    if (record && *record != m_detail->record())
        showRecord(true);
}

void HistoryPage::showCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filtered->rowCount();
    m_count->setText(m_filtered->isNarrowed() ? tr("%1 of %2").arg(shown).arg(all)
            : all == 1                        ? tr("1 launch")
                                              : tr("%1 launches").arg(all));
    m_bar->setVisible(all > 0);
    m_stack->setCurrentWidget(all == 0 ? m_empty : shown == 0 ? m_none : m_split);
}

void HistoryPage::narrow()
{
    m_filtered->setKind(static_cast<HistoryFilter::Kind>(m_kind->currentData().toInt()));
    m_filtered->setSearch(m_search->text());
    if (m_table->currentId().isEmpty())
        m_table->selectFirst();
    showCount();
}

void HistoryPage::showCurrent()
{
    if (!m_table->currentId().isEmpty() && m_table->currentId() != m_detail->record().id)
        m_scroll->verticalScrollBar()->setValue(0);
    showRecord(true);
}

void HistoryPage::showRecord(bool readTimeline)
{
    const LaunchRecord *record = m_model->record(m_table->currentId());
    m_detail->setVisible(record != nullptr);
    if (!record)
        return;
    m_detail->show(*record,
        {m_actions->isMine(*record), m_services.session.isSandbox(), m_services.reconciler.isLooking(),
            m_services.destroyer.isBusy(record->id)});
    tick();
    if (!readTimeline)
        return;
    m_services.journal.ask(
        this, [id = record->id](const Journal &journal) { return journal.timeline(id); },
        [this, id = record->id](const auto &timeline) {
            if (id != m_detail->record().id)
                return; // another was chosen meanwhile
            if (timeline)
                m_detail->setTimeline(*timeline);
            else
                tell(timeline.error().message, Tone::Error);
        });
}

void HistoryPage::tick()
{
    m_detail->setNow(m_services.clock.now());
}

void HistoryPage::tell(const QString &words, Tone tone)
{
    m_journalFailed = false;
    m_message->tell(words, tone);
}

void HistoryPage::copyJson()
{
    if (!m_detail->isVisible())
        return;
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(launchJson(m_detail->record(), m_detail->timeline())));
    Q_EMIT copied(tr("Launch copied as JSON, without secrets"));
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setLive(true);
    m_tick->start();
    showRecord(false);
    if (!event->spontaneous())
        m_table->setFocus();
}

void HistoryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setLive(false);
    m_tick->stop();
}

}
